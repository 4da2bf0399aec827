package io.ratebook.workbook.result;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.cells.FiledRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The rows of an input's sheet that is too large for POI's model of cells: they go into the result as they are. */
final class CarriedRows {
    private final CellDigests digests;
    private @Nullable Future<Boolean> copying;

    private CarriedRows(CellDigests digests) {
        this.digests = digests;
    }

    /** Begins to lay the rows aside, where the sheet is still in the workbook. */
    static void begin(
            LightFile light, XSSFWorkbook workbook, IntUnaryOperator styles, CellDigests digests, LaidAside aside) {
        try {
            XSSFSheet sheet = sheet(workbook, light.part());
            if (sheet == null) {
                return;
            }
            CarriedRows rows = new CarriedRows(digests);
            FiledRows filed = new FiledRows(sheet, rows::told);
            aside.add(filed);
            rows.copying = aside.begin("carrying", () -> {
                try (OutputStream out = filed.out()) {
                    return light.copyRows(out, styles, digests);
                }
            });
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    /** What a seal says of the rows; empty where they have to be read for it. Waits for the last of them. */
    private SortedMap<String, String> told() {
        Future<Boolean> all = copying;
        return all != null && LaidAside.result(all) ? digests.blocks() : Collections.emptySortedMap();
    }

    private static @Nullable XSSFSheet sheet(XSSFWorkbook workbook, String part) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            if (sheet.getPackagePart().getPartName().getName().substring(1).equalsIgnoreCase(part)) {
                return sheet;
            }
        }
        return null;
    }
}
