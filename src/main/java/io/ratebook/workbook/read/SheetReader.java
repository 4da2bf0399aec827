package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cells of one sheet. What a sheet says of its own size is not believed: only cells that are there take memory. */
final class SheetReader implements SheetRows.Sink {
    private final WorkbookReader.Shared shared;
    private final String sheet;
    private final SheetRows source;
    private final SheetRow current = new SheetRow();
    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();

    SheetReader(WorkbookReader.Shared shared, String sheet, XmlPart xml, List<Finding> findings) {
        this.shared = shared;
        this.sheet = sheet;
        this.source = new SheetRows(shared, sheet, xml, findings, this, new PassedSheet());
    }

    Grid read(boolean hidden) throws Refused {
        source.read();
        Grid grid = new Grid(shared.file(), sheet, false, rows, source.layout(hidden));
        return source.arrays().isEmpty() ? grid : grid.mapped(this::inArray);
    }

    @Override
    public SheetRow next() {
        return current;
    }

    @Override
    public void accept(SheetRow row) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        for (int i = 0; i < row.count(); i++) {
            Location where = Location.ofCell(shared.file(), sheet, row.row(), row.column(i));
            cells.put(row.column(i), new Cell(where, row.value(i), row.formula(i)));
        }
        rows.put(row.row(), cells);
    }

    private Cell inArray(Cell cell) {
        if (cell.formula() != null) {
            return cell;
        }
        return source.arrays().entrySet().stream()
                .filter(each ->
                        each.getKey().holds(cell.where().row(), cell.where().column()))
                .findFirst()
                .map(each -> new Cell(cell.where(), cell.value(), each.getValue()))
                .orElse(cell);
    }
}
