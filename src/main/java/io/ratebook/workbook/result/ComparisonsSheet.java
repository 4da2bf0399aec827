package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Comparison;
import io.ratebook.report.Compared;
import io.ratebook.report.MetricPair;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answers to the questions of the Compare sheet: a live row each for the case in use, what Ratebook computed for each case
 * below them, and below those the figures that aren't money.
 */
final class ComparisonsSheet {
    static final String NAME = "Comparisons";

    static final int UNITS = 4;
    private static final int VOLUME = 6;
    static final int MONTHS = 7;
    static final int COPIES = 8;
    static final int BASELINE = 9;
    static final int ALTERNATIVE = 10;
    private static final int SAVING = 11;
    private static final int SHARE = 12;
    static final int PER_UNIT = 13;
    static final int ONE_TIME = 14;
    static final int BREAK_EVEN = 15;
    private static final int RETURN = 16;
    private static final int PAYBACK = 17;
    private static final String NEVER = "never";
    private static final String NONE = "none";

    private static final List<Head> HEADS = List.of(
            Head.text("Comparison", 36),
            Head.text("Baseline", 26),
            Head.text("Alternative", 26),
            Head.text("Case", 11),
            Head.number("Units", 12),
            Head.text("Unit", 10),
            Head.number("Volume (units)", 15),
            Head.number("Months", 13),
            Head.number("Copies", 12),
            Head.money("Baseline cost", 15),
            Head.money("Alternative cost", 15),
            Head.money("Saving", 15),
            Head.number("Saving share", 10),
            Head.money("Saving per unit", 15),
            Head.money("One-time cost", 15),
            Head.number("Break-even (units)", 14),
            Head.number("Return on one-time cost", 15),
            Head.number("Payback (months)", 12));
    private final Draft draft;
    private final LinesSheet lines;
    private final TableSheet table;
    private final Pen pen;

    private ComparisonsSheet(Draft draft, LinesSheet lines) {
        this.draft = draft;
        this.lines = lines;
        this.table = TableSheet.kept(draft, NAME, 1, HEADS);
        this.pen = table.pen();
    }

    static void write(Draft draft, LinesSheet lines) {
        if (draft.report().comparisons().isEmpty() && draft.report().metrics().isEmpty()) {
            return;
        }
        ComparisonsSheet sheet = new ComparisonsSheet(draft, lines);
        draft.report().comparisons().forEach(sheet::live);
        sheet.table.finish();
        int row = sheet.byCase(sheet.table.nextRow() + 1);
        new MetricPairs(draft, sheet.pen).write(row);
        sheet.table.print(sheet.pen.sheet().getLastRowNum());
    }

    /** The cell of an answer's column, for other sheets: the questions stand in their order below the header. */
    static String cell(int question, int column) {
        return References.to(NAME, 1 + question, column);
    }

    /** The row of a question in the case in use, every number a formula. */
    private void live(Compared compared) {
        int row = table.nextRow();
        Case which = draft.inUse();
        Comparison question = compared.question();
        question(row, question, "");
        pen.formula(row, 3, draft.cases().word(), which.word(), Role.TEXT);
        String units = References.here(row, UNITS);
        String scale = "*" + References.here(row, VOLUME) + "*" + References.here(row, MONTHS) + "*"
                + References.here(row, COPIES) + "/" + units;
        String baseline = sum(LineColumn.RECURS, row, 1, question.baseline());
        String alternative = sum(LineColumn.RECURS, row, 2, question.alternative());
        money(row, BASELINE, baseline + scale, compared.baselineCost().at(which));
        money(row, ALTERNATIVE, alternative + scale, compared.alternativeCost().at(which));
        saving(row, compared, which);
        pen.formula(
                row,
                PER_UNIT,
                "(" + baseline + "-" + alternative + ")/" + units,
                compared.savingPerUnit().at(which),
                Role.PRICE);
        String once = sum(LineColumn.ONCE, row, 2, question.alternative()) + "-"
                + sum(LineColumn.ONCE, row, 1, question.baseline());
        money(
                row,
                ONE_TIME,
                "(" + once + ")*" + References.here(row, COPIES),
                compared.oneTimeCost().at(which));
        paid(row, compared, which);
    }

    /** When the saving has paid for what is spent once. */
    private void paid(int row, Compared compared, Case which) {
        String each = References.here(row, PER_UNIT);
        String once = References.here(row, ONE_TIME);
        String saving = References.here(row, SAVING);
        String even = References.here(row, BREAK_EVEN);
        String volume = References.here(row, VOLUME);
        String ofOne = once + "/" + References.here(row, COPIES);
        Optional<BigDecimal> units = compared.breakEvenUnits(which);
        pen.formula(
                row,
                BREAK_EVEN,
                "IF(" + each + "<=0,\"" + NEVER + "\",IF(" + once + "<=0,0,ROUNDUP(ROUND(" + ofOne + "/" + each
                        + ",9),0)))",
                units,
                NEVER,
                Role.COUNT);
        pen.formula(
                row,
                RETURN,
                "IF(AND(" + saving + ">0," + once + ">0)," + saving + "/" + once + ",\"" + NONE + "\")",
                compared.returnMultiple(which),
                NONE,
                Role.FRACTION);
        Optional<BigDecimal> months = units.filter(
                        any -> compared.question().asked().signum() != 0)
                .map(any -> Exact.quotient(any, compared.question().asked()));
        pen.formula(
                row,
                PAYBACK,
                "IF(ISNUMBER(" + even + "),IF(" + volume + "=0,\"" + NEVER + "\"," + even + "/" + volume + "),\""
                        + NEVER + "\")",
                months,
                NEVER,
                Role.FRACTION);
    }

    private String sum(LineColumn column, int row, int name, String scenario) {
        return new ConditionalSum(lines.range(column))
                .where(lines.range(LineColumn.SCENARIO), References.fixed(row, name), scenario)
                .formula();
    }

    private void money(int row, int column, String formula, BigDecimal value) {
        pen.formula(row, column, formula, value, Role.COST);
    }

    private void saving(int row, Compared compared, Case which) {
        String baseline = References.here(row, BASELINE);
        money(
                row,
                SAVING,
                baseline + "-" + References.here(row, ALTERNATIVE),
                compared.saving().at(which));
        BigDecimal whole = compared.baselineCost().at(which);
        pen.formula(
                row,
                SHARE,
                "IF(" + baseline + "=0,\"" + NONE + "\"," + References.here(row, SAVING) + "/" + baseline + ")",
                whole.signum() == 0
                        ? Optional.empty()
                        : Optional.of(Exact.quotient(compared.saving().at(which), whole)),
                NONE,
                Role.PERCENT);
    }

    /** What Ratebook computed for each case, where cases differ: these numbers don't move. */
    private int byCase(int from) {
        List<Compared> differing = draft.report().comparisons().stream()
                .filter(each -> !isFixed(each))
                .toList();
        if (differing.isEmpty()) {
            return from;
        }
        pen.text(from, 0, "In each case, as Ratebook computed it (these rows don't move)", Role.HEADING);
        for (int i = 0; i < HEADS.size(); i++) {
            pen.text(from + 1, i, HEADS.get(i).header(), i < UNITS || i == UNITS + 1 ? Role.HEADER : Role.HEADER_RIGHT);
        }
        pen.sheet().getRow(from + 1).setHeightInPoints(TableSheet.HEAD_HEIGHT);
        int row = from + 2;
        for (Compared each : differing) {
            for (Case which : Case.values()) {
                computed(row++, each, which);
            }
        }
        return row + 1;
    }

    private static boolean isFixed(Compared compared) {
        return Stream.of(compared.baselineCost(), compared.alternativeCost(), compared.oneTimeCost())
                .allMatch(ThreePoint::isFixed);
    }

    private void computed(int row, Compared compared, Case which) {
        question(row, compared.question(), which.word());
        pen.number(row, BASELINE, compared.baselineCost().at(which), Role.COST);
        pen.number(row, ALTERNATIVE, compared.alternativeCost().at(which), Role.COST);
        saving(row, compared, which);
        pen.number(row, PER_UNIT, compared.savingPerUnit().at(which), Role.PRICE);
        pen.number(row, ONE_TIME, compared.oneTimeCost().at(which), Role.COST);
        Optional<BigDecimal> units = compared.breakEvenUnits(which);
        whenever(row, BREAK_EVEN, units);
        compared.returnMultiple(which).ifPresent(each -> pen.number(row, RETURN, each, Role.FRACTION));
        whenever(
                row,
                PAYBACK,
                units.filter(any -> compared.question().asked().signum() != 0)
                        .map(any -> Exact.quotient(any, compared.question().asked())));
    }

    private void question(int row, Comparison question, String word) {
        pen.text(row, 0, question.name(), Role.WRAPPED);
        pen.text(row, 1, question.baseline(), Role.WRAPPED);
        pen.text(row, 2, question.alternative(), Role.WRAPPED);
        pen.text(row, 3, word, Role.TEXT);
        asked(row, UNITS, question, "Units", question.units());
        pen.text(row, UNITS + 1, question.unit(), Role.TEXT);
        asked(row, UNITS + 2, question, question.volume() == null ? "Units" : "Volume", question.asked());
        asked(row, UNITS + 3, question, "Months", question.months());
        asked(row, UNITS + 4, question, "Copies", question.copies());
    }

    /** A number of the question: its cell on the Compare sheet, live. */
    private void asked(int row, int column, Comparison question, String header, BigDecimal number) {
        String formula = draft.references().inRow(question.where(), header, number);
        pen.formula(row, column, formula, number, Numbers.role(number));
    }

    private void whenever(int row, int column, Optional<BigDecimal> number) {
        number.ifPresentOrElse(
                each -> pen.number(row, column, each, Numbers.role(each)),
                () -> pen.text(row, column, NEVER, Role.VERDICT));
    }

    /** Latency, memory, quality: two scenarios side by side. */
    private record MetricPairs(Draft draft, Pen pen) {
        private static final int FIRST_NUMBER = 6;

        void write(int from) {
            List<MetricPair> pairs = draft.report().metrics();
            if (pairs.isEmpty()) {
                return;
            }
            pen.text(from, 0, "Figures that aren't money", Role.HEADING);
            List<String> heads = List.of(
                    "Metric",
                    "Baseline",
                    "Alternative",
                    "Better",
                    "Unit",
                    "",
                    "Baseline value",
                    "Alternative value",
                    "Difference",
                    "Improvement");
            for (int i = 0; i < heads.size(); i++) {
                Role role = i < FIRST_NUMBER ? Role.HEADER : Role.HEADER_RIGHT;
                pen.blank(from + 1, i, role);
                pen.text(from + 1, i, heads.get(i), role);
            }
            pen.sheet().getRow(from + 1).setHeightInPoints(TableSheet.HEAD_HEIGHT);
            for (int i = 0; i < pairs.size(); i++) {
                add(from + 2 + i, pairs.get(i));
            }
        }

        private void add(int row, MetricPair pair) {
            pen.text(row, 0, pair.baseline().name(), Role.WRAPPED);
            pen.text(row, 1, pair.baseline().scenario(), Role.WRAPPED);
            pen.text(row, 2, pair.alternative().scenario(), Role.WRAPPED);
            pen.text(row, 3, pair.baseline().higherIsBetter() ? "higher" : "lower", Role.TEXT);
            pen.text(row, 4, pair.baseline().unit(), Role.TEXT);
            BigDecimal before = pair.baseline().value();
            BigDecimal after = pair.alternative().value();
            pen.formula(
                    row,
                    6,
                    draft.references().inRow(pair.baseline().where(), "Value", before),
                    before,
                    Numbers.role(before));
            pen.formula(
                    row,
                    7,
                    draft.references().inRow(pair.alternative().where(), "Value", after),
                    after,
                    Numbers.role(after));
            String baseline = References.here(row, 6);
            String difference = References.here(row, 7) + "-" + baseline;
            pen.formula(row, 8, difference, pair.difference(), Numbers.role(pair.difference()));
            if (pair.improvement() != null) {
                String better = (pair.baseline().higherIsBetter() ? "" : "-") + References.here(row, 8);
                pen.formula(row, 9, better + "/ABS(" + baseline + ")", pair.improvement(), Role.PERCENT);
            }
        }
    }
}
