package io.ratebook.workbook.result;

import io.ratebook.domain.Expectation;
import io.ratebook.report.Verdict;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The columns Actual, Difference and Verdict of the carried Expected sheet. */
final class ExpectedColumns {
    private static final int VERDICT_WIDTH = 64;

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
        this.actual = column("Actual", 16);
        this.difference = column("Difference", 16);
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
            case NOT_PUBLISHED -> Role.TEXT;
            case KNOWN_DIFFERENCE, NO_LONGER_DIFFERS -> Role.WARN;
            case DIFFERS, NOT_FOUND, UNDEFINED -> Role.BAD;
        };
    }

    /** The column of that header; appended in the style of the last one where there is none. */
    private int column(String name, int width) {
        int found = HeaderRow.column(header, name);
        if (found >= 0) {
            return found;
        }
        int column = header.getLastCellNum();
        XSSFCell cell = pen.cell(header.getRowNum(), column);
        cell.setCellValue(name);
        cell.setCellStyle(header.getCell(column - 1).getCellStyle());
        TableSheet.width(pen.sheet(), column, width);
        return column;
    }
}
