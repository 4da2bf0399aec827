package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Budget;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Which scenario fits which budget, and which is the cheapest that does: live, for the case in use. */
final class SummaryBudgets {
    private static final String FITS = "fits";
    private static final String OVER = "over";
    private static final String NONE = "none";

    /** What the last digits of a sum in Excel may be off by. */
    private static final BigDecimal NOTHING = new BigDecimal("0.000000001");

    private final SummaryPage page;
    private final Draft draft;
    private final Pen pen;
    private final List<ScenarioTotal> totals;

    private SummaryBudgets(SummaryPage page) {
        this.page = page;
        this.draft = page.draft();
        this.pen = page.pen();
        this.totals = page.totals();
    }

    static void write(SummaryPage page) {
        if (!page.draft().report().request().header().budgets().isEmpty()
                && !page.totals().isEmpty()) {
            new SummaryBudgets(page).write();
        }
    }

    private void write() {
        List<Budget> budgets = draft.report().request().header().budgets();
        page.heading("Budgets: which scenario fits, case in use");
        Cross cross = Cross.at(page.row(), totals.size(), budgets.size());
        page.head(cross, draft.inMoney("Budget"));
        for (int i = 0; i < budgets.size(); i++) {
            Budget budget = budgets.get(i);
            String limit = draft.references().to(budget.where(), budget.limit().amount());
            Role role = cross.scenariosDown() ? Role.HEADER_MONEY : Role.MONEY_LABEL;
            pen.formula(
                    cross.otherRow(i),
                    cross.otherColumn(i),
                    limit,
                    budget.limit().amount(),
                    role);
            for (int k = 0; k < totals.size(); k++) {
                fit(cross, k, i, budget);
            }
            cheapest(cross, i, budget);
        }
        SheetStyles.shade(pen.sheet(), cross.cells(), FITS, OVER);
        page.moveTo(cross.below() + (cross.scenariosDown() ? 1 : 0));
    }

    /** The total in use against the budget. */
    private void fit(Cross cross, int scenario, int index, Budget budget) {
        String total = SummaryPage.total(scenario);
        String limit = limit(cross, index);
        String fits = total + "-" + limit + "<=" + Exact.text(NOTHING);
        pen.formula(
                cross.row(scenario, index),
                cross.column(scenario, index),
                "IF(ISNUMBER(" + total + "),IF(" + fits + ",\"" + FITS + "\",\"" + OVER + "\"),\"?\")",
                isWithin(totals.get(scenario), budget) ? FITS : OVER,
                Role.VERDICT);
    }

    private static String limit(Cross cross, int index) {
        return References.fixed(cross.otherRow(index), cross.otherColumn(index));
    }

    private boolean isWithin(ScenarioTotal total, Budget budget) {
        return draft.inUse(total.cost()).subtract(budget.limit().amount()).compareTo(NOTHING) <= 0;
    }

    /** Beside the last scenario, or below it. */
    private void cheapest(Cross cross, int index, Budget budget) {
        boolean down = cross.scenariosDown();
        int row = down ? cross.below() : cross.otherRow(index);
        int column = down ? cross.otherColumn(index) : 1 + totals.size();
        if (index == 0) {
            pen.text(
                    down ? row : cross.top(),
                    down ? 0 : column,
                    "Cheapest that fits",
                    down ? Role.TOTAL_LABEL : Role.HEADER_RIGHT);
        }
        String all = SummaryPage.total(0) + ":" + SummaryPage.total(totals.size() - 1);
        String names = References.fixed(SummarySheet.FIRST_TOTAL, 0) + ":"
                + References.fixed(SummarySheet.FIRST_TOTAL + totals.size() - 1, 0);
        String least = "MIN(" + all + ")";
        String found = totals.stream()
                .min(Comparator.comparing(each -> draft.inUse(each.cost())))
                .filter(each -> isWithin(each, budget))
                .map(each -> each.scenario().name())
                .orElse(NONE);
        pen.formula(
                row,
                column,
                "IF(COUNT(" + all + ")<" + totals.size() + ",\"?\",IF(" + least + "-" + limit(cross, index) + "<="
                        + Exact.text(NOTHING) + ",INDEX(" + names + ",MATCH(" + least + "," + all + ",0)),\"" + NONE
                        + "\"))",
                found,
                Role.VERDICT);
    }
}
