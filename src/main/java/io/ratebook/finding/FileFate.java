package io.ratebook.finding;

import java.util.Locale;

/**
 * What came of a file that was looked at.
 *
 * @param path as the user wrote it
 * @param count how many rules, prices, cases or usages it holds; zero where none could be read
 * @param note why it isn't read, or how many errors it has; empty where all is well
 */
public record FileFate(String path, Kind kind, int count, String note) {
    /** What a file is there for. */
    public enum Kind {
        RULES("rule"),
        PRICES("price"),
        CASES("case"),
        WORKBOOK("usage"),
        /** Passed over; the note says why. */
        NOT_READ("");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** The kind in lower case, with spaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** {@code 3 rules}, {@code 3 rules, broken: 2 errors}, {@code not read: documentation}. */
    public String words() {
        if (kind == Kind.NOT_READ) {
            return "not read: " + note;
        }
        String counted = count + " " + kind.unit + (count == 1 ? "" : "s");
        return note.isEmpty() ? counted : counted + ", " + note;
    }
}
