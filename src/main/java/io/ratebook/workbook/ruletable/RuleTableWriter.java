package io.ratebook.workbook.ruletable;

import io.ratebook.workbook.ruletable.RuleTable.Column;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the sheet of a decision table: its cells, their looks, and what Excel refuses in them. */
final class RuleTableWriter {
    static final int LABELS = 10;

    private static final String NOTE =
            "Edit the yellow cells, or add a row below them. The grey rows tell Ratebook what the columns mean.";

    private final RuleTable content;
    private final XSSFSheet sheet;
    private final XSSFCellStyle title;
    private final XSSFCellStyle note;
    private final XSSFCellStyle technical;
    private final XSSFCellStyle header;
    private final XSSFCellStyle text;
    private final XSSFCellStyle number;

    RuleTableWriter(RuleTable content, XSSFWorkbook workbook, XSSFSheet sheet) {
        this.content = content;
        this.sheet = sheet;
        RuleTableStyles styles = new RuleTableStyles(workbook);
        title = styles.of("FF1F2937", "", 14, true);
        note = styles.of("FF6B7280", "", 10, false);
        technical = styles.of("FF6B7280", "FFE5E7EB", 9, false);
        header = styles.of("FFFFFFFF", "FF1F3A5F", 10, true);
        header.setWrapText(true);
        text = styles.input("General");
        text.setWrapText(true);
        number = styles.input("#,##0.############");
    }

    void write() {
        cell(1, 1, content.heading(), title);
        cell(2, 1, NOTE, note);
        setting(3, "RuleSet", "io.ratebook.rules." + content.name().replace("-", ""));
        setting(4, "Import", "io.ratebook.domain.*, static io.ratebook.rules.RuleApi.*");
        setting(5, "IgnoreNumericFormat", "true");
        cell(6, 1, "RuleTable " + content.name(), technical);
        List<Column> columns = content.columns();
        List<List<Object>> rows = content.rows();
        for (int i = 0; i < columns.size(); i++) {
            column(i + 1, columns.get(i));
        }
        merged();
        for (int i = 0; i < rows.size(); i++) {
            data(LABELS + 1 + i, rows.get(i));
        }
        table();
        new RuleTableChecks(content, sheet).add();
        sheet.groupRow(2, LABELS - 2);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.createFreezePane(2, LABELS);
        sheet.getRow(LABELS - 1).setHeightInPoints(30);
    }

    private void setting(int row, String key, String value) {
        cell(row, 1, key, technical);
        cell(row, 2, value, technical);
    }

    private void column(int at, Column column) {
        cell(7, at, column.word(), technical);
        cell(8, at, column.word().equals("CONDITION") ? content.pattern() : "", technical);
        cell(9, at, column.snippet(), technical);
        cell(LABELS, at, column.label(), header);
        sheet.setColumnWidth(at - 1, 256 * column.width());
    }

    private void merged() {
        List<String> words = content.columns().stream().map(Column::word).toList();
        int first = words.indexOf("CONDITION");
        int last = words.lastIndexOf("CONDITION");
        for (int column = first + 1; column <= last; column++) {
            sheet.getRow(7).getCell(column).setBlank();
        }
        if (last > first) {
            sheet.addMergedRegion(new CellRangeAddress(7, 7, first, last));
        }
    }

    private void data(int row, List<Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number value) {
                cell(row, i + 1, "", number).setCellValue(value.doubleValue());
            } else {
                cell(row, i + 1, cells.get(i).toString(), text);
            }
        }
    }

    /** A real table, so that filters come with it and a new row takes on the looks of the last. */
    private void table() {
        CellReference from = new CellReference(LABELS - 1, 0);
        CellReference to = new CellReference(
                LABELS - 1 + content.rows().size(), content.columns().size() - 1);
        XSSFTable table = sheet.createTable(new AreaReference(from, to, SpreadsheetVersion.EXCEL2007));
        table.setName("Rules");
        table.setDisplayName("Rules");
        table.getCTTable().addNewAutoFilter().setRef(table.getArea().formatAsString());
    }

    private XSSFCell cell(int row, int column, String value, XSSFCellStyle style) {
        XSSFRow line = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        XSSFCell cell = line.createCell(column - 1);
        cell.setCellStyle(style);
        if (!value.isEmpty()) {
            cell.setCellValue(value);
        }
        return cell;
    }
}
