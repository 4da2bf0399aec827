package io.ratebook.workbook.read;

import io.ratebook.grid.CellValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet, while it is read: the cells that hold something, in the order of their columns. The same object tells of the next
 * row afterwards, so nothing of it may be kept but the values and texts that it gives.
 */
public final class SheetRow {
    private static final int CELL = 16;

    private int row;
    private boolean hidden;
    private int count;
    private int letters;
    private int[] columns = new int[16];
    private @Nullable CellValue[] values = new CellValue[16];
    private @Nullable String[] formulas = new String[16];
    private long[] unscaled = new long[16];
    private int[] scales = new int[16];

    SheetRow() {}

    /** Counted from 1, as Excel does. */
    public int row() {
        return row;
    }

    /** True where the sheet hides the row. */
    public boolean isHidden() {
        return hidden;
    }

    /** How many cells hold something; the index of a cell is less. */
    public int count() {
        return count;
    }

    /** The column of a cell, counted from 1; it grows with the index. */
    public int column(int index) {
        return columns[index];
    }

    /** The index of the cell in a column counted from 1; -1 where there is none. */
    public int find(int column) {
        if (column > 0 && column <= count && columns[column - 1] == column) {
            // nothing is left out before it
            return column - 1;
        }
        int index = Arrays.binarySearch(columns, 0, count, column);
        return index < 0 ? -1 : index;
    }

    /** True for a number that {@link #unscaled} and {@link #scale} tell without an object: most numbers, and none that is a day. */
    public boolean isPlainNumber(int index) {
        return values[index] == null;
    }

    /** The digits of a plain number: it is this divided by ten to the power of its scale. */
    public long unscaled(int index) {
        requirePlain(index);
        return unscaled[index];
    }

    /** How many of a plain number's digits stand behind the point; never negative, and no more than are needed. */
    public int scale(int index) {
        requirePlain(index);
        return scales[index];
    }

    private void requirePlain(int index) {
        if (!isPlainNumber(index)) {
            throw new IllegalStateException("no plain number");
        }
    }

    /** The text of a cell that holds one, mostly the same object for one that cells share; null for any other. */
    public @Nullable String text(int index) {
        return values[index] instanceof CellValue.Text text ? text.text() : null;
    }

    /** What the cell holds; made anew for a plain number. */
    public CellValue value(int index) {
        CellValue value = values[index];
        return value == null ? new CellValue.Number(BigDecimal.valueOf(unscaled[index], scales[index])) : value;
    }

    /** As written, without the equals sign; null for a typed value, and for those cells of an array formula that don't carry it. */
    public @Nullable String formula(int index) {
        return formulas[index];
    }

    /** About how much memory it takes, in letters. */
    int weight() {
        return letters + CELL * count;
    }

    void begin(int number, boolean isHidden) {
        row = number;
        hidden = isHidden;
        count = 0;
        letters = 0;
    }

    void add(int column, CellValue value, @Nullable String formula) {
        // before the array is named: finding a place may make another
        int at = place(column, formula);
        values[at] = Objects.requireNonNull(value);
        if (value instanceof CellValue.Text text) {
            letters += text.text().length();
        }
    }

    /** @param digits without zeros at their end behind the point */
    void add(int column, long digits, int scale, @Nullable String formula) {
        int at = place(column, formula);
        values[at] = null;
        unscaled[at] = digits;
        scales[at] = scale;
    }

    /** Makes room for a cell; files may hold them in any order. */
    private int place(int column, @Nullable String formula) {
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            formulas = Arrays.copyOf(formulas, 2 * count);
            unscaled = Arrays.copyOf(unscaled, 2 * count);
            scales = Arrays.copyOf(scales, 2 * count);
        }
        letters += formula == null ? 0 : formula.length();
        int at = count++;
        while (at > 0 && columns[at - 1] > column) {
            columns[at] = columns[at - 1];
            values[at] = values[at - 1];
            formulas[at] = formulas[at - 1];
            unscaled[at] = unscaled[at - 1];
            scales[at] = scales[at - 1];
            at--;
        }
        columns[at] = column;
        formulas[at] = formula;
        return at;
    }
}
