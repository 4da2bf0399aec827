package io.ratebook.grid;

import io.ratebook.finding.Location;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One sheet, or one text file of rows. Rows and columns count from 1; absent cells are blank.
 *
 * @param file as the user wrote it
 * @param sheet the sheet's name; empty for a text file
 * @param textual true where every value was written as text (CSV), so that numbers are read from text
 * @param rows the cells that hold something, by row and column; immutable
 * @param layout what the sheet hides or merges
 * @param before how many rows come before the first line of a text file: a header that its lines have no row for
 */
public record Grid(
        String file,
        String sheet,
        boolean textual,
        SortedMap<Integer, SortedMap<Integer, Cell>> rows,
        Layout layout,
        int before) {

    /** Parts of a sheet that a reader can overlook: areas that merge cells ({@code A3:B4}), hidden rows, a hidden sheet. */
    public record Layout(List<String> mergedAreas, int hiddenRows, int hiddenColumns, boolean hiddenSheet) {
        public static final Layout PLAIN = new Layout(List.of(), 0, 0, false);

        public Layout {
            mergedAreas = List.copyOf(mergedAreas);
        }
    }

    public Grid {
        rows = Collections.unmodifiableSortedMap(copyOf(rows, UnaryOperator.identity()));
    }

    /** One whose first row is the first of its file. */
    public Grid(
            String file,
            String sheet,
            boolean textual,
            SortedMap<Integer, SortedMap<Integer, Cell>> rows,
            Layout layout) {
        this(file, sheet, textual, rows, layout, 0);
    }

    /** The cell at a one-based row and column; blank where the sheet has none. */
    public Cell cell(int row, int column) {
        SortedMap<Integer, Cell> cells = rows.get(row);
        Cell cell = cells == null ? null : cells.get(column);
        return cell == null ? Cell.of(where(row, column), CellValue.BLANK) : cell;
    }

    public Location where(int row, int column) {
        return textual ? Location.ofLine(file, row - before, column) : Location.ofCell(file, sheet, row, column);
    }

    public Location where() {
        return textual ? Location.ofFile(file) : Location.ofSheet(file, sheet);
    }

    public int lastRow() {
        return rows.isEmpty() ? 0 : rows.lastKey();
    }

    public int lastColumn() {
        return rows.values().stream()
                .mapToInt(cells -> cells.isEmpty() ? 0 : cells.lastKey())
                .max()
                .orElse(0);
    }

    public boolean isBlankRow(int row) {
        SortedMap<Integer, Cell> cells = rows.get(row);
        return cells == null || cells.values().stream().allMatch(Cell::isBlank);
    }

    /** The same grid with each cell changed. */
    public Grid mapped(UnaryOperator<Cell> change) {
        return new Grid(file, sheet, textual, copyOf(rows, change), layout, before);
    }

    private static SortedMap<Integer, SortedMap<Integer, Cell>> copyOf(
            SortedMap<Integer, SortedMap<Integer, Cell>> rows, UnaryOperator<Cell> change) {
        NavigableMap<Integer, SortedMap<Integer, Cell>> copy = new TreeMap<>();
        rows.forEach((row, cells) -> {
            NavigableMap<Integer, Cell> changed = new TreeMap<>();
            for (Map.Entry<Integer, Cell> each : cells.entrySet()) {
                changed.put(each.getKey(), change.apply(each.getValue()));
            }
            copy.put(row, Collections.unmodifiableSortedMap(changed));
        });
        return copy;
    }
}
