package io.ratebook.workbook.cells;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Cells that go straight into the file, row by row from the top: many times as fast as POI's, and gone once a row is finished. Of
 * the sheet, POI keeps the first row and all that isn't cells; {@link #write} puts the rows into what it saves.
 */
public final class StreamedCells implements Cells {
    /** More of them on a sheet, and Excel repairs the file. */
    private static final int MOST_LINKS = 65_530;

    private static final String END_OF_ROWS = "</sheetData>";
    private static final String AFTER_LINKS = "<pageMargins ";
    private static final String DIMENSION = "<dimension ref=\"";

    private final XSSFSheet sheet;
    private final SheetCells head;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final RowXml xml = new RowXml(rows);
    private final Map<Integer, Float> widths = new HashMap<>();
    private final StringBuilder links = new StringBuilder();
    private int linked;

    /** @param sheet new, with page margins; its first row is written as POI's cells */
    public StreamedCells(XSSFSheet sheet) {
        this.sheet = sheet;
        this.head = new SheetCells(sheet);
    }

    /** The name of the sheet's part in the file. */
    public String part() {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }

    @Override
    public void text(int row, int column, XSSFCellStyle style, int shared) {
        if (row == 0) {
            head.text(row, column, style, shared);
        } else {
            at(row).cell(column, style.getIndex(), "s", "", String.valueOf(shared));
        }
    }

    @Override
    public void blank(int row, int column, XSSFCellStyle style) {
        if (row == 0) {
            head.blank(row, column, style);
        } else {
            at(row).cell(column, style.getIndex(), "", "", "");
        }
    }

    @Override
    public void number(int row, int column, XSSFCellStyle style, double number) {
        if (row == 0) {
            head.number(row, column, style, number);
        } else {
            at(row).number(column, style.getIndex(), "", number);
        }
    }

    @Override
    public void formula(int row, int column, XSSFCellStyle style, String formula, double value) {
        if (row == 0) {
            head.formula(row, column, style, formula, value);
        } else {
            at(row).number(column, style.getIndex(), formula, value);
        }
    }

    @Override
    public void formula(int row, int column, XSSFCellStyle style, String formula, String value) {
        if (row == 0) {
            head.formula(row, column, style, formula, value);
        } else {
            at(row).cell(column, style.getIndex(), "str", formula, value);
        }
    }

    @Override
    public void link(int row, int column, String place) {
        if (++linked <= MOST_LINKS) {
            links.append("<hyperlink location=\"");
            Escapes.append(links, place);
            links.append("\" ref=\"")
                    .append(new CellReference(row, column).formatAsString())
                    .append("\"/>");
        }
    }

    /** As it was when it was first asked for. */
    @Override
    public float width(int column) {
        return widths.computeIfAbsent(column, head::width);
    }

    @Override
    public void heighten(int row, float points) {
        if (row == 0) {
            head.heighten(row, points);
        } else if (points > sheet.getDefaultRowHeightInPoints()) {
            at(row).heighten(points);
        }
    }

    private RowXml at(int row) {
        if (row != xml.row()) {
            xml.begin(row);
        }
        return xml;
    }

    /**
     * The sheet as POI saved it, with the rows and the links.
     *
     * @param saved the sheet's part, whose first row is its only one
     */
    public void write(byte[] saved, OutputStream out) throws IOException {
        xml.end();
        String shell = dimensioned(new String(saved, StandardCharsets.UTF_8));
        int rowsGo = shell.indexOf(END_OF_ROWS);
        int linksGo = shell.indexOf(AFTER_LINKS, rowsGo);
        if (rowsGo < 0 || linksGo < 0) {
            throw new IllegalStateException("no place for the rows of " + sheet.getSheetName());
        }
        print(out, shell.substring(0, rowsGo));
        rows.writeTo(out);
        print(out, shell.substring(rowsGo, linksGo));
        if (!links.isEmpty()) {
            print(out, "<hyperlinks>");
            print(out, links.toString());
            print(out, "</hyperlinks>");
        }
        print(out, shell.substring(linksGo));
    }

    /** Says how far the rows reach. */
    private String dimensioned(String shell) {
        int from = shell.indexOf(DIMENSION) + DIMENSION.length();
        int to = shell.indexOf('"', from);
        int columns = Math.max(xml.columns(), sheet.getRow(0).getLastCellNum());
        String last = new CellReference(Math.max(0, xml.row()), columns - 1).formatAsString();
        return shell.substring(0, from) + "A1:" + last + shell.substring(to);
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
