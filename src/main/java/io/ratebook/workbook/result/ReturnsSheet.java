package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Header.DiscountRate;
import io.ratebook.report.CashFlows;
import io.ratebook.report.Compared;
import io.ratebook.report.Returns;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * When an alternative has paid for itself: by units, up to twice the break-even, and month by month with the present value, the
 * internal rate of return and the payback. Every number is a formula over Comparisons, Lines and Months, in the case in use.
 */
final class ReturnsSheet {
    static final String NAME = "Returns";

    private static final int STEPS = 10;
    private static final int CHART_COLUMNS = 7;
    private static final int CHART_ROWS = 17;
    private static final int LAST_COLUMN = 14;
    private static final String NONE = "none";

    /** What more than 100% a month comes to. */
    private static final String BEYOND = "over 409,500%";

    private static final String NEVER = "never";
    private static final MathContext GUESS = new MathContext(3);
    private static final String NOTHING = "0.000000001";

    private static final int INDEX = 0;
    private static final int MONTH = 1;
    private static final int BASELINE = 2;
    private static final int ALTERNATIVE = 3;
    private static final int SAVING = 4;
    private static final int BASELINE_SO_FAR = 5;
    private static final int ALTERNATIVE_SO_FAR = 6;
    private static final int SAVING_SO_FAR = 7;
    private static final int WORTH = 8;

    /** Where the first section begins. */
    private static final int TOP = 3;

    private static final int UNITS_BASELINE = 1;
    private static final int UNITS_ALTERNATIVE = 2;
    private static final int UNITS_SAVING = 3;
    private static final int UNITS_EVEN = 4;

    private final Draft draft;
    private final LinesSheet lines;
    private final MonthRows months;
    private final Pen pen;
    private int row;

    private ReturnsSheet(Draft draft, LinesSheet lines, MonthRows months) {
        this.draft = draft;
        this.lines = lines;
        this.months = months;
        this.pen = new Pen(draft.workbook().createSheet(NAME), draft.styles());
    }

    static void write(Draft draft, LinesSheet lines, MonthRows months) {
        List<Compared> even = evens(draft);
        if (!even.isEmpty() || !draft.report().returns().isEmpty()) {
            ReturnsSheet sheet = new ReturnsSheet(draft, lines, months);
            sheet.top();
            even.forEach(sheet::byUnits);
            draft.report().returns().forEach(sheet::byMonth);
            sheet.page();
        }
    }

    /** The first comparison of each pair of scenarios where something is spent once and paid back. */
    private static List<Compared> evens(Draft draft) {
        List<Compared> evens = new ArrayList<>();
        Set<String> pairs = new HashSet<>();
        for (Compared each : draft.report().comparisons()) {
            boolean pays = each.breakEvenUnits(draft.inUse())
                    .filter(units -> units.signum() > 0)
                    .isPresent();
            if (pays
                    && pairs.add(
                            each.question().baseline() + "\n" + each.question().alternative())) {
                evens.add(each);
            }
        }
        return evens;
    }

    private void top() {
        pen.text(0, 0, "When an alternative has paid for itself", Role.TITLE);
        pen.text(
                1,
                0,
                "Case in use; live. Month 0 is today: what is spent once. A plan's first month isn't discounted.",
                Role.CAPTION);
        row = TOP;
    }

    private void byUnits(Compared compared) {
        Comparison question = compared.question();
        int index = draft.report().comparisons().indexOf(compared);
        pen.text(
                row,
                0,
                question.alternative() + " instead of " + question.baseline() + ", by "
                        + (question.unit().isBlank() ? "unit" : question.unit()),
                Role.HEADING);
        heads(
                row + 1,
                "Units",
                draft.inMoney("Baseline"),
                draft.inMoney("Alternative with one-time cost"),
                draft.inMoney("Saving"),
                draft.inMoney("Break-even"));
        int first = row + 2;
        for (int i = 0; i <= STEPS; i++) {
            point(first + i, i, index, compared);
        }
        int last = first + STEPS;
        Chart chart = Chart.on(pen.sheet(), new Chart.Area(UNITS_EVEN + 1, row, UNITS_EVEN + CHART_COLUMNS, CHART_ROWS))
                .titled(draft.inMoney("Cost by units, break-even marked"));
        Chart.Curves curves = chart.curves("#,##0");
        curves.series(
                down(first, last, INDEX),
                down(first, last, UNITS_BASELINE),
                first - 1,
                UNITS_BASELINE,
                Chart.colour(0));
        curves.series(
                down(first, last, INDEX),
                down(first, last, UNITS_ALTERNATIVE),
                first - 1,
                UNITS_ALTERNATIVE,
                Chart.colour(1));
        curves.marks(down(first, last, INDEX), down(first, last, UNITS_EVEN), first - 1, UNITS_EVEN, Chart.colour(3));
        curves.plot();
        row = Math.max(last, row + 1 + CHART_ROWS) + 2;
    }

    /** A fifth of the break-even more than the point before; the break-even itself is the point in the middle. */
    private void point(int at, int step, int index, Compared compared) {
        Case which = draft.inUse();
        BigDecimal even = exactBreakEven(compared, which);
        BigDecimal share = Exact.quotient(BigDecimal.valueOf(step), BigDecimal.valueOf(STEPS / 2));
        BigDecimal units = even.multiply(share);
        String once = ComparisonsSheet.cell(index, ComparisonsSheet.ONE_TIME);
        String each = ComparisonsSheet.cell(index, ComparisonsSheet.PER_UNIT);
        String copies = ComparisonsSheet.cell(index, ComparisonsSheet.COPIES);
        String exact = "IF(" + each + "<=0,0," + once + "/" + copies + "/" + each + ")";
        pen.formula(at, INDEX, exact + "*" + Exact.text(share), units, Role.COUNT);
        BigDecimal unit = unitCost(compared.question().baseline(), compared.question(), which);
        BigDecimal other = unitCost(compared.question().alternative(), compared.question(), which);
        BigDecimal spent = onceOf(compared, which);
        String at0 = References.here(at, INDEX);
        cost(at, UNITS_BASELINE, at0 + "*" + unitFormula(compared.question().baseline(), index), units.multiply(unit));
        cost(
                at,
                UNITS_ALTERNATIVE,
                once + "/" + copies + "+" + at0 + "*"
                        + unitFormula(compared.question().alternative(), index),
                spent.add(units.multiply(other)));
        cost(
                at,
                UNITS_SAVING,
                References.here(at, UNITS_BASELINE) + "-" + References.here(at, UNITS_ALTERNATIVE),
                units.multiply(unit).subtract(spent).subtract(units.multiply(other)));
        if (step == STEPS / 2) {
            cost(at, UNITS_EVEN, References.here(at, UNITS_BASELINE), units.multiply(unit));
        }
    }

    /** What one unit costs in a scenario: what recurs in a month, through the units of a month. */
    private String unitFormula(String scenario, int index) {
        return sum(LineColumn.RECURS, scenario) + "/" + ComparisonsSheet.cell(index, ComparisonsSheet.UNITS);
    }

    private BigDecimal unitCost(String scenario, Comparison question, Case which) {
        Compared asked = draft.report().comparisons().stream()
                .filter(each -> each.question().equals(question))
                .findFirst()
                .orElseThrow();
        BigDecimal cost = scenario.equals(question.baseline())
                ? asked.baselineCost().at(which)
                : asked.alternativeCost().at(which);
        BigDecimal scale = question.asked().multiply(question.months()).multiply(question.copies());
        return scale.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(cost, scale);
    }

    private static BigDecimal onceOf(Compared compared, Case which) {
        BigDecimal copies = compared.question().copies();
        return copies.signum() == 0
                ? BigDecimal.ZERO
                : Exact.quotient(compared.oneTimeCost().at(which), copies);
    }

    private static BigDecimal exactBreakEven(Compared compared, Case which) {
        return Exact.quotient(onceOf(compared, which), compared.savingPerUnit().at(which));
    }

    private void byMonth(Returns returns) {
        Comparison question = returns.compared().question();
        String heading = returns.plan()
                ? question.alternative() + " instead of " + question.baseline() + ", by the months of the plan"
                : question.name() + ": " + question.alternative() + " instead of " + question.baseline();
        if (row > TOP) {
            pen.sheet().setRowBreak(row - 1);
        }
        pen.text(row, 0, heading, Role.HEADING);
        int results = row + 1;
        int first = results + 8;
        int last = first + returns.flows().size() - 1;
        results(returns, results, first, last);
        heads(
                first - 1,
                "Months from now",
                "Month",
                draft.inMoney("Baseline"),
                draft.inMoney("Alternative"),
                draft.inMoney("Saving"),
                draft.inMoney("Baseline so far"),
                draft.inMoney("Alternative so far"),
                draft.inMoney("Saving so far"),
                draft.inMoney("Present value"));
        for (int i = 0; i < returns.flows().size(); i++) {
            flow(returns, i, first + i, results);
        }
        Chart chart = Chart.on(pen.sheet(), new Chart.Area(WORTH + 1, row + 1, WORTH + CHART_COLUMNS, CHART_ROWS))
                .titled(draft.inMoney("Cost so far, by months from now"));
        Chart.Curves curves = chart.curves("#,##0");
        curves.series(
                down(first, last, INDEX),
                down(first, last, BASELINE_SO_FAR),
                first - 1,
                BASELINE_SO_FAR,
                Chart.colour(0));
        curves.series(
                down(first, last, INDEX),
                down(first, last, ALTERNATIVE_SO_FAR),
                first - 1,
                ALTERNATIVE_SO_FAR,
                Chart.colour(1));
        curves.series(
                down(first, last, INDEX), down(first, last, SAVING_SO_FAR), first - 1, SAVING_SO_FAR, Chart.colour(3));
        curves.plot();
        row = Math.max(last, row + 1 + CHART_ROWS) + 2;
    }

    private void results(Returns returns, int at, int first, int last) {
        Case which = draft.inUse();
        DiscountRate rate = draft.report().request().header().discountRate();
        String cell = rate == null
                ? "0"
                : draft.references().to(rate.where(), rate.yearly().fraction());
        label(at, "Discount rate a year" + (rate == null ? " (none on Request)" : ""));
        pen.formula(at, BASELINE, cell, returns.discountRate().fraction(), Role.PERCENT);
        label(at + 1, draft.inMoney("Saving over all months"));
        BigDecimal all = returns.savings(which).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        cost(at + 1, BASELINE, "SUM(" + range(first, last, SAVING) + ")", all);
        label(at + 2, draft.inMoney("Net present value"));
        cost(at + 2, BASELINE, "SUM(" + range(first, last, WORTH) + ")", returns.presentValue(which));
        internalRate(returns, at + 3, first, last);
        label(at + 5, "Payback (months)");
        String soFar = range(first, last, SAVING_SO_FAR);
        Optional<BigDecimal> payback = returns.payback(which).map(BigDecimal::valueOf);
        pen.formula(
                at + 5,
                BASELINE,
                "IF(" + References.here(last, SAVING_SO_FAR) + "<-" + NOTHING + ",\"" + NEVER + "\",COUNTIF(" + soFar
                        + ",\"<-" + NOTHING + "\"))",
                payback,
                NEVER,
                Role.COUNT);
    }

    private void internalRate(Returns returns, int at, int first, int last) {
        Optional<BigDecimal> rate = returns.internalRate(draft.inUse());
        label(at, "Internal rate of return a month");
        label(at + 1, "Internal rate of return a year");
        if (rate.isEmpty()) {
            pen.text(at, BASELINE, "none: the savings don't turn once from spending to saving", Role.TEXT);
            return;
        }
        String savings = range(first, last, SAVING);
        String guess = Exact.text(rate.get().round(GUESS));
        pen.formula(
                at, BASELINE, "IFERROR(IRR(" + savings + "," + guess + "),\"" + NONE + "\")", rate, NONE, Role.PERCENT);
        String month = References.here(at, BASELINE);
        pen.formula(
                at + 1,
                BASELINE,
                "IF(ISNUMBER(" + month + "),IF(" + month + "<=1,(1+" + month + ")^12-1,\"" + BEYOND + "\"),\"" + NONE
                        + "\")",
                rate.filter(each -> each.compareTo(BigDecimal.ONE) <= 0).map(CashFlows::yearly),
                BEYOND,
                Role.PERCENT);
    }

    private void flow(Returns returns, int index, int at, int results) {
        Case which = draft.inUse();
        Returns.Flow flow = returns.flows().get(index);
        pen.number(at, INDEX, BigDecimal.valueOf(index), Role.COUNT);
        BigDecimal baseline = flow.baseline().at(which);
        BigDecimal alternative = flow.alternative().at(which);
        if (flow.month() == null) {
            int question = draft.report().comparisons().indexOf(returns.compared());
            cost(at, BASELINE, share(returns, question, index, at, true), baseline);
            cost(at, ALTERNATIVE, share(returns, question, index, at, false), alternative);
        } else {
            pen.date(at, MONTH, flow.month().atDay(1), Role.MONTH);
            cost(at, BASELINE, inMonth(returns.compared().question().baseline(), index), baseline);
            cost(at, ALTERNATIVE, inMonth(returns.compared().question().alternative(), index), alternative);
        }
        cost(
                at,
                SAVING,
                References.here(at, BASELINE) + "-" + References.here(at, ALTERNATIVE),
                baseline.subtract(alternative));
        soFar(returns, index, at);
        List<BigDecimal> worth = CashFlows.discounted(
                returns.savings(which), returns.discountRate().fraction());
        cost(
                at,
                WORTH,
                References.here(at, SAVING) + "/(1+" + References.fixed(results, BASELINE) + ")^("
                        + References.here(at, INDEX) + "/12)",
                worth.get(index));
    }

    private void soFar(Returns returns, int index, int at) {
        Case which = draft.inUse();
        BigDecimal baseline = BigDecimal.ZERO;
        BigDecimal alternative = BigDecimal.ZERO;
        for (Returns.Flow each : returns.flows().subList(0, index + 1)) {
            baseline = baseline.add(each.baseline().at(which));
            alternative = alternative.add(each.alternative().at(which));
        }
        added(at, index, BASELINE, BASELINE_SO_FAR, baseline);
        added(at, index, ALTERNATIVE, ALTERNATIVE_SO_FAR, alternative);
        added(at, index, SAVING, SAVING_SO_FAR, baseline.subtract(alternative));
    }

    private void added(int at, int index, int of, int column, BigDecimal value) {
        String before = index == 0 ? "" : References.here(at - 1, column) + "+";
        cost(at, column, before + References.here(at, of), value);
    }

    /** Today what is spent once; then the months, the last of which may not be whole. */
    private String share(Returns returns, int question, int index, int at, boolean baseline) {
        Comparison asked = returns.compared().question();
        if (index == 0) {
            return sum(LineColumn.ONCE, baseline ? asked.baseline() : asked.alternative()) + "*"
                    + ComparisonsSheet.cell(question, ComparisonsSheet.COPIES);
        }
        String all =
                ComparisonsSheet.cell(question, baseline ? ComparisonsSheet.BASELINE : ComparisonsSheet.ALTERNATIVE);
        String lasting = ComparisonsSheet.cell(question, ComparisonsSheet.MONTHS);
        return "IF(" + lasting + "=0,0," + all + "/" + lasting + ")*MAX(0,MIN(1," + lasting + "-("
                + References.here(at, INDEX) + "-1)))";
    }

    private String inMonth(String scenario, int index) {
        XSSFSheet sheet = months.sheet();
        Integer its = months.rows().get(scenario);
        return sheet == null || its == null
                ? "0"
                : References.to(sheet.getSheetName(), its, months.firstColumn() + index);
    }

    private String sum(LineColumn column, String scenario) {
        return new ConditionalSum(lines.range(column))
                .where(lines.range(LineColumn.SCENARIO), scenario)
                .formula();
    }

    private static CellRangeAddress down(int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column);
    }

    private static String range(int first, int last, int column) {
        return References.here(first, column) + ":" + References.here(last, column);
    }

    private void label(int at, String text) {
        pen.text(at, 0, text, Role.LABEL);
    }

    private void heads(int at, String... heads) {
        for (int i = 0; i < heads.length; i++) {
            pen.text(at, i, heads[i], Role.HEADER_RIGHT);
        }
        pen.sheet().getRow(at).setHeightInPoints(TableSheet.HEAD_HEIGHT);
    }

    private void cost(int at, int column, String formula, BigDecimal value) {
        pen.formula(at, column, formula, value, Role.COST);
    }

    private void page() {
        XSSFSheet sheet = pen.sheet();
        TableSheet.width(sheet, INDEX, 32);
        for (int i = MONTH; i <= LAST_COLUMN; i++) {
            TableSheet.width(sheet, i, i <= WORTH ? 17 : 13);
        }
        sheet.setDisplayGridlines(false);
        draft.workbook().setPrintArea(draft.workbook().getSheetIndex(sheet), 0, LAST_COLUMN, 0, row);
        TableSheet.landscape(sheet, 0);
    }
}
