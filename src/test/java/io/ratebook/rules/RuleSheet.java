package io.ratebook.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One decision table, written as finance people like it: grey rows for the machine on top, then a table of blue inputs. */
final class RuleSheet {
    static final int LABELS = 10;

    private static final String NOTE =
            "Edit the yellow cells, or add a row below them. The grey rows tell Ratebook what the columns mean.";

    private record Column(String word, String label, int width, String snippet) {}

    private final String name;
    private final String heading;
    private final String pattern;
    private final List<Column> columns = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    private RuleSheet(String name, String heading, String pattern) {
        this.name = name;
        this.heading = heading;
        this.pattern = pattern;
    }

    /** @param pattern the fact that the conditions speak of, bound: {@code $u : Usage} */
    static RuleSheet of(String name, String heading, String pattern) {
        return new RuleSheet(name, heading, pattern);
    }

    RuleSheet id() {
        return column("NAME", "ID", 11, "");
    }

    RuleSheet title() {
        return column("METADATA", "Title", 38, "title(\"$param\")");
    }

    RuleSheet source() {
        return column("METADATA", "Source", 66, "source(\"$param\")");
    }

    RuleSheet condition(String label, int width, String snippet) {
        return column("CONDITION", label, width, snippet);
    }

    RuleSheet action(String label, int width, String snippet) {
        return column("ACTION", label, width, snippet);
    }

    RuleSheet row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(cells);
        return this;
    }

    private RuleSheet column(String word, String label, int width, String snippet) {
        columns.add(new Column(word, label, width, snippet));
        return this;
    }

    /** The workbook; the same bytes each time. */
    byte[] bytes() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return atOneTime(out.toByteArray());
        }
    }

    XSSFWorkbook workbook() {
        XSSFWorkbook workbook = new XSSFWorkbook();
        workbook.getProperties().getCoreProperties().setCreator("Ratebook");
        workbook.getProperties()
                .getCoreProperties()
                .setCreated(Optional.of(Date.from(Instant.parse("2026-11-22T00:00:00Z"))));
        XSSFSheet sheet = workbook.createSheet("Rules");
        new Writer(workbook, sheet).write();
        return workbook;
    }

    private static byte[] atOneTime(byte[] zip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry each = from.getNextEntry(); each != null; each = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(each.getName());
                copy.setTimeLocal(LocalDateTime.of(2026, 11, 22, 0, 0));
                to.putNextEntry(copy);
                from.transferTo(to);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** Writes the sheet's cells and their looks. */
    private final class Writer {
        private final XSSFSheet sheet;
        private final XSSFCellStyle title;
        private final XSSFCellStyle note;
        private final XSSFCellStyle technical;
        private final XSSFCellStyle header;
        private final XSSFCellStyle text;
        private final XSSFCellStyle number;

        Writer(XSSFWorkbook workbook, XSSFSheet sheet) {
            this.sheet = sheet;
            title = style(workbook, "FF1F2937", "", 14, true);
            note = style(workbook, "FF6B7280", "", 10, false);
            technical = style(workbook, "FF6B7280", "FFE5E7EB", 9, false);
            header = style(workbook, "FFFFFFFF", "FF1F3A5F", 10, true);
            header.setWrapText(true);
            text = input(workbook, "General");
            text.setWrapText(true);
            number = input(workbook, "#,##0.############");
        }

        void write() {
            cell(1, 1, heading, title);
            cell(2, 1, NOTE, note);
            setting(3, "RuleSet", "io.ratebook.rules." + name.replace("-", ""));
            setting(4, "Import", "io.ratebook.domain.*, static io.ratebook.rules.RuleApi.*");
            setting(5, "IgnoreNumericFormat", "true");
            cell(6, 1, "RuleTable " + name, technical);
            for (int i = 0; i < columns.size(); i++) {
                column(i + 1, columns.get(i));
            }
            merged();
            for (int i = 0; i < rows.size(); i++) {
                data(LABELS + 1 + i, rows.get(i));
            }
            table();
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
            cell(8, at, column.word().equals("CONDITION") ? pattern : "", technical);
            cell(9, at, column.snippet(), technical);
            cell(LABELS, at, column.label(), header);
            sheet.setColumnWidth(at - 1, 256 * column.width());
        }

        private void merged() {
            List<String> words = columns.stream().map(Column::word).toList();
            int first = words.indexOf("CONDITION");
            int last = words.lastIndexOf("CONDITION");
            for (int column = first + 1; column <= last; column++) {
                sheet.getRow(7).getCell(column).setBlank();
            }
            if (last > first) {
                sheet.addMergedRegion(new CellRangeAddress(7, 7, first, last));
            }
        }

        private void data(int row, Object[] cells) {
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] instanceof Number value) {
                    cell(row, i + 1, "", number).setCellValue(value.doubleValue());
                } else {
                    cell(row, i + 1, cells[i].toString(), text);
                }
            }
        }

        /** A real table, so that filters come with it and a new row takes on the looks of the last. */
        private void table() {
            CellReference from = new CellReference(LABELS - 1, 0);
            CellReference to = new CellReference(LABELS - 1 + rows.size(), columns.size() - 1);
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

        private XSSFCellStyle input(XSSFWorkbook workbook, String format) {
            XSSFCellStyle style = style(workbook, "FF0000FF", "FFFFFBE6", 10, false);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            XSSFColor rule = colour("FFD1D5DB");
            style.setTopBorderColor(rule);
            style.setBottomBorderColor(rule);
            style.setLeftBorderColor(rule);
            style.setRightBorderColor(rule);
            return style;
        }

        private XSSFCellStyle style(XSSFWorkbook workbook, String ink, String fill, int points, boolean bold) {
            XSSFFont font = workbook.createFont();
            font.setFontName("Calibri");
            font.setFontHeightInPoints((short) points);
            font.setBold(bold);
            font.setColor(colour(ink));
            XSSFCellStyle style = workbook.createCellStyle();
            style.setFont(font);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            if (!fill.isEmpty()) {
                style.setFillForegroundColor(colour(fill));
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            return style;
        }

        private XSSFColor colour(String argb) {
            byte[] bytes = new byte[4];
            for (int i = 0; i < 4; i++) {
                bytes[i] = (byte) Integer.parseInt(argb.substring(2 * i, 2 * i + 2), 16);
            }
            return new XSSFColor(bytes, null);
        }
    }
}
