package io.ratebook;

import java.util.Arrays;

/** Numbers that tell rows apart, one for each column. A key that is in a map stays as it is; one may be used again and again to ask. */
final class RowKey {
    private final int[] codes;

    RowKey(int columns) {
        this.codes = new int[columns];
    }

    void set(int column, int code) {
        codes[column] = code;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof RowKey key && Arrays.equals(codes, key.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }
}
