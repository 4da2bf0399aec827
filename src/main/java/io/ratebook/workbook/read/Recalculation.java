package io.ratebook.workbook.read;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.plain.AbsentRows;
import io.ratebook.workbook.plain.PlainWorkbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The formulas of a workbook's input sheets, calculated anew with other numbers in some cells. */
final class Recalculation {
    /** Beyond this the workbook would not fit into an ordinary heap as a model of cells. */
    private static final int MOST_CELLS = 400_000;

    private static final Set<String> RESULTS = SheetLayout.RESULT_SHEETS.stream()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ERRORS =
            Set.of("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A");

    private final Book stored;
    private final XSSFWorkbook workbook;
    private final XSSFFormulaEvaluator evaluator;
    private final @Nullable AbsentRows absent;
    private final List<org.apache.poi.ss.usermodel.Cell> formulas = new ArrayList<>();

    private Recalculation(Book stored, XSSFWorkbook workbook, @Nullable AbsentRows absent) {
        this.stored = stored;
        this.workbook = workbook;
        this.absent = absent;
        this.evaluator = new XSSFFormulaEvaluator(workbook);
        evaluator.setIgnoreMissingWorkbooks(true);
        for (Sheet sheet : workbook) {
            if (isInput(sheet.getSheetName())) {
                collect(sheet);
            }
        }
    }

    /**
     * Ready to recalculate; empty, without a finding, where the input sheets hold no formula.
     *
     * @param light the file without a sheet that is too large to hold; null where all are held
     */
    static Checked<Optional<Recalculation>> open(Path file, Book stored, @Nullable LightWorkbook light) {
        if (stored.sheets().stream().noneMatch(Recalculation::hasFormulas)) {
            return Checked.of(Optional.empty());
        }
        long cells = stored.sheets().stream()
                .flatMap(each -> each.rows().values().stream())
                .mapToLong(Map::size)
                .sum();
        if (cells > MOST_CELLS) {
            return unable(stored, "it has " + cells + " cells, more than " + MOST_CELLS);
        }
        try {
            XSSFWorkbook workbook = light == null
                    ? PlainWorkbook.open(file)
                    : PlainWorkbook.open(light).workbook();
            AbsentRows absent = light == null ? null : AbsentRows.in(workbook, light.name());
            return Checked.of(Optional.of(new Recalculation(stored, workbook, absent)));
        } catch (IOException | RuntimeException e) {
            return unable(stored, "its model can't be built");
        }
    }

    private static Checked<Optional<Recalculation>> unable(Book stored, String why) {
        Finding finding = Finding.warning(
                "RB-W-RECALC",
                Location.ofFile(stored.file()),
                "the workbook is not recalculated for each case: " + why
                        + "; every case uses the stored values of its formulas",
                "split it, or give low and high in columns of their own");
        return new Checked<>(Optional.empty(), List.of(finding));
    }

    static boolean isInput(String sheet) {
        return !RESULTS.contains(sheet.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean hasFormulas(Grid grid) {
        return isInput(grid.sheet())
                && grid.rows().values().stream()
                        .flatMap(each -> each.values().stream())
                        .anyMatch(each -> each.formula() != null);
    }

    /**
     * Formulas that change by themselves keep the stored value, so that the same file always means the same; so do those that look at rows
     * which aren't held.
     */
    private void collect(Sheet sheet) {
        for (Row row : sheet) {
            for (var cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    Cell before = storedAt(cell);
                    boolean keeps = Volatiles.changesByItself(before) || looksAtAbsent(before);
                    boolean frozen = keeps && freeze(cell, before.value());
                    if (!frozen && !(before.value() instanceof CellValue.Uncached)) {
                        formulas.add(cell);
                    }
                }
            }
        }
    }

    private boolean looksAtAbsent(Cell cell) {
        String formula = cell.formula();
        return absent != null && formula != null && absent.isSeenBy(formula);
    }

    /** False where the cell stores nothing that could be kept. */
    private static boolean freeze(org.apache.poi.ss.usermodel.Cell cell, CellValue value) {
        if (value instanceof CellValue.Number number) {
            cell.removeFormula();
            cell.setCellValue(number.value().doubleValue());
        } else if (value instanceof CellValue.Dated dated) {
            cell.removeFormula();
            cell.setCellValue(dated.serial().doubleValue());
        } else if (value instanceof CellValue.Text text) {
            cell.removeFormula();
            cell.setCellValue(text.text());
        } else if (value instanceof CellValue.Bool bool) {
            cell.removeFormula();
            cell.setCellValue(bool.value());
        } else if (value instanceof CellValue.Fault fault && ERRORS.contains(fault.code())) {
            cell.removeFormula();
            cell.setCellErrorValue(FormulaError.forString(fault.code()).getCode());
        } else {
            return false;
        }
        return true;
    }

    /**
     * The stored book with those numbers in those cells and with what its formulas then give.
     *
     * @param unchanged true where the numbers are the stored ones, so that stored and new values must agree
     */
    Checked<Book> with(Map<Location, BigDecimal> values, boolean unchanged) {
        try {
            return calculated(values, unchanged);
        } catch (RuntimeException e) {
            return new Checked<>(stored, List.of(broken(stored)));
        }
    }

    /** That stored results are used as they are; empty where the input sheets hold no formula. */
    static Optional<Finding> unchecked(Book stored) {
        long formulas = stored.sheets().stream()
                .filter(each -> isInput(each.sheet()))
                .flatMap(each -> each.rows().values().stream())
                .flatMap(each -> each.values().stream())
                .filter(each -> each.formula() != null)
                .count();
        return formulas == 0
                ? Optional.empty()
                : Optional.of(Finding.info(
                        "RB-W-FORMULA",
                        Location.ofFile(stored.file()),
                        formulas
                                + (formulas == 1
                                        ? " cell holds a formula; its stored result is used"
                                        : " cells hold formulas; their stored results are used")
                                + "; --recheck compares with a recalculation",
                        null));
    }

    /** An error for each formula whose stored result is another than it gives with those numbers in those cells. */
    List<Finding> stale(Map<Location, BigDecimal> values) {
        List<Finding> found = new ArrayList<>();
        Checked<Book> fresh = with(values, false);
        found.addAll(fresh.findings());
        for (int i = 0; i < stored.sheets().size(); i++) {
            Grid after = fresh.value().sheets().get(i);
            stored.sheets().get(i).rows().values().stream()
                    .flatMap(each -> each.values().stream())
                    .filter(each -> each.formula() != null && isInput(after.sheet()))
                    .forEach(each -> stale(
                                    each,
                                    after.cell(each.where().row(), each.where().column()))
                            .ifPresent(found::add));
        }
        return found;
    }

    private static Optional<Finding> stale(Cell before, Cell after) {
        boolean numbers = before.value() instanceof CellValue.Number was
                && after.value() instanceof CellValue.Number is
                && CellNumbers.nearlyEqual(was.value(), is.value());
        if (numbers
                || before.value() instanceof CellValue.Uncached
                || before.shown().equals(after.shown())) {
            return Optional.empty();
        }
        return Optional.of(Finding.error(
                "RB-VAL-STALE",
                before.where(),
                "the stored result \"" + Shown.safely(before.shown()) + "\" is not what the formula ="
                        + Shown.safely(String.valueOf(before.formula())) + " gives, \"" + Shown.safely(after.shown())
                        + '"',
                "open the workbook in Excel or LibreOffice and save it"));
    }

    /** A workbook that the reader understands and the evaluator doesn't. */
    private static Finding broken(Book stored) {
        return Finding.error(
                "RB-RECALC",
                Location.ofFile(stored.file()),
                "the workbook's formulas can't be recalculated: its parts contradict each other",
                "open it in Excel, let Excel repair it, and save it");
    }

    private Checked<Book> calculated(Map<Location, BigDecimal> values, boolean unchanged) {
        List<Finding> findings = new ArrayList<>();
        List<Runnable> undo = new ArrayList<>();
        Map<Location, CellValue> fresh = new HashMap<>();
        try {
            values.forEach((where, value) -> put(where, value, undo));
            evaluator.clearAllCachedResultValues();
            for (var cell : formulas) {
                if (cell.getCellType() == CellType.FORMULA) {
                    Cell before = storedAt(cell);
                    CellValue after = evaluated(cell, before, findings);
                    if (unchanged) {
                        compare(before, after, findings);
                    }
                    fresh.put(before.where(), after);
                }
            }
        } finally {
            undo.forEach(Runnable::run);
        }
        return new Checked<>(replaced(stored, values, fresh), findings);
    }

    /** The book with other values in cells that it has. */
    static Book replaced(Book book, Map<Location, BigDecimal> values, Map<Location, CellValue> fresh) {
        Map<Location, CellValue> all = new HashMap<>(fresh);
        values.forEach((where, value) -> all.put(where, new CellValue.Number(value)));
        Set<String> changed =
                all.keySet().stream().map(each -> String.valueOf(each.sheet())).collect(Collectors.toSet());
        List<Grid> sheets = book.sheets().stream()
                .map(grid -> changed.contains(grid.sheet())
                        ? grid.mapped(cell -> {
                            CellValue value = all.get(cell.where());
                            return value == null ? cell : cell.withValue(value);
                        })
                        : grid)
                .toList();
        return new Book(book.file(), sheets, book.names());
    }

    private void put(Location where, BigDecimal value, List<Runnable> undo) {
        Sheet sheet = workbook.getSheet(where.sheet());
        Row found = sheet.getRow(where.row() - 1);
        Row row = found == null ? sheet.createRow(where.row() - 1) : found;
        var cell = row.getCell(where.column() - 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        undo.add(0, restoring(cell));
        if (cell.getCellType() == CellType.FORMULA) {
            cell.removeFormula();
        }
        cell.setCellValue(value.doubleValue());
    }

    private static Runnable restoring(org.apache.poi.ss.usermodel.Cell cell) {
        switch (cell.getCellType()) {
            case FORMULA -> {
                String formula = cell.getCellFormula();
                return () -> cell.setCellFormula(formula);
            }
            case NUMERIC -> {
                double number = cell.getNumericCellValue();
                return () -> cell.setCellValue(number);
            }
            case STRING -> {
                String text = cell.getStringCellValue();
                return () -> cell.setCellValue(text);
            }
            case BOOLEAN -> {
                boolean bool = cell.getBooleanCellValue();
                return () -> cell.setCellValue(bool);
            }
            case ERROR -> {
                byte error = cell.getErrorCellValue();
                return () -> cell.setCellErrorValue(error);
            }
            default -> {
                return cell::setBlank;
            }
        }
    }

    private CellValue evaluated(org.apache.poi.ss.usermodel.Cell cell, Cell before, List<Finding> findings) {
        try {
            var value = evaluator.evaluate(cell);
            CellValue known = value == null ? null : known(value, cell, before);
            if (known != null) {
                return known;
            }
            findings.add(unable(before, "it refers to itself, or to a function that isn't known"));
        } catch (RuntimeException e) {
            findings.add(unable(before, reason(e)));
        }
        return before.value();
    }

    /** Null for the errors that only the evaluator has. */
    private @Nullable CellValue known(
            org.apache.poi.ss.usermodel.CellValue value, org.apache.poi.ss.usermodel.Cell cell, Cell before) {
        return switch (value.getCellType()) {
            case NUMERIC -> number(value.getNumberValue(), cell, before);
            case STRING -> new CellValue.Text(value.getStringValue());
            case BOOLEAN -> new CellValue.Bool(value.getBooleanValue());
            case ERROR -> {
                FormulaError error = FormulaError.forInt(value.getErrorValue());
                boolean own = error == FormulaError.CIRCULAR_REF || error == FormulaError.FUNCTION_NOT_IMPLEMENTED;
                yield own ? null : new CellValue.Fault(error.getString());
            }
            default -> new CellValue.Text("");
        };
    }

    private CellValue number(double number, org.apache.poi.ss.usermodel.Cell cell, Cell before) {
        boolean dated = before.value() instanceof CellValue.Dated
                || !(before.value() instanceof CellValue.Number)
                        && DateUtil.isADateFormat(
                                cell.getCellStyle().getDataFormat(),
                                cell.getCellStyle().getDataFormatString());
        BigDecimal exact = CellNumbers.of(number);
        return dated ? CellNumbers.dated(exact, workbook.isDate1904()) : new CellValue.Number(exact);
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String name = cause instanceof org.apache.poi.ss.formula.eval.NotImplementedFunctionException function
                ? "the function " + function.getFunctionName() + " isn't known"
                : "its formula isn't understood";
        return name.replace("_xlfn.", "");
    }

    private static Finding unable(Cell before, String why) {
        return Finding.warning(
                "RB-W-RECALC",
                before.where(),
                "the cell can't be recalculated: " + why + "; its stored value " + before.shown() + " is used",
                "write the formula with older functions");
    }

    private static void compare(Cell before, CellValue after, List<Finding> findings) {
        if (before.value() instanceof CellValue.Number was
                && after instanceof CellValue.Number is
                && !CellNumbers.nearlyEqual(was.value(), is.value())) {
            findings.add(Finding.warning(
                    "RB-W-STALE",
                    before.where(),
                    "the stored result " + before.shown() + " is not what its formula gives, "
                            + is.value().toPlainString() + "; the latter is used",
                    "open the workbook in Excel or LibreOffice and save it"));
        }
    }

    private Cell storedAt(org.apache.poi.ss.usermodel.Cell cell) {
        String name = cell.getSheet().getSheetName();
        return stored.sheets().stream()
                .filter(each -> each.sheet().equals(name))
                .findFirst()
                .map(each -> each.cell(cell.getRowIndex() + 1, cell.getColumnIndex() + 1))
                .orElseThrow();
    }
}
