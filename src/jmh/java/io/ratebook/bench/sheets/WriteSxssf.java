package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** POI's streaming workbook, with a window of 100 rows. Arguments: the workbook, how many rows it gets. */
public final class WriteSxssf {
    private static final int WINDOW = 100;

    private WriteSxssf() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        Lap.tell(rows, () -> written(Path.of(args[0]), rows));
    }

    /** @return the file */
    public static Path written(Path file, int rows) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("Lines");
            for (int i = 0; i < rows; i++) {
                Row row = sheet.createRow(i);
                for (int column = 0; column < SheetRows.TEXTS; column++) {
                    row.createCell(column).setCellValue(SheetRows.text(i, column));
                }
                for (int column = SheetRows.TEXTS; column < SheetRows.COLUMNS; column++) {
                    row.createCell(column).setCellValue(SheetRows.number(i, column));
                }
            }
            workbook.write(out);
        }
        return file;
    }
}
