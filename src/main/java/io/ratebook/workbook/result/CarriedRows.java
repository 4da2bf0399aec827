package io.ratebook.workbook.result;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.cells.FiledRows;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The rows of an input's sheet that is too large for POI's model of cells: they go into the result as they are. */
final class CarriedRows {
    private CarriedRows() {}

    /** The rows laid aside, by the name of their part; empty where the sheet isn't in the workbook any more. */
    static Map<String, FiledRows> of(
            LightFile light, XSSFWorkbook workbook, IntUnaryOperator styles, SheetStyles shared, CellDigests digests) {
        try {
            Optional<XSSFSheet> sheet = sheet(workbook, light.part());
            if (sheet.isEmpty()) {
                return Map.of();
            }
            boolean[] told = {false};
            FiledRows filed =
                    new FiledRows(sheet.get(), () -> told[0] ? digests.blocks() : Collections.emptySortedMap());
            boolean whole = false;
            try {
                told[0] = light.copyRows(filed.out(), styles, shared::shared, digests);
                filed.out().close();
                whole = true;
                return Map.of(filed.part(), filed);
            } finally {
                if (!whole) {
                    filed.close();
                }
            }
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    private static Optional<XSSFSheet> sheet(XSSFWorkbook workbook, String part) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            if (sheet.getPackagePart().getPartName().getName().substring(1).equalsIgnoreCase(part)) {
                return Optional.of(sheet);
            }
        }
        return Optional.empty();
    }
}
