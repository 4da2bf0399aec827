package io.ratebook.bench.sheets;

import io.ratebook.amount.Scaled;
import io.ratebook.bench.whole.Lap;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.cells.FiledCells;
import io.ratebook.workbook.seal.Sealing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Ratebook's sheet of rows that are too many to hold, with styles and a chart: POI's workbook, past which the rows go into the file, and the
 * digests of its seal. Arguments: the workbook, how many rows it gets.
 */
public final class WriteOwn {
    private static final int QUARTERS = 25;
    private static final int CHARTED = 20;

    private WriteOwn() {}

    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[1]);
        Lap.tell(rows, () -> written(Path.of(args[0]), rows));
    }

    /** @return the file */
    public static Path written(Path file, int rows) throws IOException {
        ByteArrayOutputStream shell = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet(SheetRows.SHEET);
            XSSFRow first = sheet.createRow(0);
            for (int column = 0; column < SheetRows.TEXTS; column++) {
                first.createCell(column).setCellValue(SheetRows.text(0, column));
            }
            for (int column = SheetRows.TEXTS; column < SheetRows.COLUMNS; column++) {
                first.createCell(column).setCellValue(SheetRows.number(0, column));
            }
            FiledCells cells = new FiledCells(sheet, Sealing.digests());
            try {
                Filling filling = new Filling(workbook);
                Future<Integer> filled = Beside.begin("writing rows", () -> filling.fill(cells, rows));
                chart(workbook.createSheet("Chart"), sheet);
                workbook.write(shell);
                Beside.result(filled, IOException.class);
                Map<String, SteadyZip.Change> changes = Map.of(cells.filed().part(), SteadyZip.large(cells.filed()));
                try (OutputStream out = Files.newOutputStream(file)) {
                    SteadyZip.write(shell.toByteArray(), changes, Map.of(), out);
                }
            } finally {
                cells.filed().close();
            }
        }
        return file;
    }

    private static void chart(XSSFSheet on, XSSFSheet of) {
        XSSFChart chart = on.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, 0, 0, 8, 20));
        CellRangeAddress numbers = new CellRangeAddress(0, CHARTED, SheetRows.TEXTS, SheetRows.TEXTS);
        CellRangeAddress names = new CellRangeAddress(0, CHARTED, 0, 0);
        XDDFChartData data = chart.createData(ChartTypes.PIE, null, null);
        data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(of, names),
                XDDFDataSourcesFactory.fromNumericCellRange(of, numbers));
        chart.plot(data);
    }

    /** Writes the rows, beside POI, as the rows of a result are written. */
    private static final class Filling {
        private final XSSFCellStyle text;
        private final XSSFCellStyle style;

        Filling(XSSFWorkbook workbook) {
            text = workbook.createCellStyle();
            style = workbook.createCellStyle();
            style.setDataFormat((short) BuiltinFormats.getBuiltinFormat("#,##0.00"));
        }

        int fill(FiledCells cells, int rows) throws IOException {
            Scaled number = new Scaled();
            for (int row = 1; row < rows; row++) {
                cells.begin();
                for (int column = 0; column < SheetRows.TEXTS; column++) {
                    cells.text(text, SheetRows.text(row, column));
                }
                for (int column = SheetRows.TEXTS; column < SheetRows.COLUMNS; column++) {
                    number.set((long) (4 * SheetRows.number(row, column)) * QUARTERS, 2);
                    cells.number(style, number);
                }
                cells.end();
            }
            cells.finish();
            return cells.rows();
        }
    }
}
