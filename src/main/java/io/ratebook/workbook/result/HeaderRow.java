package io.ratebook.workbook.result;

import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Finds columns of a carried sheet by their headers; case and spacing don't count. */
final class HeaderRow {
    private HeaderRow() {}

    /** The nearest row above that has that header; null where none has. Rows count from 0. */
    static @Nullable Row above(Sheet sheet, int row, String header) {
        for (int i = row - 1; i >= 0; i--) {
            Row each = sheet.getRow(i);
            if (each != null && column(each, header) >= 0) {
                return each;
            }
        }
        return null;
    }

    /** The column's number from 0; -1 where there is none. */
    static int column(@Nullable Row row, String header) {
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && plain(cell.getStringCellValue()).equals(plain(header))) {
                    return cell.getColumnIndex();
                }
            }
        }
        return -1;
    }

    private static String plain(String header) {
        return header.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
