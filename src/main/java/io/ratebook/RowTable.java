package io.ratebook;

import java.util.Arrays;

/** Rows as numbers, one for each column, each row with a number of its own from 0, in the order in which they came. For one thread. */
final class RowTable {
    /** Numbers that follow one another become ones far apart. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int FIRST_ROOM = 1 << 8;

    private final int columns;
    private int[] rows;
    private int[] slots = new int[2 * FIRST_ROOM];
    private int size;

    RowTable(int columns) {
        this.columns = columns;
        this.rows = new int[FIRST_ROOM * columns];
    }

    /** The row's number; less than zero where it isn't here. */
    int find(int... codes) {
        return slots[slot(codes)] - 1;
    }

    /** The row's number, which is {@link #size} before where it is new. */
    int add(int... codes) {
        int slot = slot(codes);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
            slot = slot(codes);
        }
        System.arraycopy(codes, 0, rows, size * columns, columns);
        slots[slot] = ++size;
        return size - 1;
    }

    int size() {
        return size;
    }

    /** Where the row is, or would be. */
    private int slot(int... codes) {
        int hash = 0;
        for (int i = 0; i < columns; i++) {
            hash = (hash + codes[i]) * SPREAD;
        }
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> Short.SIZE) & mask;
        while (slots[slot] > 0 && !isAt(slots[slot] - 1, codes)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isAt(int row, int... codes) {
        int from = row * columns;
        for (int i = 0; i < columns; i++) {
            if (rows[from + i] != codes[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        rows = Arrays.copyOf(rows, 2 * rows.length);
        slots = new int[2 * slots.length];
        for (int row = 0; row < size; row++) {
            slots[slot(Arrays.copyOfRange(rows, row * columns, (row + 1) * columns))] = row + 1;
        }
    }
}
