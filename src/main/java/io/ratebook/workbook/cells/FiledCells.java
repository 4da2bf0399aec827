package io.ratebook.workbook.cells;

import io.ratebook.amount.Scaled;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.read.RichText;
import java.io.IOException;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Rows of a sheet laid aside in a file of the system's temporary folder, as the XML that the workbook will hold. Cells come from left to right
 * and rows from the top; of the sheet, POI keeps the first row and all that isn't cells.
 */
public final class FiledCells {
    private static final int BUFFER = 1 << 16;
    private static final String DIMENSION = "<dimension ref=\"";
    private static final Ascii ROW = new Ascii("<row r=\"");
    private static final Ascii OPENED = new Ascii("\">");
    private static final Ascii ROW_END = new Ascii("</row>");
    private static final Ascii VALUED = new Ascii("</v></c>");
    private static final Ascii WRITTEN = new Ascii("</t></is></c>");
    private static final Ascii COMPUTED = new Ascii("</f><v>");

    /** What follows the style of a cell, by its kind. */
    private static final int VALUE = 0;

    private static final int TEXT = 1;
    private static final int KEPT_TEXT = 2;
    private static final int SHARED = 3;
    private static final int FORMULA = 4;
    private static final String[] KINDS = {
        "><v>", " t=\"inlineStr\"><is><t>", " t=\"inlineStr\"><is><t xml:space=\"preserve\">", " t=\"s\"><v>", "><f>"
    };

    private final FiledRows filed;
    private final CellDigests digests;
    private final ByteRow xml = new ByteRow();
    private final Ascii[] columns;
    private final Ascii[] cells;
    private Ascii[] openings = {};
    private Ascii number = new Ascii("");
    private int row = 1;
    private int column;

    /**
     * Cells that are written one by one.
     *
     * @param sheet new; its first row is written as POI's cells
     * @param digests hears every cell
     */
    public FiledCells(XSSFSheet sheet, CellDigests digests) throws IOException {
        this(sheet, digests, true);
    }

    /**
     * The same.
     *
     * @param beside false where the one who writes packs too: others keep the processors busy
     */
    public FiledCells(XSSFSheet sheet, CellDigests digests, boolean beside) throws IOException {
        this.digests = digests;
        int count = sheet.getRow(0).getLastCellNum();
        this.columns = new Ascii[count];
        this.cells = new Ascii[count];
        for (int i = 0; i < count; i++) {
            columns[i] = new Ascii(CellReference.convertNumToColString(i));
            cells[i] = new Ascii("<c r=\"" + CellReference.convertNumToColString(i));
        }
        for (Cell each : sheet.getRow(0)) {
            tell(each);
        }
        this.filed = new FiledRows(sheet, this::dimensioned, digests::blocks, beside);
    }

    private void tell(Cell first) {
        int at = first.getColumnIndex() + 1;
        if (first.getCellType() == CellType.NUMERIC) {
            ByteRow digits = new ByteRow().number(first.getNumericCellValue());
            digests.number(1, at, digits.bytes(), 0, digits.length());
        } else {
            digests.text(1, at, first.getStringCellValue());
        }
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
        number = new Ascii(String.valueOf(row));
        xml.put(ROW).put(number).put(OPENED);
    }

    private ByteRow cell(XSSFCellStyle style, int kind) {
        return xml.put(cells[column++]).put(number).put(opening(style.getIndex(), kind));
    }

    private Ascii opening(int style, int kind) {
        int place = style * KINDS.length + kind;
        if (place >= openings.length) {
            openings = Arrays.copyOf(openings, (style + 1) * KINDS.length);
        }
        Ascii known = openings[place];
        if (known == null) {
            known = new Ascii("\" s=\"" + style + "\"" + KINDS[kind]);
            openings[place] = known;
        }
        return known;
    }

    /** A whole number. */
    public void number(XSSFCellStyle style, long value) {
        cell(style, VALUE);
        int from = xml.length();
        end(xml.number(value), from);
    }

    public void number(XSSFCellStyle style, Scaled value) {
        cell(style, VALUE);
        int from = xml.length();
        end(xml.number(value), from);
    }

    private void end(ByteRow written, int from) {
        digests.number(row, column, written.bytes(), from, written.length());
        xml.put(VALUED);
    }

    /** A text that is nowhere else in the workbook. */
    public void text(XSSFCellStyle style, String text) {
        boolean trimmed = isTrimmed(text);
        cell(style, trimmed ? TEXT : KEPT_TEXT);
        if (!text.contains("_x") && xml.tryPlain(text)) {
            xml.put(WRITTEN);
            said(text);
            return;
        }
        String held = Escapes.held(text);
        xml.text(Escapes.guarded(held)).put(WRITTEN);
        said(held);
    }

    /** True where no white space stands at an end, which programs drop unless they are told not to. */
    private static boolean isTrimmed(String text) {
        return text.isEmpty() || text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ';
    }

    /**
     * One of the workbook's shared texts.
     *
     * @param index its number among them
     */
    public void shared(XSSFCellStyle style, int index, String text) {
        cell(style, SHARED).number(index).put(VALUED);
        // POI writes it as it is, without a guard for what looks like an escape
        said(RichText.unescaped(Escapes.held(text)));
    }

    /** A cell without a text is none to whoever reads it. */
    private void said(String text) {
        if (!text.isEmpty()) {
            digests.text(row, column, text);
        }
    }

    /**
     * A product of two cells of the row, as a formula, and its value.
     *
     * @param one column of the first, from 1
     * @param other of the second
     */
    public void product(XSSFCellStyle style, int one, int other, Scaled value) {
        cell(style, FORMULA);
        int from = xml.length();
        xml.put(columns[one - 1]).put(number).ascii("*");
        xml.put(columns[other - 1]).put(number);
        int to = xml.length();
        xml.put(COMPUTED).number(value).put(VALUED);
        digests.product(row, column, xml.bytes(), from, to);
    }

    /** Finishes the row. */
    public void end() throws IOException {
        xml.put(ROW_END);
        if (xml.length() > BUFFER) {
            xml.flush(filed.out());
        }
    }

    /** After the last row. */
    public void finish() throws IOException {
        xml.flush(filed.out());
        filed.out().close();
    }

    /** Says how far the rows reach. */
    private String dimensioned(String shell) {
        int from = shell.indexOf(DIMENSION) + DIMENSION.length();
        int to = shell.indexOf('"', from);
        String last = new CellReference(row - 1, columns.length - 1).formatAsString();
        return shell.substring(0, from) + "A1:" + last + shell.substring(to);
    }
}
