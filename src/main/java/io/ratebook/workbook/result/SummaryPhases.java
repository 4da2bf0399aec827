package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/** What each phase of each scenario costs, and the charts: by phase, from low to high, and by month. */
final class SummaryPhases {
    private static final int CHART_ROWS = 17;
    private static final int RIGHT_CHART = 5;
    private static final int LAST_CHART_COLUMN = 9;

    /** Beside the printed page: what the chart of the range stacks on the low case. */
    private static final int HELPERS_AT_LEAST = 10;

    private final SummaryPage page;
    private final Draft draft;
    private final Pen pen;
    private final List<ScenarioTotal> totals;

    private SummaryPhases(SummaryPage page) {
        this.page = page;
        this.draft = page.draft();
        this.pen = page.pen();
        this.totals = page.totals();
    }

    static void write(SummaryPage page, MonthRows months) {
        SummaryPhases phases = new SummaryPhases(page);
        phases.table();
        phases.months(months);
    }

    private void table() {
        page.heading("By phase, case in use");
        List<String> phases = totals.stream()
                .flatMap(each -> each.byPhase().keySet().stream())
                .distinct()
                .toList();
        Cross cross = Cross.at(page.row(), totals.size(), phases.size() + 1);
        page.head(cross, draft.inMoney("Phase"));
        int aside =
                page.setHelpersAside(Math.max(HELPERS_AT_LEAST, cross.cells().getLastColumn() + 2));
        ShownParts shown = new ShownParts(page, cross, aside, phases.size());
        shown.caption();
        for (int i = 0; i < phases.size(); i++) {
            String name = phases.get(i).isBlank() ? "(no phase)" : phases.get(i);
            pen.text(
                    cross.otherRow(i),
                    cross.otherColumn(i),
                    name,
                    cross.scenariosDown() ? Role.HEADER_RIGHT : Role.LABEL);
            for (int k = 0; k < totals.size(); k++) {
                phase(cross, shown, k, i, phases.get(i));
            }
        }
        for (int k = 0; k < totals.size(); k++) {
            shown.write(k, phases);
        }
        sums(cross, phases.size());
        page.moveTo(cross.below() + 1);
        if (!phases.isEmpty()) {
            charts(cross, phases.size());
        }
    }

    private void phase(Cross cross, ShownParts shown, int scenario, int index, String phase) {
        ScenarioTotal total = totals.get(scenario);
        String sum = new ConditionalSum(page.lines().range(LineColumn.COST))
                .where(
                        page.lines().range(LineColumn.PHASE),
                        References.fixed(cross.otherRow(index), cross.otherColumn(index)),
                        phase)
                .where(
                        page.lines().range(LineColumn.SCENARIO),
                        References.fixed(cross.scenarioRow(scenario), cross.scenarioColumn(scenario)),
                        total.scenario().name())
                .formula();
        shown.exact(scenario, index, sum, draft.inUse(total.byPhase().getOrDefault(phase, ThreePoint.ZERO)));
    }

    private void sums(Cross cross, int phases) {
        pen.text(
                cross.otherRow(phases),
                cross.otherColumn(phases),
                "Total",
                cross.scenariosDown() ? Role.HEADER_RIGHT : Role.TOTAL_LABEL);
        for (int k = 0; k < totals.size(); k++) {
            String sum = phases == 0
                    ? "0"
                    : "SUM(" + References.here(cross.row(k, 0), cross.column(k, 0)) + ":"
                            + References.here(cross.row(k, phases - 1), cross.column(k, phases - 1)) + ")";
            BigDecimal cost =
                    ShownParts.rounding(draft).of(draft.inUse(totals.get(k).cost()));
            Role role = cross.scenariosDown() ? Role.MONEY : Role.TOTAL;
            pen.formula(cross.row(k, phases), cross.column(k, phases), sum, cost, role);
        }
    }

    /** Side by side; the phases alone where no case differs. */
    private void charts(Cross cross, int phases) {
        boolean range = differs();
        int height = CHART_ROWS + (cross.scenariosDown() ? totals.size() / 2 : 0);
        int top = page.row();
        byPhase(
                cross,
                phases,
                Chart.on(pen.sheet(), new Chart.Area(0, top, range ? RIGHT_CHART : LAST_CHART_COLUMN - 1, height)));
        if (range) {
            int below = top + height + 1;
            range(Chart.on(pen.sheet(), new Chart.Area(RIGHT_CHART, top, LAST_CHART_COLUMN, height)), below);
        }
        page.moveTo(top + height);
    }

    private void byPhase(Cross cross, int phases, Chart chart) {
        chart.titled(draft.inMoney("Cost by phase, case in use"));
        boolean zero = totals.stream()
                .flatMap(each -> each.byPhase().values().stream())
                .allMatch(each -> draft.inUse(each).signum() >= 0);
        Chart.Bars bars = chart.bars(cross.scenariosDown(), true, zero);
        bars.narrow(totals.size() == 1);
        for (int i = 0; i < phases; i++) {
            bars.series(cross.names(), cross.values(i), cross.otherRow(i), cross.otherColumn(i), Chart.colour(i));
        }
        bars.plot();
    }

    /** True where low, base and high lie apart, in their order. */
    private boolean differs() {
        return totals.stream().anyMatch(each -> !each.cost().isFixed())
                && totals.stream()
                        .map(ScenarioTotal::cost)
                        .allMatch(each -> each.low().signum() >= 0
                                && each.low().compareTo(each.base()) <= 0
                                && each.base().compareTo(each.high()) <= 0);
    }

    /** Bars that float from low to high, with the base where the colour changes. */
    private void range(Chart chart, int below) {
        int first = SummarySheet.FIRST_TOTAL;
        int helpers = page.setHelpersAside(HELPERS_AT_LEAST);
        pen.text(first - 1, helpers, "Low to base", Role.HEADER_RIGHT);
        pen.text(first - 1, helpers + 1, "Base to high", Role.HEADER_RIGHT);
        pen.text(first - 2, helpers, "For the chart", Role.CAPTION);
        for (int i = 0; i < totals.size(); i++) {
            ThreePoint cost = totals.get(i).cost();
            step(first + i, helpers, cost, Case.LOW, Case.BASE);
            step(first + i, helpers + 1, cost, Case.BASE, Case.HIGH);
        }
        chart.titled(draft.inMoney("From low over base to high"));
        int last = first + totals.size() - 1;
        CellRangeAddress names = new CellRangeAddress(first, last, 0, 0);
        Chart.Bars bars = chart.bars(true, true, true);
        int low = SummarySheet.LOW;
        bars.invisible(names, new CellRangeAddress(first, last, low, low), first - 1, low);
        bars.series(names, new CellRangeAddress(first, last, helpers, helpers), first - 1, helpers, Chart.colour(1));
        bars.series(
                names,
                new CellRangeAddress(first, last, helpers + 1, helpers + 1),
                first - 1,
                helpers + 1,
                Chart.colour(2));
        bars.plot();
        page.moveTo(below);
    }

    private void step(int row, int column, ThreePoint cost, Case from, Case to) {
        String formula = References.here(row, SummarySheet.LOW + to.selector() - 1) + "-"
                + References.here(row, SummarySheet.LOW + from.selector() - 1);
        page.money(row, column, formula, cost.at(to).subtract(cost.at(from)));
    }

    private void months(MonthRows months) {
        if (months.isEmpty()) {
            return;
        }
        int top = page.row() + 1;
        Chart chart = Chart.on(pen.sheet(), new Chart.Area(0, top, LAST_CHART_COLUMN - 1, CHART_ROWS));
        chart.titled(draft.inMoney("Cost by month, case in use"));
        Chart.Bars bars = chart.bars(false, false, false);
        months.rows().forEach((scenario, row) -> bars.series(months, row, scenario));
        bars.plot();
        page.moveTo(top + CHART_ROWS);
    }
}
