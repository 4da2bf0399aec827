package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Header;
import io.ratebook.finding.Finding;
import io.ratebook.report.Category;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Line;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.cells.SheetCells;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
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
    private static final int CHECKS_COLUMN = 7;
    private static final int SHOWN_FINDINGS = 6;
    private static final int LONGEST_MESSAGE = 150;
    private static final int DESCRIPTION = 8;
    private static final int NAME_WIDTH = 36;
    private static final int TEXT_WIDTH = 44;
    private static final int MOST_ROWS_LANDSCAPE = 75;
    private static final String LIVE =
            "Volumes, prices and factors are live. Where a change would be priced by another rule or tier, the total says"
                    + " \"run Ratebook again\" (sheet Checks).";
    private final SummaryPage page;
    private final Draft draft;
    private final LinesSheet lines;
    private final ChecksSheet checks;
    private final Pen pen;
    private final List<ScenarioTotal> totals;
    private final Map<String, ThreePoint> paid;
    private int row;

    private SummarySheet(SummaryPage page, ChecksSheet checks) {
        this.page = page;
        this.draft = page.draft();
        this.lines = page.lines();
        this.checks = checks;
        this.pen = page.pen();
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
        return CaseSelector.at(new SheetCells(sheet).cell(SELECTOR_ROW, SELECTOR_COLUMN));
    }

    static void write(Draft draft, LinesSheet lines, MonthRows months, ChecksSheet checks) {
        SummaryPage page = new SummaryPage(draft, lines);
        SummarySheet sheet = new SummarySheet(page, checks);
        sheet.widths();
        sheet.top();
        sheet.totals();
        page.moveTo(sheet.row);
        SummaryBudgets.write(page);
        sheet.row = page.row();
        sheet.credits();
        page.moveTo(sheet.row);
        SummaryPhases.write(page, months);
        SummaryDrivers.write(page);
        sheet.row = page.row() + 1;
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
        pen.text(SELECTOR_ROW, CHECKS_COLUMN - 1, "Checks", Role.VERDICT);
        pen.formula(SELECTOR_ROW, CHECKS_COLUMN, ChecksSheet.MASTER, ChecksSheet.AGREES, Role.VERDICT);
        CellRangeAddress master = new CellRangeAddress(SELECTOR_ROW, SELECTOR_ROW, CHECKS_COLUMN, CHECKS_COLUMN);
        SheetStyles.shade(pen.sheet(), master, ChecksSheet.AGREES, ChecksSheet.AGAIN);
        SheetStyles.alarm(pen.sheet(), master, ChecksSheet.WRONG);
    }

    private void totals() {
        pen.text(FIRST_TOTAL - 2, 0, "Total by scenario", Role.HEADING);
        page.heads(
                FIRST_TOTAL - 1,
                "Scenario",
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
        page.money(row, 1, unlessWrong(name), draft.inUse(total.cost()));
        pen.number(row, LOW, total.cost().low(), Role.MONEY);
        pen.number(row, LOW + 1, total.cost().base(), Role.MONEY);
        pen.number(row, LOW + 2, total.cost().high(), Role.MONEY);
        ThreePoint credits = paid.getOrDefault(name, ThreePoint.ZERO);
        page.money(row, 5, beforeCredits(total, credits), draft.inUse(total.beforeCredits()));
        String credit = sum(name)
                .where(lines.range(LineColumn.CATEGORY), Category.CREDIT.word())
                .formula();
        page.money(row, 6, credit, draft.inUse(credits));
        String rated = draft.cases()
                .choose(References.here(row, LOW), References.here(row, LOW + 1), References.here(row, LOW + 2));
        String inUse = References.here(row, 1);
        page.money(row, 7, "IF(ISNUMBER(" + inUse + "),ROUND(" + inUse + "-" + rated + ",6),0)", BigDecimal.ZERO);
        pen.text(row, DESCRIPTION, total.scenario().description(), Role.WRAPPED);
        row++;
    }

    /** The sum of the lines, or a word where it would be another number if Ratebook ran. */
    private String unlessWrong(String scenario) {
        return "IF(" + checks.again("$A" + (row + 1), scenario) + ">0,\"" + ChecksSheet.AGAIN + "\","
                + sum(scenario).formula() + ")";
    }

    /** In use less the credits, where that is what the engine means by it. */
    private String beforeCredits(ScenarioTotal total, ThreePoint credits) {
        ThreePoint before = total.beforeCredits();
        return total.cost().minus(credits).equals(before)
                ? "IF(ISNUMBER(" + References.here(row, 1) + ")," + References.here(row, 1) + "-"
                        + References.here(row, 6) + "," + References.here(row, 1) + ")"
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

    private void credits() {
        List<CreditUse> credits = draft.report().credits();
        if (credits.isEmpty()) {
            return;
        }
        row++;
        pen.text(row++, 0, "Credits", Role.HEADING);
        page.heads(
                row++, "Credit", Stream.of("Used", "Unused").map(draft::inMoney).toList());
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
        page.money(row, 1, used, draft.inUse(credit.used()));
        BigDecimal whole = draft.inUse(credit.used().plus(credit.unused()));
        boolean plain =
                !credit.contract().monthly() && credit.contract().billed().signum() == 0;
        String amount = plain ? draft.references().to(credit.contract().where(), whole) : Exact.text(whole);
        page.money(row, 2, amount + "-" + References.here(row, 1), draft.inUse(credit.unused()));
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

    /** Before anything is written: rows are as high as text in these columns needs. */
    private void widths() {
        TableSheet.width(pen.sheet(), 0, NAME_WIDTH);
        for (int i = 1; i < DESCRIPTION; i++) {
            TableSheet.width(pen.sheet(), i, SummaryPage.NUMBER_WIDTH);
        }
        TableSheet.width(pen.sheet(), DESCRIPTION, TEXT_WIDTH);
    }

    private void page() {
        int last = DESCRIPTION;
        XSSFSheet sheet = pen.sheet();
        for (Row each : sheet) {
            last = Math.max(last, Math.min(page.helpers(), each.getLastCellNum()) - 1);
        }
        for (int i = DESCRIPTION + 1; i <= last; i++) {
            TableSheet.width(sheet, i, SummaryPage.NUMBER_WIDTH);
        }
        for (int i = page.helpers(); i < sheet.getRow(FIRST_TOTAL - 1).getLastCellNum(); i++) {
            TableSheet.width(sheet, i, SummaryPage.NUMBER_WIDTH);
        }
        sheet.setDisplayGridlines(false);
        sheet.createFreezePane(0, SELECTOR_ROW + 1);
        draft.workbook().setPrintArea(draft.workbook().getSheetIndex(sheet), 0, last, 0, row);
        TableSheet.landscape(sheet, 1);
        sheet.getPrintSetup().setLandscape(row < MOST_ROWS_LANDSCAPE);
    }
}
