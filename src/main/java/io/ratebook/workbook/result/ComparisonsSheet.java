package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Comparison;
import io.ratebook.report.Compared;
import io.ratebook.report.MetricPair;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the questions of the Compare sheet, a row for each case that differs, and below them the figures that
 * aren't money. Costs are the engine's; what follows from them is live.
 */
final class ComparisonsSheet {
    static final String NAME = "Comparisons";

    private static final int UNITS = 4;
    private static final int BASELINE = 9;
    private static final int ALTERNATIVE = 10;
    private static final int SAVING = 11;
    private static final int SHARE = 12;
    private static final int PER_UNIT = 13;
    private static final int ONE_TIME = 14;
    private static final int BREAK_EVEN = 15;
    private static final int RETURN = 16;
    private static final int PAYBACK = 17;

    private final Draft draft;
    private final TableSheet table;
    private final Pen pen;

    private ComparisonsSheet(Draft draft) {
        this.draft = draft;
        this.table = new TableSheet(draft, NAME, 1, heads());
        this.pen = table.pen();
    }

    static void write(Draft draft) {
        if (draft.report().comparisons().isEmpty() && draft.report().metrics().isEmpty()) {
            return;
        }
        ComparisonsSheet sheet = new ComparisonsSheet(draft);
        draft.report().comparisons().forEach(sheet::add);
        sheet.table.finish();
        new MetricPairs(draft, sheet.pen).write(sheet.table.nextRow() + 1);
        sheet.table.print(sheet.pen.sheet().getLastRowNum());
    }

    private static List<Head> heads() {
        return List.of(
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
    }

    private void add(Compared compared) {
        if (isFixed(compared)) {
            add(compared, Case.BASE, "all");
        } else {
            List.of(Case.values()).forEach(each -> add(compared, each, each.word()));
        }
    }

    private static boolean isFixed(Compared compared) {
        return Stream.of(compared.baselineCost(), compared.alternativeCost(), compared.oneTimeCost())
                .allMatch(ThreePoint::isFixed);
    }

    private void add(Compared compared, Case which, String word) {
        int row = table.nextRow();
        question(row, compared.question(), word);
        pen.number(row, BASELINE, compared.baselineCost().at(which), Role.COST);
        pen.number(row, ALTERNATIVE, compared.alternativeCost().at(which), Role.COST);
        String saving = References.here(row, BASELINE) + "-" + References.here(row, ALTERNATIVE);
        pen.formula(row, SAVING, saving, compared.saving().at(which), Role.COST);
        quotient(row, SHARE, SAVING, BASELINE, at(compared.savingShare(), which), Role.PERCENT);
        pen.number(row, PER_UNIT, compared.savingPerUnit().at(which), Role.PRICE);
        pen.number(row, ONE_TIME, compared.oneTimeCost().at(which), Role.COST);
        whenever(row, BREAK_EVEN, at(compared.breakEvenUnits(), which));
        quotient(row, RETURN, SAVING, ONE_TIME, at(compared.returnMultiple(), which), Role.FRACTION);
        whenever(row, PAYBACK, at(compared.paybackMonths(), which));
    }

    private void question(int row, Comparison question, String word) {
        pen.text(row, 0, question.name(), Role.WRAPPED);
        pen.text(row, 1, question.baseline(), Role.WRAPPED);
        pen.text(row, 2, question.alternative(), Role.WRAPPED);
        pen.text(row, 3, word, Role.TEXT);
        BigDecimal volume = question.volume() == null ? question.units() : question.volume();
        asked(row, UNITS, question, "Units", question.units());
        pen.text(row, UNITS + 1, question.unit(), Role.TEXT);
        asked(row, UNITS + 2, question, question.volume() == null ? "Units" : "Volume", volume);
        asked(row, UNITS + 3, question, "Months", question.months());
        asked(row, UNITS + 4, question, "Copies", question.copies());
    }

    /** A number of the question: its cell on the Compare sheet, live. */
    private void asked(int row, int column, Comparison question, String header, BigDecimal number) {
        String formula = draft.references().inRow(question.where(), header, number);
        pen.formula(row, column, formula, number, Numbers.role(number));
    }

    private void quotient(int row, int column, int dividend, int divisor, @Nullable BigDecimal value, Role role) {
        if (value != null) {
            String formula = References.here(row, dividend) + "/" + References.here(row, divisor);
            pen.formula(row, column, formula, value, role);
        }
    }

    private void whenever(int row, int column, @Nullable BigDecimal number) {
        if (number == null) {
            pen.text(row, column, "never", Role.TEXT);
        } else {
            pen.number(row, column, number, Numbers.role(number));
        }
    }

    private static @Nullable BigDecimal at(@Nullable ThreePoint number, Case which) {
        return number == null ? null : number.at(which);
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
                pen.cell(from + 1, i).setCellStyle(draft.styles().of(role));
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
