package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Numbers of the input as formula text: the cell that holds the number, or the number where no cell does. */
final class References {
    private final XSSFWorkbook workbook;
    private final CaseSelector cases;

    References(XSSFWorkbook workbook, CaseSelector cases) {
        this.workbook = workbook;
        this.cases = cases;
    }

    /** {@code Rates!$F$5}: it holds wherever the formula that uses it is moved. Row and column count from 0. */
    static String to(String sheet, int row, int column) {
        return new CellReference(sheet, row, column, true, true).formatAsString();
    }

    /** {@code F5}, of the same sheet. */
    static String here(int row, int column) {
        return new CellReference(row, column, false, false).formatAsString();
    }

    /** {@code $F$5}, of the same sheet. */
    static String fixed(int row, int column) {
        return new CellReference(row, column, true, true).formatAsString();
    }

    /** {@code F$5}, of the same sheet: a row that stays. */
    static String fixedRow(int row, int column) {
        return new CellReference(row, column, true, false).formatAsString();
    }

    /** {@code R$2:R13}, of the same sheet: from a row that stays. */
    static String down(int first, int last, int column) {
        return new CellReference(first, column, true, false).formatAsString() + ":" + here(last, column);
    }

    /** {@code R2:R5,R9}, of the same sheet: neighbouring rows in one range. */
    static String ranges(List<Integer> rows, int column) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            int end = i;
            while (end + 1 < rows.size() && rows.get(end + 1) == rows.get(end) + 1) {
                end++;
            }
            String first = here(rows.get(i), column);
            ranges.add(end == i ? first : first + ":" + here(rows.get(end), column));
            i = end + 1;
        }
        return String.join(",", ranges);
    }

    String to(@Nullable Location where, BigDecimal number) {
        XSSFCell cell = where == null ? null : cell(where);
        return cell == null || !isNumber(cell)
                ? Exact.text(number)
                : to(cell.getSheet().getSheetName(), cell.getRowIndex(), cell.getColumnIndex());
    }

    /** True where a cell of the input holds a number there. */
    boolean holdsNumber(Location where) {
        XSSFCell cell = cell(where);
        return cell != null && isNumber(cell);
    }

    /** The cell of the column with that header, in the row of a place on a sheet of the input. */
    String inRow(Location where, String header, BigDecimal number) {
        XSSFSheet sheet = where.isCell() ? workbook.getSheet(where.sheet()) : null;
        Row headers = sheet == null ? null : HeaderRow.above(sheet, where.row() - 1, header);
        int column = HeaderRow.column(headers, header);
        return sheet == null || column < 0
                ? Exact.text(number)
                : to(Location.ofCell(where.file(), sheet.getSheetName(), where.row(), column + 1), number);
    }

    /** Whatever the case: the cells of all three where the number has companions. The number itself where it was counted from a text. Null where the row leaves it to its default. */
    @Nullable
    String to(Usage usage, UsageField field) {
        BigDecimal number = usage.number(field);
        return number == null ? null : to(usage.origin(field), number);
    }

    /** The same of a number that is known to be given. */
    String to(Origin origin, BigDecimal number) {
        if (origin instanceof Origin.ByDefault || origin instanceof Origin.Counted) {
            return Exact.text(number);
        }
        return origin instanceof Origin.InCell in ? to(in.cell(), number) : ranged((Origin.InRange) origin, number);
    }

    private String ranged(Origin.InRange range, BigDecimal number) {
        if (range.base() == null) {
            String low = to(range.low(), number);
            String high = to(range.high(), number);
            return cases.choose(low, "AVERAGE(" + low + "," + high + ")", high);
        }
        String base = to(range.base(), number);
        return cases.choose(
                range.low() == null ? base : to(range.low(), number),
                base,
                range.high() == null ? base : to(range.high(), number));
    }

    /** The carried cell at that place; null where there is none. */
    @Nullable
    XSSFCell cell(Location where) {
        XSSFSheet sheet = where.isCell() ? workbook.getSheet(where.sheet()) : null;
        XSSFRow row = sheet == null ? null : sheet.getRow(where.row() - 1);
        return row == null ? null : row.getCell(where.column() - 1);
    }

    private static boolean isNumber(XSSFCell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.NUMERIC;
    }
}
