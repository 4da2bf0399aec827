package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The house style with the number format that fits a value, and with long text wrapped. */
final class InputStyles {
    private static final int MOST_DECIMALS = 10;

    /** Where a cell's value stands; to the left with a gap, since numbers end at the right. */
    enum Side {
        LEFT,
        RIGHT,
        FREE
    }

    private record Key(Role role, String format, boolean wrapped, Side side) {}

    private final XSSFWorkbook workbook;
    private final SheetStyles house;
    private final Map<Key, XSSFCellStyle> styles = new HashMap<>();

    InputStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.house = new SheetStyles(workbook);
    }

    XSSFCellStyle of(Role role) {
        return house.of(role);
    }

    XSSFCellStyle header(boolean right) {
        return made(new Key(Role.HEADER, "General", true, right ? Side.RIGHT : Side.LEFT));
    }

    /** As many decimals as the number has: a whole number shows no decimal point. */
    XSSFCellStyle number(Role role, BigDecimal value, Side side) {
        int decimals =
                Math.min(MOST_DECIMALS, Math.max(0, value.stripTrailingZeros().scale()));
        return made(new Key(role, decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), false, side));
    }

    XSSFCellStyle date(Side side) {
        return made(new Key(Role.DATE_INPUT, "yyyy-mm-dd", false, side));
    }

    /** For a number that isn't there yet. */
    XSSFCellStyle open(Role role, Side side) {
        return made(new Key(role, "General", false, side));
    }

    XSSFCellStyle text() {
        return made(new Key(Role.TEXT_INPUT, "@", true, Side.LEFT));
    }

    /** A line that runs over the cells to its right. */
    XSSFCellStyle line(Role role) {
        return made(new Key(role, "General", false, Side.FREE));
    }

    private XSSFCellStyle made(Key key) {
        return styles.computeIfAbsent(key, each -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(house.of(each.role()));
            style.setDataFormat(workbook.createDataFormat().getFormat(each.format()));
            style.setWrapText(each.wrapped());
            align(style, each.side());
            if (each.role() == Role.NUMBER) {
                border(style, house.of(Role.NUMBER_INPUT));
            }
            return style;
        });
    }

    private static void align(XSSFCellStyle style, Side side) {
        if (side == Side.RIGHT) {
            style.setAlignment(HorizontalAlignment.RIGHT);
        } else if (side == Side.LEFT) {
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
        }
    }

    private static void border(XSSFCellStyle style, XSSFCellStyle like) {
        style.setBorderTop(like.getBorderTop());
        style.setBorderBottom(like.getBorderBottom());
        style.setBorderLeft(like.getBorderLeft());
        style.setBorderRight(like.getBorderRight());
        style.setTopBorderColor(like.getTopBorderXSSFColor());
        style.setBottomBorderColor(like.getBottomBorderXSSFColor());
        style.setLeftBorderColor(like.getLeftBorderXSSFColor());
        style.setRightBorderColor(like.getRightBorderXSSFColor());
    }
}
