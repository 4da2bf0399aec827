package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The sheet whose rows are given on as they are read. Of its cells, those whose formulas reach outside the workbook are remembered. */
final class Streamed {
    private final String sheet;
    private final RowTaker taker;
    private final PassedSheet passed = new PassedSheet();
    private final SortedMap<Integer, SortedMap<Integer, Cell>> reaching = new TreeMap<>();

    private @Nullable RuntimeException thrown;

    Streamed(String sheet, RowTaker taker) {
        this.sheet = sheet;
        this.taker = taker;
    }

    boolean is(String name) {
        return name.strip().equalsIgnoreCase(sheet.strip());
    }

    /** @param texts those that the workbook's cells share */
    void begin(Book others, SharedTexts texts) {
        passed.share(texts);
        taker.begin(others, passed);
    }

    /** What the taker threw isn't about the file: it goes to whoever asked. */
    void rethrow(Exception caught) {
        if (thrown != null && thrown == caught) {
            throw thrown;
        }
    }

    /**
     * The sheet without its rows.
     *
     * @param lies where it lies in the file, if it is large
     */
    Grid read(
            WorkbookReader.Shared shared,
            WorkbookPart.Entry entry,
            XmlPart xml,
            List<Finding> findings,
            Optional<ZipEntry> lies)
            throws Refused {
        passed.lies(lies);
        try (RowRelay relay = new RowRelay(taker)) {
            Taking taking = new Taking(shared.file(), entry.name(), relay);
            SheetRows rows = new SheetRows(shared, entry.name(), xml, findings, taking, passed);
            taking.arrays = rows.arrays();
            rows.read();
            taken(relay::finish);
            return new Grid(shared.file(), entry.name(), false, new TreeMap<>(), rows.layout(entry.hidden()));
        }
    }

    private void taken(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            thrown = e;
            throw e;
        }
    }

    /** The book with the remembered cells, for who looks for such formulas. */
    Book withReaching(Book book) {
        return new Book(
                book.file(),
                book.sheets().stream()
                        .map(each -> is(each.sheet()) && each.rows().isEmpty()
                                ? new Grid(each.file(), each.sheet(), false, reaching, each.layout())
                                : each)
                        .toList(),
                book.names());
    }

    private final class Taking implements SheetRows.Sink {
        private final String file;
        private final String name;
        private final RowRelay relay;
        private Map<Area, String> arrays = Map.of();

        Taking(String file, String name, RowRelay relay) {
            this.relay = relay;
            this.file = file;
            this.name = name;
        }

        @Override
        public SheetRow next() {
            return relay.next();
        }

        @Override
        public void accept(SheetRow row) {
            for (int i = 0; i < row.count(); i++) {
                String formula = row.formula(i);
                if (formula == null && !arrays.isEmpty()) {
                    formula = inArray(row.row(), row.column(i));
                }
                if (formula != null) {
                    remember(new Cell(Location.ofCell(file, name, row.row(), row.column(i)), CellValue.BLANK, formula));
                }
            }
            taken(() -> relay.accept(row));
        }

        private @Nullable String inArray(int row, int column) {
            return arrays.entrySet().stream()
                    .filter(each -> each.getKey().holds(row, column))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }

        private void remember(Cell cell) {
            if (Outside.reachesOut(cell)) {
                reaching.computeIfAbsent(cell.where().row(), row -> new TreeMap<>())
                        .put(cell.where().column(), cell);
            }
        }
    }
}
