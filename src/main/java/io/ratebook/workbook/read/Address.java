package io.ratebook.workbook.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell's address within its sheet, both parts counted from 1. */
public record Address(int row, int column) {
    public static final int LAST_ROW = 1_048_576;
    public static final int LAST_COLUMN = 16_384;

    private static final Pattern WRITTEN =
            Pattern.compile("\\$?(?<column>[A-Za-z]{1,3})\\$?(?<row>[1-9][0-9]{0,6})", Pattern.UNICODE_CASE);

    /** {@code D14} or {@code $D$14}; empty where it is no address or lies beyond {@code XFD1048576}. */
    public static Optional<Address> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int column = 0;
        for (char letter : written.group("column").toCharArray()) {
            column = column * 26 + Character.toUpperCase(letter) - 'A' + 1;
        }
        int row = Integer.parseInt(written.group("row"));
        return row > LAST_ROW || column > LAST_COLUMN ? Optional.empty() : Optional.of(new Address(row, column));
    }
}
