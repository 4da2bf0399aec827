package io.ratebook.workbook.result;

import io.ratebook.workbook.plain.AbsentRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;

/** Formulas that look at rows which a workbook lacks: while all others are computed anew, they are the values that they had. */
final class KeptFormulas {
    private final Map<CTCell, CTCell> kept = new LinkedHashMap<>();

    /** @param absent the rows that lack */
    KeptFormulas(XSSFWorkbook workbook, AbsentRows absent) {
        List<XSSFCell> looking = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA && absent.isSeenBy(cell.getCellFormula())) {
                        looking.add((XSSFCell) cell);
                    }
                }
            }
        }
        // after all were looked at: some share their formula
        for (XSSFCell each : looking) {
            CTCell cell = each.getCTCell();
            kept.put(cell, (CTCell) cell.copy());
            cell.unsetF();
        }
    }

    /** Puts the formulas back, with their values. */
    void restore() {
        kept.forEach((cell, before) -> cell.setF(before.getF()));
    }
}
