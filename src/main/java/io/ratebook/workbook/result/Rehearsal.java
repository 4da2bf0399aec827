package io.ratebook.workbook.result;

import io.ratebook.workbook.PoiLimits;
import io.ratebook.workbook.Preparation;
import io.ratebook.workbook.SheetStyles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook with a little of what every result has, written to nowhere. So POI has found its classes and its types by the
 * time that the first result is made; a run does it while its rules are read.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Begins, in a thread of its own, and doesn't wait. */
    public static void begin() {
        Preparation.OF_POI.begin(() -> {
            try {
                rehearse();
            } catch (IOException e) {
                throw new UncheckedIOException("in memory", e);
            }
        });
    }

    static void rehearse() throws IOException {
        PoiLimits.lift();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            SheetStyles styles = new SheetStyles(workbook, 2);
            XSSFSheet sheet = workbook.createSheet(SummarySheet.NAME);
            XSSFRow row = sheet.createRow(0);
            row.createCell(0).setCellValue("a");
            row.createCell(1).setCellValue(1);
            for (SheetStyles.Role role : SheetStyles.Role.values()) {
                row.createCell(2).setCellStyle(styles.of(role));
            }
            Chart chart = Chart.on(sheet, new Chart.Area(0, 1, 4, 4)).titled("a");
            Chart.Bars bars = chart.bars(true, true, true);
            bars.series(new CellRangeAddress(0, 0, 0, 0), new CellRangeAddress(0, 0, 1, 1), 0, 0, Chart.colour(0));
            bars.plot();
            sheet.enableLocking();
            workbook.write(OutputStream.nullOutputStream());
        }
    }
}
