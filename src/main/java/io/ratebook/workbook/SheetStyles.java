package io.ratebook.workbook;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFPatternFormatting;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The house style of one workbook: a cell style for each role, made once. Inputs blue on pale yellow and unlocked, formulas black, links green. */
public final class SheetStyles {
    /** What a cell is for. */
    public enum Role {
        TITLE,
        HEADING,
        HEADER,
        /** A header over a block of columns, which runs over the empty ones beside it. */
        BAND,
        NOTE,
        LABEL,
        TEXT_INPUT("@"),
        NUMBER_INPUT("#,##0.############"),
        DATE_INPUT("yyyy-mm-dd"),
        PERCENT_INPUT("0.##%"),
        COUNT_INPUT("#,##0"),
        PRICE_INPUT("#,##0.00########"),
        FACTOR_INPUT("0.0#####"),
        TEXT,
        WRAPPED,
        /** A whole number. */
        COUNT("#,##0"),
        /** A number with a fraction, the points in one line. */
        FRACTION("#,##0.00????"),
        /** A cost to trace, however small, the points in one line. */
        COST("#,##0.00????"),
        FACTOR("0.0#####"),
        /** A price that is another cell's. */
        PRICE_LINK("#,##0.00########"),
        /** A header over numbers. */
        HEADER_RIGHT,
        HEADER_MONEY("#,##0.00"),
        /** A month over its numbers. */
        HEADER_MONTH("yyyy-mm"),
        MONTH("yyyy-mm"),
        /** Money that names its row. */
        MONEY_LABEL("#,##0.00"),
        /** A note that runs over the cells beside it. */
        CAPTION,
        /** A word about the number above or beside it, on the right as numbers are. */
        VERDICT,
        NUMBER("#,##0.############"),
        MONEY("#,##0.00"),
        PRICE("#,##0.00########"),
        PERCENT("0.0%"),
        DATE("yyyy-mm-dd"),
        TOTAL("#,##0.00"),
        TOTAL_LABEL,
        LINK,
        /** Verdicts wrap; the rows fit themselves to them. */
        NEUTRAL,
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

        public boolean isInput() {
            return name().endsWith("_INPUT");
        }

        /** Text keeps clear of the numbers in the column before it. */
        private boolean isIndented() {
            return switch (this) {
                case HEADER, BAND, LABEL, TOTAL_LABEL, MONEY_LABEL, TEXT, WRAPPED, NEUTRAL, GOOD, WARN, BAD -> true;
                default -> false;
            };
        }
    }

    private static final String INK = "FF1F2937";
    private static final String INPUT_INK = "FF0000FF";
    private static final String INPUT_FILL = "FFFFFBE6";
    private static final String HEADER_FILL = "FF1F3A5F";
    private static final String GOOD_FILL = "FFDCFCE7";
    private static final String WARN_FILL = "FFFEF3C7";
    private static final String BAD_FILL = "FFFEE2E2";
    private static final String RULE = "FFD1D5DB";

    private final XSSFWorkbook workbook;
    private final int decimals;
    private final Map<Role, XSSFCellStyle> styles = new EnumMap<>(Role.class);
    private final Map<String, Integer> shared = new HashMap<>();
    private final Map<Role, XSSFCellStyle> quoted = new EnumMap<>(Role.class);

    public SheetStyles(XSSFWorkbook workbook) {
        this(workbook, 2);
    }

    /** @param decimals how many money shows */
    public SheetStyles(XSSFWorkbook workbook, int decimals) {
        this.workbook = workbook;
        this.decimals = decimals;
        StyleParts.complete(workbook);
    }

    public XSSFCellStyle of(Role role) {
        return styles.computeIfAbsent(role, this::made);
    }

    /** The same for text that looks like a formula: editing the cell leaves it text. */
    public XSSFCellStyle quoted(Role role) {
        return quoted.computeIfAbsent(role, each -> {
            XSSFCellStyle style = made(each);
            style.setQuotePrefixed(true);
            return style;
        });
    }

    /** The place of a text among the workbook's shared ones. POI compares texts as XML, which takes as long as all the rest. */
    public int shared(String text) {
        return shared.computeIfAbsent(
                text, each -> workbook.getSharedStringSource().addSharedStringItem(new XSSFRichTextString(each)));
    }

    /** Fills the cells that hold one of two words, for as long as they hold it. */
    public static void shade(XSSFSheet sheet, CellRangeAddress cells, String good, String warn) {
        XSSFSheetConditionalFormatting shades = sheet.getSheetConditionalFormatting();
        shades.addConditionalFormatting(
                new CellRangeAddress[] {cells}, shade(shades, good, GOOD_FILL), shade(shades, warn, WARN_FILL));
    }

    /** Fills the cells that hold a word that must not be, for as long as they hold it. */
    public static void alarm(XSSFSheet sheet, CellRangeAddress cells, String word) {
        XSSFSheetConditionalFormatting shades = sheet.getSheetConditionalFormatting();
        shades.addConditionalFormatting(new CellRangeAddress[] {cells}, shade(shades, word, BAD_FILL));
    }

    private static XSSFConditionalFormattingRule shade(
            XSSFSheetConditionalFormatting shades, String word, String argb) {
        XSSFConditionalFormattingRule rule =
                shades.createConditionalFormattingRule(ComparisonOperator.EQUAL, "\"" + word + "\"");
        XSSFPatternFormatting fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(colour(argb));
        fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        return rule;
    }

    private String format(Role role) {
        boolean money =
                role == Role.MONEY || role == Role.HEADER_MONEY || role == Role.MONEY_LABEL || role == Role.TOTAL;
        return money ? "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals)) : role.format;
    }

    private XSSFCellStyle made(Role role) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(role));
        style.setDataFormat(workbook.createDataFormat().getFormat(format(role)));
        style.setLocked(!role.isInput());
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (role.isIndented()) {
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
        }
        switch (role) {
            case HEADER, HEADER_RIGHT, HEADER_MONEY, HEADER_MONTH -> {
                fill(style, HEADER_FILL);
                style.setWrapText(true);
                style.setVerticalAlignment(VerticalAlignment.CENTER);
                style.setAlignment(role == Role.HEADER ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            }
            case BAND -> fill(style, HEADER_FILL);
            case TEXT_INPUT, NUMBER_INPUT, DATE_INPUT, PERCENT_INPUT, COUNT_INPUT, PRICE_INPUT, FACTOR_INPUT -> {
                fill(style, INPUT_FILL);
                border(style);
                style.setAlignment(role == Role.TEXT_INPUT ? HorizontalAlignment.LEFT : HorizontalAlignment.GENERAL);
            }
            case TOTAL, TOTAL_LABEL -> style.setBorderTop(BorderStyle.THIN);
            case VERDICT -> style.setAlignment(HorizontalAlignment.RIGHT);
            case GOOD -> verdict(style, GOOD_FILL);
            case WARN -> verdict(style, WARN_FILL);
            case BAD -> verdict(style, BAD_FILL);
            case WRAPPED, NOTE, NEUTRAL -> style.setWrapText(true);
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
                || role == Role.BAND
                || role == Role.HEADER_RIGHT
                || role == Role.HEADER_MONEY
                || role == Role.HEADER_MONTH
                || role == Role.TOTAL
                || role == Role.TOTAL_LABEL);
        font.setItalic(role == Role.NOTE || role == Role.CAPTION);
        font.setColor(colour(ink(role)));
        return font;
    }

    private static String ink(Role role) {
        return switch (role) {
            case HEADER, BAND, HEADER_RIGHT, HEADER_MONEY, HEADER_MONTH -> "FFFFFFFF";
            case NOTE, CAPTION -> "FF6B7280";
            case LINK, PRICE_LINK -> "FF047857";
            default -> role.isInput() ? INPUT_INK : INK;
        };
    }

    private static void fill(XSSFCellStyle style, String argb) {
        style.setFillForegroundColor(colour(argb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void verdict(XSSFCellStyle style, String argb) {
        fill(style, argb);
        style.setWrapText(true);
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
