package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.cells.Cells;
import io.ratebook.workbook.cells.StreamedSheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Ratebook's sheet of lines: POI's workbook, whose rows go past it into the file. Arguments: the workbook, how many rows it gets. */
public final class WriteOwn {
    private WriteOwn() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        Lap.tell(rows, () -> written(Path.of(args[0]), rows));
    }

    private static Path written(Path file, int rows) throws IOException {
        StreamedSheets streamed = new StreamedSheets();
        ByteArrayOutputStream shell = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Lines");
            sheet.setMargin(PageMargin.LEFT, 1);
            fill(streamed.of(sheet), workbook, rows);
            workbook.write(shell);
        }
        byte[] loose = SteadyZip.loose(shell.toByteArray(), streamed.changes());
        return Files.write(file, SteadyZip.of(loose));
    }

    private static void fill(Cells cells, XSSFWorkbook workbook, int rows) {
        XSSFCellStyle style = workbook.createCellStyle();
        SharedStringsTable shared = workbook.getSharedStringSource();
        Map<String, Integer> places = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < SheetRows.TEXTS; column++) {
                int place = places.computeIfAbsent(
                        SheetRows.text(row, column), text -> shared.addSharedStringItem(new XSSFRichTextString(text)));
                cells.text(row, column, style, place);
            }
            for (int column = SheetRows.TEXTS; column < SheetRows.COLUMNS; column++) {
                cells.number(row, column, style, SheetRows.number(row, column));
            }
        }
    }
}
