package io.ratebook.workbook;

import io.ratebook.finding.Location;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook of the user's with values in some of its empty cells; everything else stays as it is. */
public final class FilledCells {
    private FilledCells() {}

    /**
     * The whole file anew.
     *
     * @param cells texts and numbers, by the cell's place
     * @throws IOException where the bytes are no workbook
     */
    public static byte[] in(byte[] workbook, Map<Location, Object> cells) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Map.Entry<Location, Object> each : cells.entrySet()) {
                Location where = each.getKey();
                Sheet sheet = opened.getSheet(where.sheet());
                Row row = sheet.getRow(where.row() - 1) == null
                        ? sheet.createRow(where.row() - 1)
                        : sheet.getRow(where.row() - 1);
                Cell cell = row.getCell(where.column() - 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                if (each.getValue() instanceof BigDecimal number) {
                    cell.setCellValue(number.doubleValue());
                } else {
                    cell.setCellValue(each.getValue().toString());
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            opened.write(bytes);
            return SteadyZip.of(bytes.toByteArray());
        }
    }
}
