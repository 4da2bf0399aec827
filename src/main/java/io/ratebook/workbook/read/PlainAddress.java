package io.ratebook.workbook.read;

import io.ratebook.grid.Address;

/** Addresses as programs write them, {@code D14}, read from bytes without an object. */
final class PlainAddress {
    private static final int MOST_LETTERS = 3;

    private PlainAddress() {}

    /** The column, counted from 1; 0 where it isn't such an address in that row, whatever else it may be. */
    static int column(byte[] bytes, int from, int to, int row) {
        int at = from;
        int column = 0;
        while (at < to && at - from < MOST_LETTERS && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            column = column * 26 + bytes[at] - 'A' + 1;
            at++;
        }
        if (at == from || at == to || bytes[at] == '0' || to - at > 7 || column > Address.LAST_COLUMN) {
            return 0;
        }
        int number = 0;
        for (; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return 0;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return number == row ? column : 0;
    }
}
