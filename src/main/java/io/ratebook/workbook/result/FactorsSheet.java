package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Basis;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Overhead;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** @param term the contract's term that the factor carries out; null where it is a rule's own fact */
    private record Key(
            String rule,
            ThreePoint value,
            String why,
            boolean onQuantity,
            @Nullable Basis term) {
        static Key of(Line line, LineFactor factor) {
            return new Key(factor.by().id(), factor.value(), factor.why(), factor.onQuantity(), termOf(line, factor));
        }
    }

    private FactorsSheet(Draft draft) {
        this.draft = draft;
        this.table = TableSheet.streamed(draft, NAME, 1, HEADS);
    }

    static FactorsSheet write(Draft draft) {
        FactorsSheet sheet = new FactorsSheet(draft);
        for (Line line : draft.report().lines()) {
            line.factors().forEach(each -> sheet.add(line, each));
        }
        sheet.table.finish();
        return sheet;
    }

    /** The product of the cells in use of some factors of the line: 1 where there are none. */
    String product(Line line, List<LineFactor> factors) {
        return factors.isEmpty()
                ? "1"
                : factors.stream()
                        .map(each -> References.to(NAME, row(line, each), IN_USE))
                        .collect(Collectors.joining("*"));
    }

    static ThreePoint productOf(List<LineFactor> factors) {
        return factors.stream().map(LineFactor::value).reduce(ThreePoint.ONE, ThreePoint::times);
    }

    private int row(Line line, LineFactor factor) {
        Integer row = rows.get(Key.of(line, factor));
        if (row == null) {
            throw new IllegalStateException(
                    "no row for the factor " + factor.by().id());
        }
        return row;
    }

    private void add(Line line, LineFactor factor) {
        Key key = Key.of(line, factor);
        if (rows.containsKey(key)) {
            return;
        }
        int row = table.nextRow();
        rows.put(key, row);
        Pen pen = table.pen();
        pen.text(row, 0, factor.by().id(), Role.TEXT);
        pen.text(row, 1, factor.by().title(), Role.WRAPPED);
        pen.text(row, 2, factor.onQuantity() ? "quantity" : "price", Role.TEXT);
        values(row, factor.value(), key.term());
        pen.text(row, 7, factor.why(), Role.WRAPPED);
        pen.text(row, 8, factor.by().source(), Role.WRAPPED);
        pen.text(row, 9, factor.by().owner(), Role.TEXT);
        pen.text(row, 10, factor.by().at().toString(), Role.WRAPPED);
    }

    private void values(int row, ThreePoint value, @Nullable Basis term) {
        if (term instanceof Overhead overhead) {
            overhead(row, value, overhead);
            return;
        }
        for (Case which : Case.values()) {
            value(row, LOW + which.selector() - 1, value.at(which), term);
        }
        String choice = draft.cases()
                .choose(References.here(row, LOW), References.here(row, LOW + 1), References.here(row, LOW + 2));
        table.pen().formula(row, IN_USE, choice, draft.inUse(value), Role.FACTOR);
    }

    /** It follows the cells of the usage's row, whichever case is in use; beside it stand the engine's values. */
    private void overhead(int row, ThreePoint value, Overhead term) {
        for (Case which : Case.values()) {
            table.pen().number(row, LOW + which.selector() - 1, value.at(which), Role.FACTOR);
        }
        String number = draft.references().to(term.origin(), term.number());
        table.pen().formula(row, IN_USE, term.formula(number), draft.inUse(value), Role.FACTOR);
    }

    /** It follows the cell of a contract or an exchange rate; it is 1 in a case in which that doesn't hold. */
    private void value(int row, int column, BigDecimal value, @Nullable Basis term) {
        if (term != null
                && value.compareTo(term.factor()) == 0
                && draft.references().holdsNumber(term.where())) {
            String cell = draft.references().to(term.where(), value);
            table.pen().formula(row, column, term.formula(cell), value, Role.FACTOR);
        } else {
            table.pen().number(row, column, value, Role.FACTOR_INPUT);
        }
    }

    /**
     * The one cell that the factor follows, in each case or in none; null where there is none, or where another number has
     * a part in it too.
     */
    private static @Nullable Basis termOf(Line line, LineFactor factor) {
        List<Basis> terms = line.decisions().stream()
                .filter(Decision.Factor.class::isInstance)
                .map(Decision.Factor.class::cast)
                .filter(each -> each.by().equals(factor.by()) && each.why().equals(factor.why()))
                .map(Decision.Factor::basis)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean follows = terms.size() == 1 && (terms.get(0) instanceof Overhead || isOf(terms.get(0), factor.value()));
        return follows ? terms.get(0) : null;
    }

    private static boolean isOf(Basis term, ThreePoint value) {
        return List.of(Case.values()).stream()
                .map(value::at)
                .allMatch(each -> each.compareTo(term.factor()) == 0 || each.compareTo(BigDecimal.ONE) == 0);
    }
}
