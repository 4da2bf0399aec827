package io.ratebook.grid;

import io.ratebook.amount.Exact;

/** Cell values as text. */
public final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String of(CellValue value) {
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
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT || point == 0xFEFF) {
                safe.append(String.format("\\u%04X", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST ? safe + "…" : safe.toString();
    }
}
