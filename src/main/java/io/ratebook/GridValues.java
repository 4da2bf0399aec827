package io.ratebook;

import io.ratebook.amount.Decimals;
import io.ratebook.amount.Scaled;
import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;

/**
 * A row among cells that are held.
 *
 * @param row its number in the grid
 * @param size how many columns have headers
 */
record GridValues(Grid grid, int row, int size) implements RowValues {
    @Override
    public boolean isBlank(int column) {
        return cell(column).isBlank();
    }

    @Override
    public String text(int column) {
        return isBlank(column) ? "" : text(cell(column).value());
    }

    /** What tells cells apart that show the same as text, number or day. */
    static String text(CellValue value) {
        return value instanceof CellValue.Text text ? text.text() : "\0" + value;
    }

    @Override
    public String shown(int column) {
        return isBlank(column) ? "" : cell(column).shown();
    }

    @Override
    public boolean number(int column, Scaled into) {
        CellValue value = cell(column).value();
        if (value instanceof CellValue.Number number) {
            into.set(number.value());
            return true;
        }
        if (!grid.textual() || !(value instanceof CellValue.Text text)) {
            return false;
        }
        String digits = text.text().strip();
        return Decimals.TEXT.parse(digits, 0, digits.length(), into);
    }

    private Cell cell(int column) {
        return grid.cell(row, column + 1);
    }

    @Override
    public Location where(int number) {
        return grid.where(number, 1);
    }
}
