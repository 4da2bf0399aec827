package io.ratebook.workbook.template;

import io.ratebook.finding.Location;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as tests look at them: with a reader of their own, so that the writer isn't judged by the product's reader. */
final class Workbooks {
    private Workbooks() {}

    static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Grid grid(Sheet sheet) {
        SortedMap<Integer, SortedMap<Integer, io.ratebook.grid.Cell>> rows = new TreeMap<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                Location where =
                        Location.ofCell("", sheet.getSheetName(), row.getRowNum() + 1, cell.getColumnIndex() + 1);
                String formula = cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : null;
                rows.computeIfAbsent(row.getRowNum() + 1, each -> new TreeMap<>())
                        .put(cell.getColumnIndex() + 1, new io.ratebook.grid.Cell(where, value(cell), formula));
            }
        }
        return new Grid("", sheet.getSheetName(), false, rows, Grid.Layout.PLAIN);
    }

    private static CellValue value(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> new CellValue.Text(cell.getStringCellValue());
            case BOOLEAN -> new CellValue.Bool(cell.getBooleanCellValue());
            case ERROR -> new CellValue.Fault(String.valueOf(cell.getErrorCellValue()));
            default -> CellValue.BLANK;
        };
    }

    private static CellValue number(Cell cell) {
        BigDecimal number = new BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue()));
        return DateUtil.isCellDateFormatted(cell)
                ? new CellValue.Dated(cell.getLocalDateTimeCellValue().toLocalDate(), number)
                : new CellValue.Number(number);
    }

    /** Every cell that holds something, by sheet and address, with its formula. */
    static SortedMap<String, String> content(XSSFWorkbook workbook) {
        SortedMap<String, String> content = new TreeMap<>();
        for (Sheet sheet : workbook) {
            grid(sheet)
                    .rows()
                    .values()
                    .forEach(row -> row.values().stream()
                            .filter(each -> !each.isBlank() || each.formula() != null)
                            .forEach(each -> content.put(
                                    each.where().toString(),
                                    each.shown() + (each.formula() == null ? "" : " =" + each.formula()))));
        }
        return content;
    }
}
