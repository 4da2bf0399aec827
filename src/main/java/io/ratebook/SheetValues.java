package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.finding.Location;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Shown;
import io.ratebook.workbook.read.SheetRow;

/** A row of a sheet, while it is read. */
record SheetValues(String file, String sheet, SheetRow row) implements RowValues {
    @Override
    public int size() {
        return row.count() == 0 ? 0 : row.column(row.count() - 1);
    }

    @Override
    public boolean isBlank(int column) {
        int index = row.find(column + 1);
        return index < 0 || isBlankAt(index);
    }

    private boolean isBlankAt(int index) {
        if (row.isPlainNumber(index)) {
            return false;
        }
        String text = row.text(index);
        return text == null ? row.value(index) instanceof CellValue.Blank : text.isBlank();
    }

    @Override
    public String text(int column) {
        int index = row.find(column + 1);
        if (index < 0 || isBlankAt(index)) {
            return "";
        }
        String text = row.text(index);
        return text == null ? GridValues.text(row.value(index)) : text;
    }

    @Override
    public String shown(int column) {
        int index = row.find(column + 1);
        return index < 0 || isBlankAt(index) ? "" : Shown.of(row.value(index));
    }

    @Override
    public boolean number(int column, Scaled into) {
        int index = row.find(column + 1);
        if (index < 0 || !row.isPlainNumber(index)) {
            return false;
        }
        into.set(row.unscaled(index), row.scale(index));
        return true;
    }

    @Override
    public Location where(int number) {
        return Location.ofCell(file, sheet, number, 1);
    }
}
