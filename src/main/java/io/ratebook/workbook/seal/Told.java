package io.ratebook.workbook.seal;

import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import org.jspecify.annotations.Nullable;

/** What a cell holds, as a reader would write it. */
final class Told {
    static final String NOTHING = "nothing";

    private static final int LONGEST = 120;

    private Told() {}

    /** The formula, or else the value. */
    static String content(@Nullable Content cell) {
        if (cell == null) {
            return NOTHING;
        }
        return cell.formula() == null ? value(cell) : formula(cell.formula());
    }

    static String formula(String formula) {
        return cut("=" + formula);
    }

    /** The value alone. */
    static String value(@Nullable Content cell) {
        if (cell == null || cell.kind() == Kind.EMPTY) {
            return NOTHING;
        }
        return cell.kind() == Kind.TEXT ? text(cell.value()) : cut(cell.value());
    }

    static String text(String text) {
        return text.isEmpty() ? NOTHING : '"' + cut(text) + '"';
    }

    /** Control characters and those that turn the direction of writing would lie about what stands there. */
    static String cut(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            boolean odd = Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
            if (odd) {
                safe.append(String.format("\\u%04X", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST ? safe + "…" : safe.toString();
    }
}
