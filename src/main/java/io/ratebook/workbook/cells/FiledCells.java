package io.ratebook.workbook.cells;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Rows of a sheet laid aside in a file of the system's temporary folder, as the XML that the workbook will hold. Cells come from left to right
 * and rows from the top; of the sheet, POI keeps the first row and all that isn't cells.
 */
public final class FiledCells {
    private static final int BUFFER = 1 << 16;

    /** Whole numbers below it are exact as doubles. */
    private static final long WHOLE = 1L << 53;

    private static final String DIMENSION = "<dimension ref=\"";

    private final FiledRows filed;
    private final StringBuilder xml = new StringBuilder();
    private int row = 1;
    private int column;
    private final int columns;

    /** @param sheet new; its first row is written as POI's cells */
    public FiledCells(XSSFSheet sheet) throws IOException {
        this.columns = sheet.getRow(0).getLastCellNum();
        this.filed = new FiledRows(sheet, this::dimensioned);
    }

    /** Where the rows are laid aside. */
    public FiledRows filed() {
        return filed;
    }

    /** How many rows there are, the first among them. */
    public int rows() {
        return row;
    }

    /** Begins the next row. */
    public void begin() {
        row++;
        column = 0;
        xml.append("<row r=\"").append(row).append("\">");
    }

    private void cell(XSSFCellStyle style) {
        xml.append("<c r=\"").append((char) ('A' + column++)).append(row);
        xml.append("\" s=\"").append(style.getIndex()).append('"');
    }

    /** A whole number. */
    public void number(XSSFCellStyle style, long number) {
        cell(style);
        xml.append("><v>").append(number).append("</v></c>");
    }

    public void number(XSSFCellStyle style, double number) {
        cell(style);
        xml.append("><v>");
        value(number);
        xml.append("</v></c>");
    }

    /** The shortest digits that give the number again. */
    private void value(double number) {
        long whole = (long) number;
        if (whole == number && whole > -WHOLE && whole < WHOLE) {
            xml.append(whole);
        } else {
            xml.append(number);
        }
    }

    /** A text that is nowhere else in the workbook. */
    public void text(XSSFCellStyle style, String text) {
        cell(style);
        xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escapes.append(xml, text);
        xml.append("</t></is></c>");
    }

    /** One of the workbook's shared texts. */
    public void shared(XSSFCellStyle style, int text) {
        cell(style);
        xml.append(" t=\"s\"><v>").append(text).append("</v></c>");
    }

    /** A formula that needs no escapes, and its value. */
    public void formula(XSSFCellStyle style, String formula, double value) {
        cell(style);
        xml.append("><f>").append(formula).append("</f><v>");
        value(value);
        xml.append("</v></c>");
    }

    /** Finishes the row. */
    public void end() throws IOException {
        xml.append("</row>");
        if (xml.length() > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        filed.out().write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }

    /** After the last row. */
    public void finish() throws IOException {
        flush();
        filed.out().close();
    }

    /** Says how far the rows reach. */
    private String dimensioned(String shell) {
        int from = shell.indexOf(DIMENSION) + DIMENSION.length();
        int to = shell.indexOf('"', from);
        String last = new CellReference(row - 1, columns - 1).formatAsString();
        return shell.substring(0, from) + "A1:" + last + shell.substring(to);
    }
}
