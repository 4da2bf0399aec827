package io.ratebook;

import java.util.Arrays;

/** Rows as numbers, one for each column, each row with a number of its own from 0, in the order in which they came. For one thread. */
final class RowTable {
    /** Numbers that follow one another become ones far apart. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int FIRST_ROOM = 1 << 8;

    /** Rows are found by all their bits at once where they have no more. */
    private static final int MOST_BITS = 16;

    private final int columns;
    private final int[] shifts;
    private final int[] bits;
    private int[] rows;
    private int[] slots = new int[2 * FIRST_ROOM];
    private int[] direct = new int[1];
    private int size;

    RowTable(int columns) {
        this.columns = columns;
        this.shifts = new int[columns];
        this.bits = new int[columns];
        this.rows = new int[FIRST_ROOM * columns];
    }

    /**
     * The row's number; less than zero where it isn't here.
     *
     * @param codes none is less than zero
     */
    int find(int... codes) {
        return direct.length > 0 ? directly(codes) : slots[slot(codes)] - 1;
    }

    private int directly(int... codes) {
        int at = 0;
        int over = 0;
        for (int i = codes.length - 1; i >= 0; i--) {
            int code = codes[i];
            over |= code >>> bits[i];
            at |= code << shifts[i];
        }
        return over == 0 ? direct[at] - 1 : -1;
    }

    /** The row's number, which is {@link #size} before where it is new. */
    int add(int... codes) {
        int known = find(codes);
        if (known >= 0) {
            return known;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        System.arraycopy(codes, 0, rows, size * columns, columns);
        slots[slot(codes)] = ++size;
        index(codes);
        return size - 1;
    }

    /** Makes the last row be found by its bits, as long as that is possible. */
    private void index(int... codes) {
        if (direct.length == 0) {
            return;
        }
        int at = 0;
        int all = 0;
        boolean wider = false;
        for (int i = 0; i < columns; i++) {
            int needed = Integer.SIZE - Integer.numberOfLeadingZeros(codes[i]);
            wider |= needed > bits[i];
            bits[i] = Math.max(bits[i], needed);
            at |= codes[i] << shifts[i];
            all += bits[i];
        }
        if (!wider) {
            direct[at] = size;
        } else if (all > MOST_BITS) {
            direct = new int[0];
        } else {
            direct = new int[1 << all];
            int shift = 0;
            for (int i = 0; i < columns; i++) {
                shifts[i] = shift;
                shift += bits[i];
            }
            for (int row = 0; row < size; row++) {
                int place = 0;
                for (int i = 0; i < columns; i++) {
                    place |= rows[row * columns + i] << shifts[i];
                }
                direct[place] = row + 1;
            }
        }
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
