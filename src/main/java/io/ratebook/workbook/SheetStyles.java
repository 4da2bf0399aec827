package io.ratebook.workbook;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The house style of one workbook: a cell style for each role, made once. Inputs blue on pale yellow and unlocked, formulas black, links green. */
final class SheetStyles {
    /** What a cell is for. */
    enum Role {
        TITLE,
        HEADING,
        HEADER,
        NOTE,
        LABEL,
        TEXT_INPUT("@"),
        NUMBER_INPUT("#,##0.############"),
        DATE_INPUT("yyyy-mm-dd"),
        PERCENT_INPUT("0.##%"),
        TEXT,
        WRAPPED,
        NUMBER("#,##0.############"),
        MONEY("#,##0.00"),
        PRICE("#,##0.00########"),
        PERCENT("0.0%"),
        DATE("yyyy-mm-dd"),
        TOTAL("#,##0.00"),
        TOTAL_LABEL,
        LINK,
        GOOD,
        WARN,
        BAD;

        private final String format;

        Role() {
            this("General");
        }

        Role(String format) {
            this.format = format;
        }

        boolean isInput() {
            return this == TEXT_INPUT || this == NUMBER_INPUT || this == DATE_INPUT || this == PERCENT_INPUT;
        }
    }

    private static final String INK = "FF1F2937";
    private static final String INPUT_INK = "FF0000FF";
    private static final String INPUT_FILL = "FFFFFBE6";
    private static final String HEADER_FILL = "FF1F3A5F";
    private static final String RULE = "FFD1D5DB";

    private final XSSFWorkbook workbook;
    private final Map<Role, XSSFCellStyle> styles = new EnumMap<>(Role.class);

    SheetStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle of(Role role) {
        return styles.computeIfAbsent(role, this::made);
    }

    private XSSFCellStyle made(Role role) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(role));
        style.setDataFormat(workbook.createDataFormat().getFormat(role.format));
        style.setLocked(!role.isInput());
        style.setVerticalAlignment(VerticalAlignment.TOP);
        switch (role) {
            case HEADER -> {
                fill(style, HEADER_FILL);
                style.setWrapText(true);
                style.setVerticalAlignment(VerticalAlignment.CENTER);
            }
            case TEXT_INPUT, NUMBER_INPUT, DATE_INPUT, PERCENT_INPUT -> {
                fill(style, INPUT_FILL);
                border(style);
                style.setAlignment(role == Role.TEXT_INPUT ? HorizontalAlignment.LEFT : HorizontalAlignment.GENERAL);
            }
            case TOTAL, TOTAL_LABEL -> style.setBorderTop(BorderStyle.THIN);
            case GOOD -> fill(style, "FFDCFCE7");
            case WARN -> fill(style, "FFFEF3C7");
            case BAD -> fill(style, "FFFEE2E2");
            case WRAPPED, NOTE -> style.setWrapText(true);
            default -> {
                // plain
            }
        }
        return style;
    }

    private XSSFFont font(Role role) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) (role == Role.TITLE ? 16 : role == Role.HEADING ? 12 : 10));
        font.setBold(role == Role.TITLE
                || role == Role.HEADING
                || role == Role.HEADER
                || role == Role.TOTAL
                || role == Role.TOTAL_LABEL);
        font.setItalic(role == Role.NOTE);
        font.setColor(colour(
                switch (role) {
                    case HEADER -> "FFFFFFFF";
                    case NOTE -> "FF6B7280";
                    case LINK -> "FF047857";
                    case TEXT_INPUT, NUMBER_INPUT, DATE_INPUT, PERCENT_INPUT -> INPUT_INK;
                    default -> INK;
                }));
        return font;
    }

    private static void fill(XSSFCellStyle style, String argb) {
        style.setFillForegroundColor(colour(argb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void border(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(colour(RULE));
        style.setBottomBorderColor(colour(RULE));
        style.setLeftBorderColor(colour(RULE));
        style.setRightBorderColor(colour(RULE));
    }

    private static XSSFColor colour(String argb) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(argb.substring(2 * i, 2 * i + 2), 16);
        }
        return new XSSFColor(bytes, null);
    }
}
