package io.ratebook.rules;

import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks to grids, for these tests. */
final class TestGrids {
    private TestGrids() {}

    static List<Grid> of(Path file) {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            return of(file.toString(), workbook);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Grid> of(String file, XSSFWorkbook workbook) {
        List<Grid> grids = new ArrayList<>();
        workbook.forEach(sheet -> grids.add(grid(file, sheet)));
        return grids;
    }

    private static Grid grid(String file, Sheet sheet) {
        SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
        for (Row row : sheet) {
            SortedMap<Integer, Cell> cells = new TreeMap<>();
            row.forEach(each -> {
                Location where =
                        Location.ofCell(file, sheet.getSheetName(), each.getRowIndex() + 1, each.getColumnIndex() + 1);
                CellValue value = value((XSSFCell) each);
                if (!(value instanceof CellValue.Blank)) {
                    String formula = each.getCellType() == CellType.FORMULA ? each.getCellFormula() : null;
                    cells.put(each.getColumnIndex() + 1, new Cell(where, value, formula));
                }
            });
            rows.put(row.getRowNum() + 1, cells);
        }
        List<String> merged = sheet.getMergedRegions().stream()
                .map(CellRangeAddress::formatAsString)
                .toList();
        return new Grid(file, sheet.getSheetName(), false, rows, new Grid.Layout(merged, 0, 0, false));
    }

    private static CellValue value(XSSFCell cell) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        if (formula && cell.getRawValue() == null) {
            return new CellValue.Uncached();
        }
        return switch (formula ? cell.getCachedFormulaResultType() : cell.getCellType()) {
            case NUMERIC -> number(cell);
            case STRING -> new CellValue.Text(cell.getStringCellValue());
            case BOOLEAN -> new CellValue.Bool(cell.getBooleanCellValue());
            case ERROR ->
                new CellValue.Fault(
                        FormulaError.forInt(cell.getErrorCellValue()).getString());
            default -> CellValue.BLANK;
        };
    }

    private static CellValue number(XSSFCell cell) {
        BigDecimal number = new BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue()));
        return DateUtil.isCellDateFormatted(cell)
                ? new CellValue.Dated(cell.getLocalDateTimeCellValue().toLocalDate(), number)
                : new CellValue.Number(number);
    }
}
