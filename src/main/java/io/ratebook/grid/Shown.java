package io.ratebook.grid;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Printable;

/** Cell values as text. */
public final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    /** The value as a person would write it. */
    public static String of(CellValue value) {
        if (value instanceof CellValue.Text text) {
            return text.text();
        }
        if (value instanceof CellValue.Number number) {
            return Exact.text(number.value());
        }
        if (value instanceof CellValue.Dated dated) {
            return dated.date().toString();
        }
        if (value instanceof CellValue.Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
        }
        return value instanceof CellValue.Fault fault ? fault.code() : "";
    }

    /** At most 40 characters, with control, bidirectional and other invisible characters spelt out. */
    public static String safely(String text) {
        int end = text.length() > LONGEST && text.codePointCount(0, Math.min(text.length(), 2 * LONGEST + 2)) > LONGEST
                ? text.offsetByCodePoints(0, LONGEST)
                : text.length();
        String shown = Printable.of(text.substring(0, end));
        return end < text.length() ? shown + "…" : shown;
    }
}
