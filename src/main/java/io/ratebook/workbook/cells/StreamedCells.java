package io.ratebook.workbook.cells;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Cells that go straight into the file, row by row from the top: many times as fast as POI's, and gone once a row is finished. Of
 * the sheet, POI keeps the first row and all that isn't cells.
 */
public final class StreamedCells implements Cells {
    /** More of them on a sheet, and Excel repairs the file. */
    private static final int MOST_LINKS = 65_530;

    private final XSSFSheet sheet;
    private final SheetCells head;
    private final StreamedPart.Rows rows = new StreamedPart.Rows();
    private final RowXml xml = new RowXml(rows);
    private final Map<Integer, Float> widths = new HashMap<>();
    private final StringBuilder links = new StringBuilder();
    private int linked;

    /** @param sheet new, with page margins; its first row is written as POI's cells */
    public StreamedCells(XSSFSheet sheet) {
        this.sheet = sheet;
        this.head = new SheetCells(sheet);
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

    /** The part of the sheet, when all cells are there. */
    StreamedPart part() {
        xml.end();
        int columns = Math.max(xml.columns(), sheet.getRow(0).getLastCellNum());
        String last = new CellReference(Math.max(0, xml.row()), columns - 1).formatAsString();
        String name = sheet.getPackagePart().getPartName().getName().substring(1);
        return new StreamedPart(name, "A1:" + last, rows, links.toString());
    }
}
