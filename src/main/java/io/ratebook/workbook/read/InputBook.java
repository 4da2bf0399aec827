package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.grid.NumberStyle;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that can be asked for its cells under other settings: another case in use, another value of an assumption. The
 * formulas of its input sheets follow; the file itself is never written. For one thread at a time.
 */
public final class InputBook {
    static final String CASE_NAME = "in_case";
    private static final Set<String> ASKING = Stream.of(
                    SheetLayout.METRICS, SheetLayout.COMPARE, SheetLayout.SENSITIVITY, SheetLayout.EXPECTED)
            .map(each -> key(each.name()))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CASE_ITEM = "Case in use";

    private final Path path;
    private final Book book;
    private final Map<Location, BigDecimal> typed;
    private final Map<String, TableRow> assumptions;
    private final @Nullable Location caseCell;
    private final @Nullable LightWorkbook light;
    private @Nullable Checked<Optional<Recalculation>> recalculation;

    private InputBook(Path path, Book book, Map<Location, BigDecimal> typed, @Nullable LightWorkbook light) {
        this.path = path;
        this.book = book;
        this.light = light;
        this.typed = Map.copyOf(typed);
        this.assumptions = assumptions(book);
        this.caseCell = caseCell(book).orElse(null);
    }

    /** See {@link WorkbookReader#read}. */
    public static Checked<Optional<InputBook>> open(Path file, String shownAs) {
        return open(file, shownAs, Reading.PLAIN);
    }

    /** The same, read as the user asks. */
    public static Checked<Optional<InputBook>> open(Path file, String shownAs, Reading reading) {
        // a result's rows that were rated together are no input
        Checked<Optional<InputBook>> read = WorkbookReader.read(
                        file, shownAs, sheet -> !SheetLayout.isUsageLines(sheet))
                .map(each -> each.map(book -> typed(file, book, reading.style())));
        return read.then(each ->
                new Checked<>(each, each.map(book -> book.remarks(reading)).orElse(List.of())));
    }

    private static InputBook typed(Path file, Book book, @Nullable NumberStyle style) {
        Map<Location, BigDecimal> typed = style == null ? Map.of() : TypedNumbers.in(book, style);
        return new InputBook(
                file, typed.isEmpty() ? book : Recalculation.replaced(book, typed, Map.of()), typed, light(file, book));
    }

    /** Where a result is read that holds rows which were rated together: they are in the way of a model of cells. */
    private static @Nullable LightWorkbook light(Path file, Book book) {
        String filed = book.sheets().stream()
                .map(Grid::sheet)
                .filter(each -> SheetLayout.isUsageLines(each.strip()))
                .findFirst()
                .orElse(null);
        return filed == null ? null : new LightWorkbook(file, filed, new PassedSheet());
    }

    /**
     * Of a workbook with a sheet that is too large to hold.
     *
     * @param others its cells without that sheet
     * @param sheet its name
     * @param passed what is remembered of it, when its rows were read
     */
    public static Checked<InputBook> of(Path file, Book others, String sheet, PassedSheet passed, Reading reading) {
        InputBook book = new InputBook(file, others, Map.of(), new LightWorkbook(file, sheet, passed));
        return new Checked<>(book, book.remarks(reading));
    }

    private List<Finding> remarks(Reading reading) {
        List<Finding> remarks = new ArrayList<>();
        if (!typed.isEmpty()) {
            remarks.add(Finding.info(
                    "RB-TEXTNUM-READ",
                    typed.keySet().stream().sorted().findFirst().orElseThrow(),
                    typed.size() + (typed.size() == 1 ? " text was" : " texts were")
                            + " read as numbers; in the result they are numbers",
                    null));
        }
        if (reading.recheck()) {
            remarks.addAll(recheck());
        } else if (caseCell == null) {
            remarks.addAll(Recalculation.unchecked(book).stream().toList());
        }
        return remarks;
    }

    /** An error for each stored result of a formula that isn't what the formula gives now, and a warning for what can't be told. */
    private List<Finding> recheck() {
        Checked<Optional<Recalculation>> opened = Recalculation.open(path, book, light);
        return opened.then(each ->
                        new Checked<>(each, each.map(open -> open.stale(typed)).orElse(List.of())))
                .findings();
    }

    /** The texts that were read as numbers, by their cells. */
    public Map<Location, BigDecimal> typed() {
        return typed;
    }

    public Path path() {
        return path;
    }

    /** The file without the sheet that is too large to hold; null where all are held. */
    public @Nullable LightWorkbook light() {
        return light;
    }

    /** The cells as they were stored. */
    public Book book() {
        return book;
    }

    /** The names of the Assumptions sheet, as written there and in its order: what a setting may set. */
    public List<String> assumptionNames() {
        return assumptions.values().stream()
                .map(row -> row.cell("Name").shown().strip())
                .toList();
    }

    /** True where {@link #at} knows an assumption of that name; case doesn't count. */
    public boolean knows(String assumption) {
        return assumptions.containsKey(key(assumption));
    }

    /** The cell that selects the case in use: the one named in_case, or that of the Request sheet; empty where there is none. */
    static Optional<Location> caseCell(Book book) {
        return CellName.locate(book, CASE_NAME)
                .or(() -> rows(book, SheetLayout.REQUEST).stream()
                        .filter(row -> row.cell("Item").shown().strip().equalsIgnoreCase(CASE_ITEM))
                        .map(row -> row.cell("Value"))
                        .filter(cell -> !cell.isBlank())
                        .map(Cell::where)
                        .findFirst());
    }

    /**
     * The cells with a case in use and assumptions set. A workbook without a case cell reads the same in every case.
     *
     * @param settings values by the name of an assumption, for every case
     * @throws IllegalArgumentException where there is no such assumption
     */
    public Checked<Book> at(Case which, Map<String, BigDecimal> settings) {
        Map<Location, BigDecimal> values = new LinkedHashMap<>();
        if (caseCell != null) {
            values.put(caseCell, BigDecimal.valueOf(which.selector()));
        }
        settings.forEach((name, value) -> set(name, value, values));
        if (values.isEmpty()) {
            return Checked.of(book);
        }
        typed.forEach(values::putIfAbsent);
        if (recalculation == null) {
            recalculation = Recalculation.open(path, book, light);
        }
        Checked<Optional<Recalculation>> opened = recalculation;
        Checked<Book> result = opened.value()
                .map(each -> each.with(values, settings.isEmpty() && isStoredCase(which)))
                .orElseGet(() -> Checked.of(Recalculation.replaced(book, values, Map.of())));
        boolean lost = !settings.isEmpty() && !opened.findings().isEmpty();
        Checked<Book> told = opened.then(ignored -> result);
        return lost ? told.then(each -> new Checked<>(each, List.of(unset(settings)))) : told;
    }

    /**
     * As {@link #at}, for what it costs alone: without the sheets that only ask about costs.
     *
     * @throws IllegalArgumentException where there is no such assumption
     */
    public Checked<Book> costsAt(Case which, Map<String, BigDecimal> settings) {
        return at(which, settings)
                .map(each -> new Book(
                        each.file(),
                        each.sheets().stream()
                                .filter(sheet -> !ASKING.contains(key(sheet.sheet())))
                                .toList(),
                        each.names()));
    }

    private Finding unset(Map<String, BigDecimal> settings) {
        return Finding.error(
                "RB-RECALC",
                Location.ofFile(book.file()),
                "the formulas can't be recalculated for " + String.join(", ", settings.keySet()),
                "set the value in the workbook itself and save it");
    }

    /** The case that the workbook itself has in use; base where it has no case cell. */
    public Case storedCase() {
        return List.of(Case.values()).stream()
                .filter(this::isStoredCase)
                .findFirst()
                .orElse(Case.BASE);
    }

    private boolean isStoredCase(Case which) {
        return caseCell != null
                && cell(caseCell).value() instanceof CellValue.Number number
                && number.value().compareTo(BigDecimal.valueOf(which.selector())) == 0;
    }

    private Cell cell(Location where) {
        return book.sheets().stream()
                .filter(each -> each.sheet().equals(where.sheet()))
                .findFirst()
                .map(each -> each.cell(where.row(), where.column()))
                .orElse(Cell.of(where, CellValue.BLANK));
    }

    /** The three cases get the value where a formula chooses among them; otherwise the cell in use gets it, whatever it holds. */
    private void set(String name, BigDecimal value, Map<Location, BigDecimal> values) {
        TableRow row = assumptions.get(key(name));
        if (row == null) {
            throw new IllegalArgumentException("no assumption is named " + name);
        }
        String formula = row.cell("In use").formula();
        boolean chooses = formula != null && formula.toUpperCase(Locale.ROOT).contains("CHOOSE(");
        for (String column : List.of("Low", "Base", "High")) {
            if (row.cell(column).where().isCell()
                    && (chooses || !row.cell(column).isBlank())) {
                values.put(row.cell(column).where(), value);
            }
        }
        if (!chooses && row.cell("In use").where().isCell()) {
            values.put(row.cell("In use").where(), value);
        }
    }

    private static Map<String, TableRow> assumptions(Book book) {
        Map<String, TableRow> found = new LinkedHashMap<>();
        for (TableRow row : rows(book, SheetLayout.ASSUMPTIONS)) {
            if (!row.cell("Name").isBlank()) {
                found.putIfAbsent(key(row.cell("Name").shown()), row);
            }
        }
        return found;
    }

    private static List<TableRow> rows(Book book, SheetLayout layout) {
        return book.sheet(layout.name())
                .map(grid -> Table.read(grid, layout.columns()).value().rows())
                .orElse(List.of());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
