package io.ratebook.workbook.result;

import io.ratebook.domain.Expectation;
import io.ratebook.report.Verdict;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.cells.SheetCells;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The columns Actual, Difference and Verdict of the carried Expected sheet. */
final class ExpectedColumns {
    private static final int NUMBER_WIDTH = 16;
    private static final int VERDICT_WIDTH = 64;
    private static final int MOST_COLUMNS_A_PAGE = 12;

    private final Draft draft;
    private final Pen pen;
    private final Row header;
    private final int actual;
    private final int difference;
    private final int verdict;

    private ExpectedColumns(Draft draft, XSSFSheet sheet, Row header) {
        this.draft = draft;
        this.pen = new Pen(sheet, draft.styles());
        this.header = header;
        this.actual = column("Actual", NUMBER_WIDTH);
        this.difference = column("Difference", NUMBER_WIDTH);
        this.verdict = column("Verdict", VERDICT_WIDTH);
    }

    static void write(Draft draft) {
        for (Verdict each : draft.report().verdicts()) {
            XSSFSheet sheet = sheet(draft, each.expectation());
            Row header = sheet == null
                    ? null
                    : HeaderRow.above(sheet, each.expectation().where().row() - 1, "Id");
            if (sheet != null && header != null) {
                new ExpectedColumns(draft, sheet, header).writeAll();
                return;
            }
        }
    }

    private static @Nullable XSSFSheet sheet(Draft draft, Expectation expectation) {
        return expectation.where().isCell()
                ? draft.workbook().getSheet(expectation.where().sheet())
                : null;
    }

    private void writeAll() {
        clear();
        draft.report().verdicts().forEach(this::add);
        page();
    }

    /** A sheet of many columns prints two pages wide, each with the header and the ids; what stands above them would be cut. */
    private void page() {
        XSSFSheet sheet = pen.sheet();
        int top = header.getRowNum();
        int columns = header.getLastCellNum();
        boolean wide = columns > MOST_COLUMNS_A_PAGE;
        TableSheet.landscape(sheet, 0);
        sheet.setRepeatingRows(new CellRangeAddress(top, top, -1, -1));
        if (wide) {
            int id = HeaderRow.column(header, "Id");
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, id, id));
            sheet.getPrintSetup().setFitWidth((short) 2);
        }
        int index = draft.workbook().getSheetIndex(sheet);
        draft.workbook().setPrintArea(index, 0, columns - 1, wide ? top : 0, sheet.getLastRowNum());
    }

    /** What an earlier run left. */
    private void clear() {
        for (int row = header.getRowNum() + 1; row <= pen.sheet().getLastRowNum(); row++) {
            for (int column : List.of(actual, difference, verdict)) {
                Row there = pen.sheet().getRow(row);
                if (there != null && there.getCell(column) != null) {
                    there.getCell(column).setBlank();
                }
            }
        }
    }

    private void add(Verdict each) {
        int row = each.expectation().where().row() - 1;
        if (each.actual() != null) {
            pen.number(row, actual, each.actual(), role(each.actual()));
            difference(row, each.expectation().expected(), each.actual());
        }
        pen.text(row, verdict, each.words(), role(each.status()));
    }

    private void difference(int row, @Nullable BigDecimal expected, BigDecimal found) {
        int published = HeaderRow.column(header, "Expected");
        if (expected != null && published >= 0) {
            String formula = References.here(row, actual) + "-" + References.here(row, published);
            BigDecimal value = found.subtract(expected);
            pen.formula(row, difference, formula, value, role(value));
        }
    }

    private static Role role(BigDecimal number) {
        return Numbers.role(number) == Role.COUNT ? Role.COUNT : Role.PRICE;
    }

    private static Role role(Verdict.Status status) {
        return switch (status) {
            case AGREES -> Role.GOOD;
            case NOT_PUBLISHED -> Role.NEUTRAL;
            case KNOWN_DIFFERENCE, NO_LONGER_DIFFERS -> Role.WARN;
            case DIFFERS, NOT_FOUND, UNDEFINED -> Role.BAD;
        };
    }

    /** The column of that header, as wide as what is written needs; appended in the style of the last one where there is none. */
    private int column(String name, int width) {
        int found = HeaderRow.column(header, name);
        int column = found >= 0 ? found : header.getLastCellNum();
        if (found < 0) {
            XSSFCell cell = new SheetCells(pen.sheet()).cell(header.getRowNum(), column);
            cell.setCellValue(name);
            cell.setCellStyle(header.getCell(column - 1).getCellStyle());
        }
        if (pen.sheet().getColumnWidth(column) < width * TableSheet.WIDTH_UNITS) {
            TableSheet.width(pen.sheet(), column, width);
        }
        return column;
    }
}
