package io.ratebook.usagefile;

import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows that are gathered until they are enough to be looked at, each time below the same header. */
final class Chunk {
    private static final int ROWS = 1000;

    private final String file;
    private final int before;
    private final UsageFile.Taker taker;
    private SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private @Nullable SortedMap<Integer, Cell> header;
    private int headerRow;

    /** @param before how many rows stand before the first line */
    Chunk(String file, int before, UsageFile.Taker taker) {
        this.file = file;
        this.before = before;
        this.taker = taker;
    }

    /** The names of the columns, where the lines of the file have none of their own. */
    void header(List<String> names) {
        flush();
        headerRow = 1;
        header = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            header.put(i + 1, Cell.of(Location.ofFile(file), new CellValue.Text(names.get(i))));
        }
    }

    /** True for a row that was taken at once; those before it were handed over first. */
    boolean isKnown(int line, List<String> values) {
        if (header == null || !taker.isKnown(values)) {
            return false;
        }
        if (!rows.isEmpty()) {
            flush();
            // what was handed over may have used what the look at this row left
            return taker.isKnown(values) && taker.take(line, values);
        }
        return taker.take(line, values);
    }

    /** @param values by column, from 1; what is blank is left out */
    void row(int line, SortedMap<Integer, CellValue> values) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        values.forEach((column, value) -> cells.put(column, Cell.of(Location.ofLine(file, line, column), value)));
        if (!cells.isEmpty()) {
            rows.put(line + before, cells);
        }
        if (rows.size() >= ROWS) {
            flush();
        }
    }

    /** Hands over what is gathered. */
    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        SortedMap<Integer, SortedMap<Integer, Cell>> all = new TreeMap<>(rows);
        if (header != null) {
            all.put(headerRow, header);
        }
        int found = taker.take(new Grid(file, "", true, all, Grid.Layout.PLAIN, before));
        if (header == null && all.containsKey(found)) {
            headerRow = found;
            header = all.get(found);
        }
        rows = new TreeMap<>();
    }
}
