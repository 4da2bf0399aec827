package io.ratebook.workbook;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Header;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.report.Category;
import io.ratebook.report.CreditUse;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The page that is attached to a budget request: totals, budgets, phases, a chart and what to know about them. */
final class SummarySheet {
    static final String NAME = "Summary";

    /** Where the totals by scenario begin, from 0: name, in use, low, base, high. */
    static final int FIRST_TOTAL = 6;

    static final int LOW = 2;

    private static final int SELECTOR_ROW = 2;
    private static final int SELECTOR_COLUMN = 1;
    private static final int SHOWN_FINDINGS = 6;
    private static final int LONGEST_MESSAGE = 150;
    private static final int CHART_ROWS = 17;
    private static final int LEAST_COLUMNS = 9;
    private static final int NAME_WIDTH = 30;
    private static final int NUMBER_WIDTH = 15;
    private static final int TEXT_WIDTH = 46;
    private static final float HEAD_HEIGHT = 28;

    private final Draft draft;
    private final LinesSheet lines;
    private final Pen pen;
    private final List<ScenarioTotal> totals;
    private int row;

    private SummarySheet(Draft draft, LinesSheet lines) {
        this.draft = draft;
        this.lines = lines;
        this.pen = new Pen(draft.workbook().getSheet(NAME), draft.styles());
        this.totals = draft.report().totals();
    }

    /** The first sheet, empty yet, so that formulas may point to its case selector. */
    static XSSFSheet create(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.createSheet(NAME);
        workbook.setSheetOrder(NAME, 0);
        return sheet;
    }

    /** The case selector of a workbook whose input has none. */
    static CaseSelector selector(XSSFSheet sheet, SheetStyles styles) {
        Pen pen = new Pen(sheet, styles);
        pen.number(SELECTOR_ROW, SELECTOR_COLUMN, BigDecimal.valueOf(Case.BASE.selector()), Role.COUNT_INPUT);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation choices = helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"1", "2", "3"}),
                new CellRangeAddressList(SELECTOR_ROW, SELECTOR_ROW, SELECTOR_COLUMN, SELECTOR_COLUMN));
        choices.setShowErrorBox(true);
        sheet.addValidationData(choices);
        return CaseSelector.at(pen.cell(SELECTOR_ROW, SELECTOR_COLUMN));
    }

    static void write(Draft draft, LinesSheet lines) {
        SummarySheet sheet = new SummarySheet(draft, lines);
        sheet.top();
        sheet.totals();
        sheet.budgets();
        sheet.credits();
        sheet.phases();
        sheet.findings();
        sheet.page();
    }

    private void top() {
        Header header = draft.report().request().header();
        pen.text(0, 0, header.title().isBlank() ? draft.about().input() : header.title(), Role.TITLE);
        String owner = header.owner().isBlank() ? "" : header.owner() + " · ";
        pen.text(1, 0, owner + "as of " + header.asOf() + " · " + draft.currency(), Role.CAPTION);
        pen.text(SELECTOR_ROW, 0, "Case in use", Role.CAPTION);
        boolean here = draft.cases().place().startsWith(NAME + "!");
        String note = here
                ? "1 low, 2 base, 3 high"
                : "chosen in " + draft.cases().place().replace("$", "");
        if (!here) {
            pen.formula(SELECTOR_ROW, 1, draft.cases().word(), draft.inUse().word(), Role.TEXT);
        }
        pen.text(SELECTOR_ROW, 2, note, Role.CAPTION);
    }

    private void totals() {
        pen.text(FIRST_TOTAL - 2, 0, "Total by scenario", Role.HEADING);
        heads(
                FIRST_TOTAL - 1,
                Stream.of("In use", "Low", "Base", "High", "Before credits", "Credits", "Moved since rating")
                        .map(draft::inMoney)
                        .toList());
        pen.text(FIRST_TOTAL - 1, 8, "Description", Role.HEADER);
        row = FIRST_TOTAL;
        totals.forEach(this::total);
    }

    private void total(ScenarioTotal total) {
        String name = total.scenario().name();
        pen.text(row, 0, name, Role.LABEL);
        money(1, sum(name).formula(), draft.inUse(total.cost()));
        pen.number(row, LOW, total.cost().low(), Role.MONEY);
        pen.number(row, LOW + 1, total.cost().base(), Role.MONEY);
        pen.number(row, LOW + 2, total.cost().high(), Role.MONEY);
        ThreePoint credits = credits(name);
        money(5, beforeCredits(total, credits), draft.inUse(total.beforeCredits()));
        String credit = sum(name)
                .where(lines.range(LineColumn.CATEGORY), Category.CREDIT.word())
                .formula();
        money(6, credit, draft.inUse(credits));
        String rated = draft.cases()
                .choose(References.here(row, LOW), References.here(row, LOW + 1), References.here(row, LOW + 2));
        money(7, "ROUND(" + References.here(row, 1) + "-" + rated + ",6)", BigDecimal.ZERO);
        pen.text(row, 8, total.scenario().description(), Role.TEXT);
        row++;
    }

    /** In use less the credits, where that is what the engine means by it. */
    private String beforeCredits(ScenarioTotal total, ThreePoint credits) {
        ThreePoint before = total.beforeCredits();
        return total.cost().minus(credits).equals(before)
                ? References.here(row, 1) + "-" + References.here(row, 6)
                : draft.cases().choose(Exact.text(before.low()), Exact.text(before.base()), Exact.text(before.high()));
    }

    private ThreePoint credits(String scenario) {
        return draft.report().lines().stream()
                .filter(each ->
                        each.category() == Category.CREDIT && each.scenario().equals(scenario))
                .map(each -> each.cost())
                .reduce(ThreePoint.ZERO, ThreePoint::plus);
    }

    /** The costs of the scenario that the row is named for. */
    private ConditionalSum sum(String scenario) {
        return new ConditionalSum(lines.range(LineColumn.COST))
                .where(lines.range(LineColumn.SCENARIO), "$A" + (row + 1), scenario);
    }

    private void budgets() {
        List<Budget> budgets = draft.report().request().header().budgets();
        if (budgets.isEmpty()) {
            return;
        }
        row++;
        pen.text(row++, 0, "Budgets: which scenario fits, in the base case", Role.HEADING);
        heads(row++, totals.stream().map(each -> each.scenario().name()).toList());
        pen.text(row - 1, 0, draft.inMoney("Budget"), Role.HEADER);
        for (Budget budget : budgets) {
            String limit = draft.references().to(budget.where(), budget.limit().amount());
            pen.formula(row, 0, limit, budget.limit().amount(), Role.MONEY_LABEL);
            for (int i = 0; i < totals.size(); i++) {
                fit(1 + i, budget, totals.get(i));
            }
            row++;
        }
    }

    private void fit(int column, Budget budget, ScenarioTotal total) {
        boolean fits = draft.report().fits().stream()
                .anyMatch(each -> each.budget().equals(budget)
                        && each.total()
                                .scenario()
                                .name()
                                .equals(total.scenario().name()));
        boolean over = total.cost().base().compareTo(budget.limit().amount()) > 0;
        if (fits || over) {
            pen.text(row, column, fits ? "fits" : "over", fits ? Role.GOOD_RIGHT : Role.WARN_RIGHT);
        }
    }

    private void credits() {
        List<CreditUse> credits = draft.report().credits();
        if (credits.isEmpty()) {
            return;
        }
        row++;
        pen.text(row++, 0, "Credits", Role.HEADING);
        heads(row++, Stream.of("Used", "Unused").map(draft::inMoney).toList());
        pen.text(row - 1, 0, "Credit", Role.HEADER);
        pen.text(row - 1, 3, "Scenario", Role.HEADER);
        credits.forEach(this::credit);
    }

    private void credit(CreditUse credit) {
        String scenario = credit.scenario();
        pen.text(row, 0, credit.contract().id(), Role.LABEL);
        pen.text(row, 3, scenario, Role.TEXT);
        String used = new ConditionalSum(lines.range(LineColumn.COST))
                .where(
                        lines.range(LineColumn.CREDIT),
                        "$A" + (row + 1),
                        credit.contract().id())
                .where(lines.range(LineColumn.SCENARIO), "$D" + (row + 1), scenario)
                .times("-1");
        money(1, used, draft.inUse(credit.used()));
        BigDecimal whole = draft.inUse(credit.used().plus(credit.unused()));
        String amount = draft.references().to(credit.contract().where(), whole);
        money(2, amount + "-" + References.here(row, 1), draft.inUse(credit.unused()));
        row++;
    }

    private void phases() {
        row++;
        pen.text(row++, 0, "By phase, case in use", Role.HEADING);
        int head = row;
        heads(row++, totals.stream().map(each -> each.scenario().name()).toList());
        pen.text(head, 0, draft.inMoney("Phase"), Role.HEADER);
        List<String> phases = totals.stream()
                .flatMap(each -> each.byPhase().keySet().stream())
                .distinct()
                .toList();
        for (String phase : phases) {
            pen.text(row, 0, phase.isBlank() ? "(no phase)" : phase, Role.LABEL);
            for (int i = 0; i < totals.size(); i++) {
                phase(1 + i, head, phase, totals.get(i));
            }
            row++;
        }
        total(head);
        if (!phases.isEmpty()) {
            SummaryChart.draw(draft, pen.sheet(), head, phases.size(), totals.size(), row + 1, CHART_ROWS);
            row += CHART_ROWS + 2;
        }
    }

    private void phase(int column, int head, String phase, ScenarioTotal total) {
        String sum = new ConditionalSum(lines.range(LineColumn.COST))
                .where(lines.range(LineColumn.PHASE), "$A" + (row + 1), phase)
                .where(
                        lines.range(LineColumn.SCENARIO),
                        column(column) + "$" + (head + 1),
                        total.scenario().name())
                .formula();
        money(column, sum, draft.inUse(total.byPhase().getOrDefault(phase, ThreePoint.ZERO)));
    }

    private void total(int head) {
        pen.text(row, 0, "Total", Role.TOTAL_LABEL);
        for (int i = 0; i < totals.size(); i++) {
            String phases = References.here(head + 1, 1 + i) + ":" + References.here(row - 1, 1 + i);
            String sum = row - 1 > head ? "SUM(" + phases + ")" : "0";
            pen.formula(row, 1 + i, sum, draft.inUse(totals.get(i).cost()), Role.TOTAL);
        }
        row++;
    }

    private void findings() {
        List<Finding> findings = draft.report().findings();
        if (findings.isEmpty()) {
            return;
        }
        pen.text(row++, 0, "To know about this result", Role.HEADING);
        findings.stream().limit(SHOWN_FINDINGS).forEach(each -> {
            pen.text(row, 0, FindingsSheet.word(each.severity()), FindingsSheet.role(each.severity()));
            pen.text(row++, 1, shortened(each.message()), Role.TEXT);
        });
        if (findings.size() > SHOWN_FINDINGS) {
            pen.text(
                    row++,
                    1,
                    "… and " + (findings.size() - SHOWN_FINDINGS) + " more: see " + FindingsSheet.NAME,
                    Role.CAPTION);
        }
    }

    /** What fits on the page; the whole message stands in Findings. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private void page() {
        int columns = Math.max(LEAST_COLUMNS, 1 + totals.size());
        XSSFSheet sheet = pen.sheet();
        TableSheet.width(sheet, 0, NAME_WIDTH);
        for (int i = 1; i < columns; i++) {
            TableSheet.width(sheet, i, i == 8 && totals.size() < 8 ? TEXT_WIDTH : NUMBER_WIDTH);
        }
        sheet.setDisplayGridlines(false);
        sheet.createFreezePane(0, SELECTOR_ROW + 1);
        draft.workbook().setPrintArea(draft.workbook().getSheetIndex(sheet), 0, columns - 1, 0, row);
        TableSheet.landscape(sheet, 1);
    }

    private void heads(int at, List<String> heads) {
        pen.text(at, 0, "Scenario", Role.HEADER);
        for (int i = 0; i < heads.size(); i++) {
            pen.text(at, 1 + i, heads.get(i), Role.HEADER_RIGHT);
        }
        boolean two = heads.stream().anyMatch(each -> each.length() >= NUMBER_WIDTH);
        pen.sheet().getRow(at).setHeightInPoints(two ? HEAD_HEIGHT : HEAD_HEIGHT / 3 * 2);
    }

    private void money(int column, String formula, BigDecimal value) {
        pen.formula(row, column, formula, value, Role.MONEY);
    }

    private static String column(int column) {
        return Location.columnLetters(column + 1);
    }
}
