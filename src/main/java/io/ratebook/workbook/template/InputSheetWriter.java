package io.ratebook.workbook.template;

import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.template.InputSheet.Field;
import io.ratebook.workbook.template.InputStyles.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** One input sheet into a workbook: title, meaning, header with the meaning of each column as a comment, rows, names, widths. */
final class InputSheetWriter {
    /** Zero-based: title, meaning and hint stand above it. */
    static final int HEADER_ROW = 3;

    /** What an assumption stands for in the case in use; blanks mean what the header's comments say. */
    private static final String IN_USE = "=IF([Name]=\"\",\"\",CHOOSE(in_case,IF([Low]=\"\",[Base],[Low]),"
            + "IF([Base]=\"\",AVERAGE([Low],[High]),[Base]),IF([High]=\"\",[Base],[High])))";

    private static final Pattern SAME_ROW = Pattern.compile("\\[([^\\]]+)]");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final int WIDEST = 50;
    private static final float LINE = 13.5f;

    private final InputSheet content;
    private final XSSFSheet sheet;
    private final InputStyles styles;
    private final List<Field> fields;
    private final DataFormatter shown = new DataFormatter();

    InputSheetWriter(InputSheet content, XSSFSheet sheet, InputStyles styles) {
        this.content = content;
        this.sheet = sheet;
        this.styles = styles;
        this.fields = content.fields();
        this.shown.setUseCachedValuesForFormulaCells(true);
    }

    void writeCells() {
        head();
        header();
        int rowIndex = HEADER_ROW;
        for (Map<String, String> values : content.rows()) {
            row(++rowIndex, values);
        }
        for (int spare = 0; spare < content.spareRows(); spare++) {
            row(++rowIndex, Map.of());
        }
        sheet.createFreezePane(frozenColumns(), HEADER_ROW + 1);
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }

    private void head() {
        line(0, content.name(), Role.TITLE);
        line(1, content.layout().meaning(), Role.NOTE);
        line(2, content.hint(), Role.NOTE);
    }

    private void line(int rowIndex, String words, Role role) {
        XSSFCell cell = sheet.createRow(rowIndex).createCell(0);
        cell.setCellStyle(styles.line(role));
        if (!words.isEmpty()) {
            cell.setCellValue(words);
        }
    }

    private void header() {
        XSSFRow row = sheet.createRow(HEADER_ROW);
        for (int column = 0; column < fields.size(); column++) {
            Field field = fields.get(column);
            XSSFCell cell = row.createCell(column);
            cell.setCellValue(field.header());
            cell.setCellStyle(styles.header(side(field.column()) == Side.RIGHT));
            comment(cell, meaning(field));
        }
    }

    private static String meaning(Field field) {
        Column column = field.column();
        String which = column.ranged() && field.header().equals(column.low())
                ? "the low case; "
                : column.ranged() && field.header().equals(column.high()) ? "the high case; " : "";
        String must = column.required() ? " (required)" : "";
        return which + column.meaning() + must;
    }

    private void comment(XSSFCell cell, String words) {
        int column = cell.getColumnIndex();
        ClientAnchor anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(column + 1);
        anchor.setCol2(column + 4);
        anchor.setRow1(HEADER_ROW + 1);
        anchor.setRow2(HEADER_ROW + 5);
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAddress(new CellAddress(HEADER_ROW, column));
        comment.setString(new XSSFRichTextString(words));
        comment.setAuthor("Ratebook");
    }

    private void row(int rowIndex, Map<String, String> values) {
        XSSFRow row = sheet.createRow(rowIndex);
        for (int column = 0; column < fields.size(); column++) {
            Field field = fields.get(column);
            String typed = values.get(field.header());
            put(row.createCell(column), field.column(), typed == null ? given(field) : typed);
        }
        name(row, values);
    }

    private @Nullable String given(Field field) {
        return content.layout().equals(SheetLayout.ASSUMPTIONS)
                        && field.header().equals("In use")
                ? IN_USE
                : null;
    }

    private void put(XSSFCell cell, Column column, @Nullable String typed) {
        Side side = side(column);
        if (typed == null) {
            cell.setCellStyle(open(column));
        } else if (typed.startsWith("=")) {
            cell.setCellFormula(located(typed.substring(1), cell.getRowIndex() + 1));
            cell.setCellStyle(styles.open(Role.NUMBER, side));
        } else if (isNumber(column, typed)) {
            BigDecimal number = new BigDecimal(typed);
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.number(Role.NUMBER_INPUT, number, side));
        } else if (isDate(column, typed)) {
            cell.setCellValue(LocalDate.parse(typed));
            cell.setCellStyle(styles.date(side));
        } else {
            cell.setCellValue(typed);
            cell.setCellStyle(styles.text());
        }
    }

    private XSSFCellStyle open(Column column) {
        return switch (column.kind()) {
            case TEXT, PASSAGE, FILE -> styles.text();
            case DATE -> styles.date(Side.RIGHT);
            case RESULT -> styles.open(Role.NUMBER, Side.RIGHT);
            default -> styles.open(Role.NUMBER_INPUT, side(column));
        };
    }

    private static Side side(Column column) {
        return column.kind() == Kind.TEXT || column.kind() == Kind.ANY || column.isSample() ? Side.LEFT : Side.RIGHT;
    }

    private static boolean isNumber(Column column, String typed) {
        return column.isNumeric()
                || (column.kind() == Kind.ANY || column.kind() == Kind.NUMBERS)
                        && PLAIN.matcher(typed).matches();
    }

    private static boolean isDate(Column column, String typed) {
        return column.kind() == Kind.DATE
                || column.kind() == Kind.ANY && DATE.matcher(typed).matches();
    }

    private String located(String formula, int rowNumber) {
        return SAME_ROW.matcher(formula)
                .replaceAll(each -> Matcher.quoteReplacement(letters(position(each.group(1))) + rowNumber));
    }

    private int position(String header) {
        for (int column = 0; column < fields.size(); column++) {
            if (fields.get(column).header().equals(header)) {
                return column;
            }
        }
        throw new IllegalArgumentException(content.name() + " shows no column " + header);
    }

    private static String letters(int column) {
        return CellReference.convertNumToColString(column);
    }

    /** An assumption's name means its cell in use; {@code in_case} means the selector. */
    private void name(XSSFRow row, Map<String, String> values) {
        String assumption = values.get("Name");
        if (content.layout().equals(SheetLayout.ASSUMPTIONS) && assumption != null) {
            define(assumption, row, position("In use"));
        } else if (content.layout().equals(SheetLayout.REQUEST) && "Case in use".equals(values.get("Item"))) {
            define("in_case", row, position("Value"));
        }
    }

    private void define(String name, XSSFRow row, int column) {
        XSSFName defined = sheet.getWorkbook().createName();
        defined.setNameName(name);
        defined.setRefersToFormula(content.name() + "!$" + letters(column) + "$" + (row.getRowNum() + 1));
    }

    /** Formats formulas by their results, and fits columns and rows to what they show. */
    void fit() {
        int lastRow = sheet.getLastRowNum();
        int[] lines = new int[lastRow + 1];
        for (int column = 0; column < fields.size(); column++) {
            int width = widest(column, lastRow);
            sheet.setColumnWidth(column, (width + 3) * 256);
            for (int row = HEADER_ROW; row <= lastRow; row++) {
                XSSFCell cell = sheet.getRow(row).getCell(column);
                boolean text = cell.getCellType() == CellType.STRING;
                lines[row] = Math.max(
                        lines[row],
                        text ? lines(cell.getStringCellValue(), row == HEADER_ROW ? width : width * 6 / 5) : 1);
            }
        }
        for (int row = HEADER_ROW; row <= lastRow; row++) {
            if (lines[row] > 1 || row == HEADER_ROW) {
                sheet.getRow(row).setHeightInPoints(LINE * lines[row] + (row == HEADER_ROW ? 8 : 2));
            }
        }
        sheet.getRow(0).setHeightInPoints(24);
    }

    private int widest(int column, int lastRow) {
        int widest = Math.max(7, longestWord(fields.get(column).header()));
        for (int row = HEADER_ROW + 1; row <= lastRow; row++) {
            XSSFCell cell = sheet.getRow(row).getCell(column);
            formatResult(cell, side(fields.get(column).column()));
            widest = Math.max(widest, shown.formatCellValue(cell).length());
        }
        boolean toBeTyped = fields.get(column).column().kind() == Kind.TEXT && content.spareRows() > 0;
        return Math.min(WIDEST, toBeTyped ? Math.max(12, widest) : widest);
    }

    private void formatResult(XSSFCell cell, Side side) {
        if (cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
            String text = NumberToTextConverter.toText(cell.getNumericCellValue());
            cell.setCellStyle(styles.number(Role.NUMBER, new BigDecimal(text), side));
        }
    }

    /** How many lines the text needs where it is broken between words. */
    private static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int with = used == 0 ? word.length() : used + 1 + word.length();
            boolean breaks = with > width && used > 0;
            lines += breaks ? 1 : 0;
            used = breaks ? word.length() : with;
        }
        return lines;
    }

    private static int longestWord(String header) {
        int longest =
                Stream.of(header.split(" ", -1)).mapToInt(String::length).max().orElse(0);
        return Math.max(longest, header.length() / 2 + 2);
    }

    private int frozenColumns() {
        return content.layout().equals(SheetLayout.USAGE) ? position("Activity") + 1 : 1;
    }
}
