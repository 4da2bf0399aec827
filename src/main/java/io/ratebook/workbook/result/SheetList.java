package io.ratebook.workbook.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheets;

/** The list of a workbook's sheets. It names dialogs and modules of old macros too, which POI's model of sheets doesn't hold. */
final class SheetList {
    private SheetList() {}

    /** Leaves those sheets that the model holds, so that the list and the model count alike. */
    static void leaveCells(XSSFWorkbook workbook) {
        CTSheets listed = workbook.getCTWorkbook().getSheets();
        List<String> names =
                listed.getSheetList().stream().map(CTSheet::getName).toList();
        if (names.size() == workbook.getNumberOfSheets()) {
            return;
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            if (workbook.getSheetIndex(names.get(i)) < 0) {
                listed.removeSheet(i);
            }
        }
        for (XSSFName each : new ArrayList<>(workbook.getAllNames())) {
            move(workbook, each, names);
        }
    }

    /** A name of one sheet knows it by its place in the list. */
    private static void move(XSSFWorkbook workbook, XSSFName name, List<String> before) {
        int sheet = name.getSheetIndex();
        int now = sheet < 0 || sheet >= before.size() ? -1 : workbook.getSheetIndex(before.get(sheet));
        if (now >= 0) {
            name.setSheetIndex(now);
        } else if (sheet >= 0) {
            workbook.removeName(name);
        }
    }
}
