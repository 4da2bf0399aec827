package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.finding.Location;
import io.ratebook.workbook.cells.SheetCells;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The cell that holds 1, 2 or 3 and thereby switches every live formula of a workbook, and the name that formulas know it by. */
final class CaseSelector {
    static final String NAME = "in_case";

    private static final Pattern ONE_CELL = Pattern.compile("[^#]+!\\$?[A-Z]+\\$?[0-9]+");

    private final XSSFCell cell;
    private final String expression;

    private CaseSelector(XSSFCell cell, String expression) {
        this.cell = cell;
        this.expression = expression;
    }

    /** The cell that the workbook has already; null where it has none. */
    static @Nullable CaseSelector in(XSSFWorkbook workbook, @Nullable Location stated) {
        CellReference named = named(workbook);
        if (stated != null && stated.sheet() != null && workbook.getSheet(stated.sheet()) != null) {
            return at(
                    workbook,
                    new CellReference(stated.sheet(), stated.row() - 1, stated.column() - 1, true, true),
                    named);
        }
        return named == null ? null : at(workbook, named, named);
    }

    /** A cell of ours. The name is made, or moved there. */
    static CaseSelector at(XSSFCell cell) {
        XSSFWorkbook workbook = cell.getSheet().getWorkbook();
        CellReference there = reference(cell);
        XSSFName name = workbook.getName(NAME);
        name(name == null ? workbook.createName() : name, there);
        return new CaseSelector(cell, NAME);
    }

    private static CaseSelector at(XSSFWorkbook workbook, CellReference there, @Nullable CellReference named) {
        XSSFSheet sheet = workbook.getSheet(there.getSheetName());
        XSSFCell cell = new SheetCells(sheet).cell(there.getRow(), there.getCol());
        if (named == null) {
            return at(cell);
        }
        boolean same = named.formatAsString().equals(reference(cell).formatAsString());
        return new CaseSelector(cell, same ? NAME : reference(cell).formatAsString());
    }

    /** Where the name points; null where there is no such name, or what it pointed to is gone. */
    private static @Nullable CellReference named(XSSFWorkbook workbook) {
        XSSFName name = workbook.getName(NAME);
        String formula = name == null ? null : name.getRefersToFormula();
        if (formula == null || !ONE_CELL.matcher(formula).matches()) {
            return null;
        }
        CellReference there = new CellReference(formula);
        return workbook.getSheet(there.getSheetName()) == null ? null : there;
    }

    private static void name(XSSFName name, CellReference there) {
        if (!NAME.equals(name.getNameName())) {
            name.setNameName(NAME);
        }
        name.setRefersToFormula(there.formatAsString());
    }

    private static CellReference reference(XSSFCell cell) {
        return new CellReference(cell.getSheet().getSheetName(), cell.getRowIndex(), cell.getColumnIndex(), true, true);
    }

    /** {@code Request!$B$5}. */
    String place() {
        return reference(cell).formatAsString();
    }

    /** Puts the case in use there. True where that changed it. */
    boolean select(Case which) {
        boolean same = cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == which.selector();
        if (!same && cell.getCellType() != CellType.FORMULA) {
            cell.setCellValue(which.selector());
            return true;
        }
        return false;
    }

    /** The formula of a number that differs by case; no more than the number's own where it doesn't. */
    String choose(String low, String base, String high) {
        return low.equals(base) && base.equals(high)
                ? base
                : "CHOOSE(" + expression + "," + low + "," + base + "," + high + ")";
    }

    /** {@code low}, {@code base} or {@code high}, live. */
    String word() {
        return choose("\"low\"", "\"base\"", "\"high\"");
    }
}
