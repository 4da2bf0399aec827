package io.ratebook.workbook;

import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The house style with the number format that fits a value, and with long text wrapped. */
final class InputStyles {
    private static final int MOST_DECIMALS = 10;

    private record Key(Role role, String format, boolean wrapped) {}

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

    /** As many decimals as the number has: a whole number shows no decimal point. */
    XSSFCellStyle number(Role role, BigDecimal value) {
        int decimals =
                Math.min(MOST_DECIMALS, Math.max(0, value.stripTrailingZeros().scale()));
        return made(new Key(role, decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), false));
    }

    /** For a cell that isn't filled yet. */
    XSSFCellStyle open(Role role) {
        return made(new Key(role, "General", false));
    }

    XSSFCellStyle wrapped(Role role) {
        return made(new Key(role, "@", true));
    }

    /** A line that runs over the cells to its right. */
    XSSFCellStyle line(Role role) {
        return made(new Key(role, "General", false));
    }

    private XSSFCellStyle made(Key key) {
        return styles.computeIfAbsent(key, each -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(house.of(each.role()));
            style.setDataFormat(workbook.createDataFormat().getFormat(each.format()));
            style.setWrapText(each.wrapped());
            return style;
        });
    }
}
