package io.ratebook.grid;

import io.ratebook.finding.Location;
import org.jspecify.annotations.Nullable;

/**
 * One cell.
 *
 * @param formula as written, without the leading equals sign; null where the cell holds a typed value
 */
public record Cell(
        Location where, CellValue value, @Nullable String formula) {
    public static Cell of(Location where, CellValue value) {
        return new Cell(where, value, null);
    }

    public boolean isBlank() {
        return value instanceof CellValue.Blank
                || value instanceof CellValue.Text text && text.text().isBlank();
    }

    public Cell withValue(CellValue changed) {
        return new Cell(where, changed, formula);
    }

    /** The value as a person would write it; for messages and for text columns. */
    public String shown() {
        return Shown.of(value);
    }
}
