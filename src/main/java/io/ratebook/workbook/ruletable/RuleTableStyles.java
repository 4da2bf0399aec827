package io.ratebook.workbook.ruletable;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of decision tables. */
final class RuleTableStyles {
    private final XSSFWorkbook workbook;

    RuleTableStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle input(String format) {
        XSSFCellStyle style = of("FF0000FF", "FFFFFBE6", 10, false);
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

    XSSFCellStyle of(String ink, String fill, int points, boolean bold) {
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

    private static XSSFColor colour(String argb) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(argb.substring(2 * i, 2 * i + 2), 16);
        }
        return new XSSFColor(bytes, null);
    }
}
