package io.ratebook.workbook.result;

import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Writes cells of one sheet in the house style. Rows and columns count from 0. A formula is never left without its value. */
final class Pen {
    private static final String LOOKS_LIKE_FORMULA = "=+-@\t\r";
    private static final float TITLE_HEIGHT = 24;
    private static final float HEADING_HEIGHT = 18;
    private static final float LINE_HEIGHT = 13.5f;
    private static final int MOST_LINES = 12;

    /** Letters are narrower than the digits that widths are counted in; a line that breaks at words holds fewer of them. */
    private static final float LETTERS = 1.2f;

    private final XSSFSheet sheet;
    private final SheetStyles styles;

    Pen(XSSFSheet sheet, SheetStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    SheetStyles styles() {
        return styles;
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** The sheet's cell, made where there is none. */
    XSSFCell cell(int row, int column) {
        XSSFRow found = sheet.getRow(row);
        XSSFRow there = found == null ? sheet.createRow(row) : found;
        XSSFCell cell = there.getCell(column);
        return cell == null ? there.createCell(column) : cell;
    }

    /** Text as it is, whatever it begins with; blank text leaves no cell. */
    void text(int row, int column, String text, Role role) {
        if (!text.isBlank()) {
            XSSFCell cell = styled(row, column, role);
            cell.getCTCell().setT(STCellType.S);
            cell.getCTCell().setV(String.valueOf(styles.shared(fitting(text))));
            if (LOOKS_LIKE_FORMULA.indexOf(text.charAt(0)) >= 0) {
                cell.setCellStyle(styles.quoted(role));
            }
            heighten(row, height(column, text, role));
        }
    }

    /** Not every program fits rows to wrapped text when it opens a file. */
    private float height(int column, String text, Role role) {
        return switch (role) {
            case TITLE -> TITLE_HEIGHT;
            case HEADING -> HEADING_HEIGHT;
            case WRAPPED, NOTE, NEUTRAL, GOOD, WARN, BAD -> LINE_HEIGHT * Math.min(MOST_LINES, linesIn(column, text));
            default -> 0;
        };
    }

    private int linesIn(int column, String text) {
        float characters = sheet.getColumnWidth(column) / (float) TableSheet.WIDTH_UNITS - 1;
        return text.lines()
                .map(String::length)
                .mapToInt(each -> each <= characters * LETTERS ? 1 : Math.max(2, (int) Math.ceil(each / characters)))
                .sum();
    }

    private void heighten(int row, float points) {
        if (points > sheet.getRow(row).getHeightInPoints()) {
            sheet.getRow(row).setHeightInPoints(points);
        }
    }

    /** The nearest double; nothing leaves no cell. */
    void number(int row, int column, @Nullable BigDecimal number, Role role) {
        if (number != null) {
            styled(row, column, role).setCellValue(number.doubleValue());
        }
    }

    void date(int row, int column, @Nullable LocalDate date, Role role) {
        if (date != null) {
            styled(row, column, role).setCellValue(date);
        }
    }

    /** A formula with its value; a formula that is but a number is written as that. */
    void formula(int row, int column, String formula, BigDecimal value, Role role) {
        if (isNumber(formula)) {
            number(row, column, new BigDecimal(formula), role);
            return;
        }
        XSSFCell cell = styled(row, column, role);
        cell.setCellFormula(formula);
        cell.setCellValue(value.doubleValue());
    }

    /** A formula whose value is a day. */
    void formulaDate(int row, int column, String formula, LocalDate value, Role role) {
        XSSFCell cell = styled(row, column, role);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
    }

    /** A formula whose value is text. */
    void formula(int row, int column, String formula, String value, Role role) {
        XSSFCell cell = styled(row, column, role);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
    }

    /** A formula whose value is a number, or else a word. */
    void formula(int row, int column, String formula, Optional<BigDecimal> value, String otherwise, Role role) {
        XSSFCell cell = styled(row, column, role);
        cell.setCellFormula(formula);
        value.ifPresentOrElse(each -> cell.setCellValue(each.doubleValue()), () -> cell.setCellValue(otherwise));
    }

    private XSSFCell styled(int row, int column, Role role) {
        XSSFCell cell = cell(row, column);
        cell.setCellStyle(styles.of(role));
        return cell;
    }

    private static boolean isNumber(String formula) {
        return formula.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static String fitting(String text) {
        int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
