package io.ratebook;

import java.util.Arrays;

/** Numbers that tell rows apart, one for each column. A key that is in a map stays as it is; one may be used again and again to ask. */
final class RowKey {
    /** Numbers that follow one another become ones far apart. */
    private static final int SPREAD = 0x9E3779B1;

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
        int hash = 0;
        for (int each : codes) {
            hash = (hash + each) * SPREAD;
        }
        return hash ^ hash >>> Short.SIZE;
    }
}
