package io.ratebook.usagefile;

import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Rows that are gathered until they are enough to be looked at, each time below the same header. */
public final class Chunk {
    private static final int ROWS = 1000;

    /** Takes gathered rows. */
    public interface Rows {
        /**
         * @param rows below their header, which comes again with the next rows
         * @return the number of the row that is the header, as long as that isn't known
         */
        int take(Grid rows);
    }

    private final Grid empty;
    private final Rows taker;
    private SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private @Nullable SortedMap<Integer, Cell> header;
    private int headerRow;

    private Chunk(Grid empty, Rows taker) {
        this.empty = empty;
        this.taker = taker;
    }

    /**
     * Of a text file.
     *
     * @param before how many rows stand before the first line
     */
    static Chunk ofFile(String file, int before, Rows taker) {
        return new Chunk(new Grid(file, "", true, new TreeMap<>(), Grid.Layout.PLAIN, before), taker);
    }

    /** Of a sheet of a workbook. */
    public static Chunk ofSheet(String file, String sheet, Rows taker) {
        return new Chunk(new Grid(file, sheet, false, new TreeMap<>(), Grid.Layout.PLAIN), taker);
    }

    /** The names of the columns, where the lines of the file have none of their own. */
    void header(List<String> names) {
        flush();
        headerRow = 1;
        header = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            header.put(i + 1, Cell.of(Location.ofFile(empty.file()), new CellValue.Text(names.get(i))));
        }
    }

    /**
     * True for a row that was taken at once; those before it were handed over first.
     *
     * @param known whether it needs no further look; asked again where rows were handed over in between
     * @param take takes it, right after; false where it needs a look after all
     */
    public boolean isKnown(BooleanSupplier known, BooleanSupplier take) {
        if (header == null || !known.getAsBoolean()) {
            return false;
        }
        if (!rows.isEmpty()) {
            flush();
            // what was handed over may have used what the look at this row left
            return known.getAsBoolean() && take.getAsBoolean();
        }
        return take.getAsBoolean();
    }

    /**
     * One more row.
     *
     * @param number of the line or the row, from 1
     * @param values by column, from 1; what is blank is left out
     */
    public void row(int number, SortedMap<Integer, CellValue> values) {
        int row = number + empty.before();
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        values.forEach((column, value) -> cells.put(column, Cell.of(empty.where(row, column), value)));
        if (!cells.isEmpty()) {
            rows.put(row, cells);
        }
        if (rows.size() >= ROWS) {
            flush();
        }
    }

    /** Hands over what is gathered. */
    public void flush() {
        if (rows.isEmpty()) {
            return;
        }
        SortedMap<Integer, SortedMap<Integer, Cell>> all = new TreeMap<>(rows);
        if (header != null) {
            all.put(headerRow, header);
        }
        int found = taker.take(
                new Grid(empty.file(), empty.sheet(), empty.textual(), all, Grid.Layout.PLAIN, empty.before()));
        if (header == null && all.containsKey(found)) {
            headerRow = found;
            header = all.get(found);
        }
        rows = new TreeMap<>();
    }
}
