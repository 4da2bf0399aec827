package io.ratebook.workbook;

import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.workbook.InputSheet.Field;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;
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
    private static final int WIDEST = 46;

    private final InputSheet content;
    private final XSSFSheet sheet;
    private final InputStyles styles;
    private final List<Field> fields;

    InputSheetWriter(InputSheet content, XSSFSheet sheet, InputStyles styles) {
        this.content = content;
        this.sheet = sheet;
        this.styles = styles;
        this.fields = content.fields();
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
            cell.setCellStyle(styles.of(Role.HEADER));
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
        if (typed == null) {
            cell.setCellStyle(column.kind() == Kind.RESULT ? styles.of(Role.TEXT) : openStyle(column));
        } else if (typed.startsWith("=")) {
            cell.setCellFormula(located(typed.substring(1), cell.getRowIndex() + 1));
            cell.setCellStyle(styles.of(Role.NUMBER));
        } else if (isNumber(column, typed)) {
            BigDecimal number = new BigDecimal(typed);
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.number(Role.NUMBER_INPUT, number));
        } else if (isDate(column, typed)) {
            cell.setCellValue(LocalDate.parse(typed));
            cell.setCellStyle(styles.of(Role.DATE_INPUT));
        } else {
            cell.setCellValue(typed);
            cell.setCellStyle(styles.wrapped(Role.TEXT_INPUT));
        }
    }

    private org.apache.poi.ss.usermodel.CellStyle openStyle(Column column) {
        return switch (column.kind()) {
            case TEXT -> styles.wrapped(Role.TEXT_INPUT);
            case DATE -> styles.of(Role.DATE_INPUT);
            default -> styles.open(Role.NUMBER_INPUT);
        };
    }

    private static boolean isNumber(Column column, String typed) {
        return column.isNumeric()
                || column.kind() == Kind.ANY && PLAIN.matcher(typed).matches();
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

    /** Formats formulas by their results and fits the columns to what they show. */
    void fit() {
        DataFormatter shown = new DataFormatter();
        shown.setUseCachedValuesForFormulaCells(true);
        for (int column = 0; column < fields.size(); column++) {
            int widest = longestWord(fields.get(column).header()) + 1;
            for (int row = HEADER_ROW + 1; row <= sheet.getLastRowNum(); row++) {
                XSSFCell cell = sheet.getRow(row).getCell(column);
                formatResult(cell);
                widest = Math.max(widest, shown.formatCellValue(cell).length());
            }
            boolean text = fields.get(column).column().kind() == Kind.TEXT && content.spareRows() > 0;
            sheet.setColumnWidth(column, (Math.min(WIDEST, Math.max(widest, text ? 12 : 7)) + 2) * 256);
        }
        sheet.getRow(HEADER_ROW).setHeightInPoints(30);
    }

    private void formatResult(XSSFCell cell) {
        if (cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
            String text = NumberToTextConverter.toText(cell.getNumericCellValue());
            cell.setCellStyle(styles.number(Role.NUMBER, new BigDecimal(text)));
        }
    }

    private static int longestWord(String header) {
        int longest = 0;
        int since = 0;
        for (int i = 0; i < header.length(); i++) {
            since = header.charAt(i) == ' ' ? 0 : since + 1;
            longest = Math.max(longest, since);
        }
        return Math.max(longest, header.length() / 2);
    }

    private int frozenColumns() {
        return content.layout().equals(SheetLayout.USAGE) ? position("Activity") + 1 : 1;
    }
}
