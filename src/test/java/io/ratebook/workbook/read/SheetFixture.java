package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An input workbook as a user would fill it in. Text that begins with an equals sign is a formula. */
final class SheetFixture {
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final CellStyle date;
    private final Map<Cell, String> formulas = new LinkedHashMap<>();

    SheetFixture() {
        date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    }

    XSSFWorkbook poi() {
        settle();
        return workbook;
    }

    /** A sheet with these rows from the first on; empty text leaves a cell blank, no values leave a row blank. */
    SheetFixture sheet(String name, Object[]... rows) {
        Sheet sheet = workbook.createSheet(name);
        for (int row = 0; row < rows.length; row++) {
            Row made = sheet.createRow(row);
            for (int column = 0; column < rows[row].length; column++) {
                if (!rows[row][column].equals("")) {
                    fill(made.createCell(column), rows[row][column]);
                }
            }
        }
        return this;
    }

    static Object[] row(Object... values) {
        return values;
    }

    SheetFixture name(String name, String cell) {
        Name made = workbook.createName();
        made.setNameName(name);
        made.setRefersToFormula(cell);
        return this;
    }

    /** Stores what every formula gives, as a spreadsheet does. */
    SheetFixture calculated() {
        settle();
        XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
        return this;
    }

    Path writtenTo(Path file) {
        settle();
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Formulas come last, so that they may use names that are defined after their sheet. */
    private void settle() {
        formulas.forEach(Cell::setCellFormula);
        formulas.clear();
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (value instanceof Boolean bool) {
            cell.setCellValue(bool);
        } else if (value.toString().startsWith("=")) {
            formulas.put(cell, value.toString().substring(1));
        } else {
            cell.setCellValue(value.toString());
        }
    }
}
