package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Header;
import io.ratebook.finding.Finding;
import io.ratebook.report.Category;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Line;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The page that is attached to a budget request: totals, budgets, phases, a chart and what to know about them. */
final class SummarySheet {
    static final String NAME = "Summary";

    /** Where the totals by scenario begin, from 0: name, in use, low, base, high. */
    static final int FIRST_TOTAL = 7;

    static final int LOW = 2;

    private static final int SELECTOR_ROW = 2;
    private static final int SELECTOR_COLUMN = 1;
    private static final int AGAIN_COLUMN = 7;
    private static final int SHOWN_FINDINGS = 6;
    private static final int LONGEST_MESSAGE = 150;
    private static final int CHART_ROWS = 17;
    private static final int DESCRIPTION = 8;
    private static final int NAME_WIDTH = 30;
    private static final int NUMBER_WIDTH = 15;
    private static final int TEXT_WIDTH = 60;
    private static final int MOST_ROWS_LANDSCAPE = 55;
    private static final float HEAD_HEIGHT = 28;
    private static final String LIVE =
            "Volumes, prices and factors are live. What a rule chose (a tier, a caching minimum) was"
                    + " chosen when Ratebook ran: run it again after a change that crosses one.";
    private static final String FITS = "fits";
    private static final String OVER = "over";

    /** What the last digits of a sum in Excel may be off by. */
    private static final BigDecimal NOTHING = new BigDecimal("0.000000001");

    private final Draft draft;
    private final LinesSheet lines;
    private final Pen pen;
    private final List<ScenarioTotal> totals;
    private final Map<String, ThreePoint> paid;
    private int row;

    private SummarySheet(Draft draft, LinesSheet lines) {
        this.draft = draft;
        this.lines = lines;
        this.pen = new Pen(draft.workbook().getSheet(NAME), draft.styles());
        this.totals = draft.report().totals();
        this.paid = creditsOf(draft.report().lines());
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
        sheet.widths();
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
        pen.text(SELECTOR_ROW + 1, 0, LIVE, Role.CAPTION);
        if (MonthsSheet.isNeeded(draft)) {
            String again = "COUNTIF(" + MonthsSheet.checks(draft) + ",\"" + MonthsSheet.AGAIN + "\")>0";
            pen.formula(
                    SELECTOR_ROW,
                    AGAIN_COLUMN,
                    "IF(" + again + ",\"Months were added: " + MonthsSheet.AGAIN + "\",\"\")",
                    "",
                    Role.VERDICT);
        }
    }

    private void totals() {
        pen.text(FIRST_TOTAL - 2, 0, "Total by scenario", Role.HEADING);
        heads(
                FIRST_TOTAL - 1,
                Stream.of("In use", "Low", "Base", "High", "Before credits", "Credits", "Moved since rating")
                        .map(draft::inMoney)
                        .toList());
        pen.text(FIRST_TOTAL - 1, DESCRIPTION, "Description", Role.HEADER);
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
        ThreePoint credits = paid.getOrDefault(name, ThreePoint.ZERO);
        money(5, beforeCredits(total, credits), draft.inUse(total.beforeCredits()));
        String credit = sum(name)
                .where(lines.range(LineColumn.CATEGORY), Category.CREDIT.word())
                .formula();
        money(6, credit, draft.inUse(credits));
        String rated = draft.cases()
                .choose(References.here(row, LOW), References.here(row, LOW + 1), References.here(row, LOW + 2));
        money(7, "ROUND(" + References.here(row, 1) + "-" + rated + ",6)", BigDecimal.ZERO);
        pen.text(row, DESCRIPTION, total.scenario().description(), Role.WRAPPED);
        row++;
    }

    /** In use less the credits, where that is what the engine means by it. */
    private String beforeCredits(ScenarioTotal total, ThreePoint credits) {
        ThreePoint before = total.beforeCredits();
        return total.cost().minus(credits).equals(before)
                ? References.here(row, 1) + "-" + References.here(row, 6)
                : draft.cases().choose(Exact.text(before.low()), Exact.text(before.base()), Exact.text(before.high()));
    }

    /** What the credits pay, by scenario. */
    private static Map<String, ThreePoint> creditsOf(List<Line> lines) {
        Map<String, ThreePoint> credits = new HashMap<>();
        lines.stream()
                .filter(each -> each.category() == Category.CREDIT)
                .forEach(each -> credits.merge(each.scenario(), each.cost(), ThreePoint::plus));
        return credits;
    }

    /** The costs of the scenario that the row is named for. */
    private ConditionalSum sum(String scenario) {
        return new ConditionalSum(lines.range(LineColumn.COST))
                .where(lines.range(LineColumn.SCENARIO), "$A" + (row + 1), scenario);
    }

    private void budgets() {
        List<Budget> budgets = draft.report().request().header().budgets();
        if (budgets.isEmpty() || totals.isEmpty()) {
            return;
        }
        row++;
        pen.text(row++, 0, "Budgets: which scenario fits, case in use", Role.HEADING);
        Cross cross = Cross.at(row, totals.size(), budgets.size());
        head(cross, draft.inMoney("Budget"));
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
        }
        SheetStyles.shade(pen.sheet(), cross.cells(), FITS, OVER);
        row = cross.below();
    }

    /** The corner and the names of the scenarios, to the right or down. */
    private void head(Cross cross, String others) {
        pen.text(cross.top(), 0, cross.scenariosDown() ? "Scenario" : others, Role.HEADER);
        for (int k = 0; k < totals.size(); k++) {
            Role role = cross.scenariosDown() ? Role.LABEL : Role.HEADER_RIGHT;
            pen.text(
                    cross.scenarioRow(k),
                    cross.scenarioColumn(k),
                    totals.get(k).scenario().name(),
                    role);
        }
        pen.sheet().getRow(cross.top()).setHeightInPoints(HEAD_HEIGHT);
    }

    /** The total in use against the budget, live. */
    private void fit(Cross cross, int scenario, int index, Budget budget) {
        String total = References.fixed(FIRST_TOTAL + scenario, 1);
        String limit = References.fixed(cross.otherRow(index), cross.otherColumn(index));
        BigDecimal over =
                draft.inUse(totals.get(scenario).cost()).subtract(budget.limit().amount());
        pen.formula(
                cross.row(scenario, index),
                cross.column(scenario, index),
                "IF(" + total + "-" + limit + "<=" + Exact.text(NOTHING) + ",\"" + FITS + "\",\"" + OVER + "\")",
                over.compareTo(NOTHING) <= 0 ? FITS : OVER,
                Role.VERDICT);
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
                        lines.range(LineColumn.TERM),
                        "$A" + (row + 1),
                        credit.contract().id())
                .where(lines.range(LineColumn.SCENARIO), "$D" + (row + 1), scenario)
                .times("-1");
        money(1, used, draft.inUse(credit.used()));
        BigDecimal whole = draft.inUse(credit.used().plus(credit.unused()));
        boolean plain =
                !credit.contract().monthly() && credit.contract().billed().signum() == 0;
        String amount = plain ? draft.references().to(credit.contract().where(), whole) : Exact.text(whole);
        money(2, amount + "-" + References.here(row, 1), draft.inUse(credit.unused()));
        row++;
    }

    private void phases() {
        row++;
        pen.text(row++, 0, "By phase, case in use", Role.HEADING);
        List<String> phases = totals.stream()
                .flatMap(each -> each.byPhase().keySet().stream())
                .distinct()
                .toList();
        Cross cross = Cross.at(row, totals.size(), phases.size() + 1);
        head(cross, draft.inMoney("Phase"));
        for (int i = 0; i < phases.size(); i++) {
            String name = phases.get(i).isBlank() ? "(no phase)" : phases.get(i);
            pen.text(
                    cross.otherRow(i),
                    cross.otherColumn(i),
                    name,
                    cross.scenariosDown() ? Role.HEADER_RIGHT : Role.LABEL);
            for (int k = 0; k < totals.size(); k++) {
                phase(cross, k, i, phases.get(i));
            }
        }
        sums(cross, phases.size());
        row = cross.below() + 1;
        if (!phases.isEmpty()) {
            int height = CHART_ROWS + (cross.scenariosDown() ? totals.size() / 2 : 0);
            SummaryChart.draw(draft, pen.sheet(), cross, phases.size(), row, height);
            row += height + 1;
        }
    }

    private void phase(Cross cross, int scenario, int index, String phase) {
        ScenarioTotal total = totals.get(scenario);
        String sum = new ConditionalSum(lines.range(LineColumn.COST))
                .where(
                        lines.range(LineColumn.PHASE),
                        References.fixed(cross.otherRow(index), cross.otherColumn(index)),
                        phase)
                .where(
                        lines.range(LineColumn.SCENARIO),
                        References.fixed(cross.scenarioRow(scenario), cross.scenarioColumn(scenario)),
                        total.scenario().name())
                .formula();
        pen.formula(
                cross.row(scenario, index),
                cross.column(scenario, index),
                sum,
                draft.inUse(total.byPhase().getOrDefault(phase, ThreePoint.ZERO)),
                Role.MONEY);
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
            BigDecimal cost = draft.inUse(totals.get(k).cost());
            Role role = cross.scenariosDown() ? Role.MONEY : Role.TOTAL;
            pen.formula(cross.row(k, phases), cross.column(k, phases), sum, cost, role);
        }
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

    /** Before anything is written: rows are as high as text in these columns needs. */
    private void widths() {
        TableSheet.width(pen.sheet(), 0, NAME_WIDTH);
        for (int i = 1; i < DESCRIPTION; i++) {
            TableSheet.width(pen.sheet(), i, NUMBER_WIDTH);
        }
        TableSheet.width(pen.sheet(), DESCRIPTION, TEXT_WIDTH);
    }

    private void page() {
        int last = DESCRIPTION;
        XSSFSheet sheet = pen.sheet();
        for (Row each : sheet) {
            last = Math.max(last, each.getLastCellNum() - 1);
        }
        for (int i = DESCRIPTION + 1; i <= last; i++) {
            TableSheet.width(sheet, i, NUMBER_WIDTH);
        }
        sheet.setDisplayGridlines(false);
        sheet.createFreezePane(0, SELECTOR_ROW + 1);
        draft.workbook().setPrintArea(draft.workbook().getSheetIndex(sheet), 0, last, 0, row);
        TableSheet.landscape(sheet, 1);
        sheet.getPrintSetup().setLandscape(row < MOST_ROWS_LANDSCAPE);
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
}
