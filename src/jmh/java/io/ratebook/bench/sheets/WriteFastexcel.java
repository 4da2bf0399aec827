package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** fastexcel, whose rows go on to the file a thousand at a time. Arguments: the workbook, how many rows it gets. */
public final class WriteFastexcel {
    private static final int TOGETHER = 1_000;

    private WriteFastexcel() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        Lap.tell(rows, () -> written(Path.of(args[0]), rows));
    }

    /** Also makes the workbooks that are read. */
    public static Path written(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Lines");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < SheetRows.TEXTS; column++) {
                    sheet.value(row, column, SheetRows.text(row, column));
                }
                for (int column = SheetRows.TEXTS; column < SheetRows.COLUMNS; column++) {
                    sheet.value(row, column, SheetRows.number(row, column));
                }
                if (row % TOGETHER == TOGETHER - 1) {
                    sheet.flush();
                }
            }
        }
        return file;
    }
}
