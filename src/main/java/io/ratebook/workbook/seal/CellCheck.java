package io.ratebook.workbook.seal;

import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cell. What was typed counts to the last of the 15 digits that a cell has. What a formula gives is computed
 * anew by every program that saves the file, in binary, and in an order of its own: there, one part in a thousand million is the same.
 */
final class CellCheck {
    private static final int DIGITS = 9;
    private static final BigDecimal NOISE = new BigDecimal("1E-12");

    private final BiPredicate<String, String> sameFormula;
    private final ShownFormats formats = new ShownFormats();

    /** Which side of a cell has changed. */
    enum What {
        FORMULA("formula"),
        VALUE("value"),
        FIXED("cell"),
        FORMAT("number format");

        private final String word;

        What(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** What it held and what it holds, in words. */
    record Change(String held, String holds) {}

    CellCheck(BiPredicate<String, String> sameFormula) {
        this.sameFormula = sameFormula;
    }

    Map<What, Change> compare(@Nullable Content held, @Nullable Content holds) {
        Map<What, Change> changes = new EnumMap<>(What.class);
        if (held == null || holds == null) {
            boolean computed = held != null && held.isComputed() || holds != null && holds.isComputed();
            if (held != null || holds != null) {
                changes.put(computed ? What.FORMULA : What.FIXED, new Change(Told.content(held), Told.content(holds)));
            }
            return changes;
        }
        formula(held, holds, changes);
        if (!formats.same(held.format(), holds.format(), holds)) {
            changes.put(What.FORMAT, new Change(Told.cut(held.format()), Told.cut(holds.format())));
        }
        return changes;
    }

    private void formula(Content held, Content holds, Map<What, Change> changes) {
        String then = held.formula();
        String now = holds.formula();
        if (then == null && now == null) {
            if (held.kind() != holds.kind() || !held.value().equals(holds.value())) {
                changes.put(What.FIXED, new Change(Told.value(held), Told.value(holds)));
            }
            return;
        }
        if (then == null || now == null || !sameFormula.test(then, now)) {
            changes.put(What.FORMULA, new Change(Told.content(held), Told.content(holds)));
            return;
        }
        if (!sameValue(held, holds)) {
            changes.put(What.VALUE, new Change(Told.value(held), Told.value(holds)));
        }
    }

    private static boolean sameValue(Content held, Content holds) {
        if (held.kind() != holds.kind()) {
            return false;
        }
        return held.value().equals(holds.value())
                || held.kind() == Kind.NUMBER
                        && nearlyEqual(new BigDecimal(held.value()), new BigDecimal(holds.value()));
    }

    private static boolean nearlyEqual(BigDecimal one, BigDecimal other) {
        BigDecimal allowed = one.abs().max(other.abs()).movePointLeft(DIGITS).max(NOISE);
        return one.subtract(other).abs().compareTo(allowed) <= 0;
    }
}
