package io.ratebook.workbook.result;

import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.cells.Cells;
import io.ratebook.workbook.cells.SheetCells;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Writes cells of one sheet in the house style. Rows and columns count from 0. A formula is never left without its value. */
final class Pen {
    private static final String LOOKS_LIKE_FORMULA = "=+-@\t\r";
    private static final float TITLE_HEIGHT = 24;
    private static final float HEADING_HEIGHT = 18;
    private static final float LINE_HEIGHT = 13.5f;
    private static final int MOST_LINES = 12;

    /** Letters are narrower than the digits that widths are counted in; a line that breaks at words holds fewer of them. */
    private static final float LETTERS = 1.2f;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final XSSFSheet sheet;
    private final SheetStyles styles;
    private final Cells cells;

    /** Cells that are there to be read again. */
    Pen(XSSFSheet sheet, SheetStyles styles) {
        this(sheet, styles, new SheetCells(sheet));
    }

    /** @param cells of that sheet */
    Pen(XSSFSheet sheet, SheetStyles styles, Cells cells) {
        this.sheet = sheet;
        this.styles = styles;
        this.cells = cells;
    }

    SheetStyles styles() {
        return styles;
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** Text as it is, whatever it begins with; blank text leaves no cell. */
    void text(int row, int column, String text, Role role) {
        if (!text.isBlank()) {
            XSSFCellStyle style = looksLikeFormula(text) ? styles.quoted(role) : styles.of(role);
            cells.text(row, column, style, styles.shared(fitting(text)));
            float points = height(column, text, role);
            if (points > 0) {
                cells.heighten(row, points);
            }
        }
    }

    /** True for text that would be a formula if it were typed. */
    static boolean looksLikeFormula(String text) {
        return LOOKS_LIKE_FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    /** How a cell looks that holds nothing. */
    void blank(int row, int column, Role role) {
        cells.blank(row, column, styles.of(role));
    }

    /** A click on the cell goes to that place of the workbook. */
    void link(int row, int column, String place) {
        cells.link(row, column, place);
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
        float characters = cells.width(column) - 1;
        return text.lines()
                .map(String::length)
                .mapToInt(each -> each <= characters * LETTERS ? 1 : Math.max(2, (int) Math.ceil(each / characters)))
                .sum();
    }

    /** The nearest double; nothing leaves no cell. */
    void number(int row, int column, @Nullable BigDecimal number, Role role) {
        if (number != null) {
            cells.number(row, column, styles.of(role), number.doubleValue());
        }
    }

    void date(int row, int column, @Nullable LocalDate date, Role role) {
        if (date != null) {
            cells.number(row, column, styles.of(role), serial(date));
        }
    }

    /** A formula with its value; a formula that is but a number is written as that. */
    void formula(int row, int column, String formula, BigDecimal value, Role role) {
        if (isNumber(formula)) {
            number(row, column, new BigDecimal(formula), role);
        } else {
            cells.formula(row, column, styles.of(role), formula, value.doubleValue());
        }
    }

    /** A formula whose value is a day. */
    void formulaDate(int row, int column, String formula, LocalDate value, Role role) {
        cells.formula(row, column, styles.of(role), formula, serial(value));
    }

    /** A formula whose value is text. */
    void formula(int row, int column, String formula, String value, Role role) {
        cells.formula(row, column, styles.of(role), formula, fitting(value));
    }

    /** A formula whose value is a number, or else a word. */
    void formula(int row, int column, String formula, Optional<BigDecimal> value, String otherwise, Role role) {
        XSSFCellStyle style = styles.of(role);
        value.ifPresentOrElse(
                each -> cells.formula(row, column, style, formula, each.doubleValue()),
                () -> cells.formula(row, column, style, formula, fitting(otherwise)));
    }

    /** The day as the workbook counts them. */
    private double serial(LocalDate date) {
        return DateUtil.getExcelDate(date, sheet.getWorkbook().isDate1904());
    }

    private static boolean isNumber(String formula) {
        return NUMBER.matcher(formula).matches();
    }

    private static String fitting(String text) {
        int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
