package io.ratebook.grid;

import io.ratebook.finding.Location;
import java.util.Optional;

/** A cell's address within its sheet, both parts counted from 1. */
public record Address(int row, int column) {
    public static final int LAST_ROW = 1_048_576;
    public static final int LAST_COLUMN = 16_384;

    /** {@code D14} or {@code $D$14}; empty where it is no address or lies beyond {@code XFD1048576}. */
    public static Optional<Address> parse(String text) {
        int at = text.startsWith("$") ? 1 : 0;
        int first = at;
        int column = 0;
        while (at < text.length() && at - first < 4 && isLetter(text.charAt(at))) {
            column = column * 26 + (text.charAt(at) & 0x1f);
            at++;
        }
        if (at == first || at - first > 3 || at == text.length()) {
            return Optional.empty();
        }
        int digits = text.charAt(at) == '$' ? at + 1 : at;
        int row = Digits.parse(text, digits);
        return row < 1 || text.charAt(digits) == '0' || row > LAST_ROW || column > LAST_COLUMN
                ? Optional.empty()
                : Optional.of(new Address(row, column));
    }

    /** As it is written, {@code D14}. */
    @Override
    public String toString() {
        return Location.columnLetters(column) + row;
    }

    private static boolean isLetter(char each) {
        return each >= 'A' && each <= 'Z' || each >= 'a' && each <= 'z';
    }
}
