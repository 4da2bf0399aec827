package io.ratebook.workbook.result;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every multiplier that the lines use, once, with its rule and its reason. */
final class FactorsSheet {
    static final String NAME = "Factors";

    private static final int LOW = 3;
    private static final int IN_USE = 6;
    private static final List<Head> HEADS = List.of(
            Head.text("Rule", 12),
            Head.text("Title", 40),
            Head.text("Multiplies", 12),
            Head.number("Low", 10),
            Head.number("Base", 10),
            Head.number("High", 10),
            Head.number("In use", 10),
            Head.text("Why", 52),
            Head.text("Source", 46),
            Head.text("Owner", 16),
            Head.text("Place", 40));

    private final Draft draft;
    private final TableSheet table;
    private final Map<Key, Integer> rows = new LinkedHashMap<>();

    private record Key(String rule, ThreePoint value, String why, boolean onQuantity) {
        static Key of(LineFactor factor) {
            return new Key(factor.by().id(), factor.value(), factor.why(), factor.onQuantity());
        }
    }

    private FactorsSheet(Draft draft) {
        this.draft = draft;
        this.table = new TableSheet(draft, NAME, 1, HEADS);
    }

    static FactorsSheet write(Draft draft) {
        FactorsSheet sheet = new FactorsSheet(draft);
        for (Line line : draft.report().lines()) {
            line.factors().forEach(sheet::add);
        }
        sheet.table.finish();
        return sheet;
    }

    /** The product of the factors' cells in use: 1 where there are none. */
    String product(List<LineFactor> factors) {
        return factors.isEmpty()
                ? "1"
                : factors.stream()
                        .map(each -> References.to(NAME, row(each), IN_USE))
                        .collect(Collectors.joining("*"));
    }

    static ThreePoint productOf(List<LineFactor> factors) {
        return factors.stream().map(LineFactor::value).reduce(ThreePoint.ONE, ThreePoint::times);
    }

    private int row(LineFactor factor) {
        Integer row = rows.get(Key.of(factor));
        if (row == null) {
            throw new IllegalStateException(
                    "no row for the factor " + factor.by().id());
        }
        return row;
    }

    private void add(LineFactor factor) {
        if (rows.containsKey(Key.of(factor))) {
            return;
        }
        int row = table.nextRow();
        rows.put(Key.of(factor), row);
        Pen pen = table.pen();
        pen.text(row, 0, factor.by().id(), Role.TEXT);
        pen.text(row, 1, factor.by().title(), Role.WRAPPED);
        pen.text(row, 2, factor.onQuantity() ? "quantity" : "price", Role.TEXT);
        values(row, factor.value());
        pen.text(row, 7, factor.why(), Role.WRAPPED);
        pen.text(row, 8, factor.by().source(), Role.WRAPPED);
        pen.text(row, 9, factor.by().owner(), Role.TEXT);
        pen.text(row, 10, factor.by().at().toString(), Role.WRAPPED);
    }

    private void values(int row, ThreePoint value) {
        List<BigDecimal> three = List.of(value.low(), value.base(), value.high());
        for (int i = 0; i < three.size(); i++) {
            table.pen().number(row, LOW + i, three.get(i), Role.FACTOR_INPUT);
        }
        String choice = draft.cases()
                .choose(References.here(row, LOW), References.here(row, LOW + 1), References.here(row, LOW + 2));
        table.pen().formula(row, IN_USE, choice, draft.inUse(value), Role.FACTOR);
    }
}
