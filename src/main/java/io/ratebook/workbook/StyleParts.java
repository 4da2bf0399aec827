package io.ratebook.workbook;

import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;

/** What POI takes for granted in the styles of a workbook, and small programs leave out. */
final class StyleParts {
    private StyleParts() {}

    /** Adds a fill and a border where there is none to begin new styles with. */
    static void complete(XSSFWorkbook workbook) {
        StylesTable styles = workbook.getStylesSource();
        if (styles.getFills().isEmpty()) {
            styles.putFill(new XSSFCellFill(CTFill.Factory.newInstance(), styles.getIndexedColors()));
        }
        if (styles.getBorders().isEmpty()) {
            styles.putBorder(
                    new XSSFCellBorder(CTBorder.Factory.newInstance(), styles.getTheme(), styles.getIndexedColors()));
        }
    }
}
