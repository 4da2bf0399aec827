package io.ratebook.workbook.result;

import io.ratebook.domain.Assumption;
import io.ratebook.domain.Header;
import io.ratebook.finding.Location;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.plain.AbsentRows;
import io.ratebook.workbook.plain.ContradictionException;
import io.ratebook.workbook.plain.PlainWorkbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The input workbook as the result carries it: its own sheets as they are, with the assumptions that the command line set. */
final class CarriedInput {
    private final XSSFWorkbook workbook;
    private final IntUnaryOperator styles;
    private final @Nullable AbsentRows absent;

    private CarriedInput(XSSFWorkbook workbook, IntUnaryOperator styles, @Nullable AbsentRows absent) {
        this.workbook = workbook;
        this.styles = styles;
        this.absent = absent;
    }

    /**
     * Reads the input, which is never saved over. Where it is itself a result, without its result sheets.
     *
     * @param light the input without a sheet that is too large to hold; null where all are held
     * @throws IllegalArgumentException where its parts contradict each other
     * @throws PublishException where it can't be read any more, or has a sheet of its own where a result sheet goes
     */
    static CarriedInput open(Path input, @Nullable LightFile light) throws PublishException {
        PlainWorkbook.Opened opened;
        try {
            opened = light == null ? PlainWorkbook.opened(input) : PlainWorkbook.open(light);
        } catch (ContradictionException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new PublishException(
                    input
                            + " can't be read again to carry its sheets into the result. Maybe close it elsewhere, or let Excel repair it.",
                    e);
        }
        XSSFWorkbook workbook = opened.workbook();
        SheetList.leaveCells(workbook);
        AbsentRows absent = light == null ? null : AbsentRows.in(workbook, light.name());
        boolean result = AboutSheet.isIn(workbook);
        for (String name : SheetLayout.RESULT_SHEETS) {
            XSSFSheet sheet = workbook.getSheet(name);
            if (sheet != null && !result) {
                throw new PublishException(input + " has a sheet of its own named \"" + sheet.getSheetName()
                        + "\", where the result puts one. Maybe rename it.");
            }
            if (sheet != null) {
                drop(workbook, sheet);
            }
        }
        return new CarriedInput(workbook, opened.styles(), absent);
    }

    /** The sheet and its charts, which POI would leave behind. */
    private static void drop(XSSFWorkbook workbook, XSSFSheet sheet) {
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        if (drawing != null) {
            for (XSSFChart chart : drawing.getCharts()) {
                workbook.getPackage().removePart(chart.getPackagePart());
            }
        }
        workbook.removeSheetAt(workbook.getSheetIndex(sheet));
    }

    XSSFWorkbook workbook() {
        return workbook;
    }

    /** From the number of a style in the input to its number here. */
    IntUnaryOperator styles() {
        return styles;
    }

    /** Makes numbers of the texts that were read as such. */
    void type(Map<Location, BigDecimal> typed) {
        typed.forEach((where, number) -> {
            XSSFSheet sheet = workbook.getSheet(where.sheet());
            XSSFRow row = sheet == null ? null : sheet.getRow(where.row() - 1);
            if (row != null) {
                put(row, where.column() - 1, number);
            }
        });
    }

    /** Puts what the command line set into the rows of the assumptions. True where that changed something. */
    boolean set(About about, Report report) {
        boolean changed = false;
        for (Map.Entry<String, BigDecimal> setting : about.settings().entrySet()) {
            for (Assumption assumption : report.request().assumptions()) {
                changed |= assumption.name().equalsIgnoreCase(setting.getKey()) && set(assumption, setting.getValue());
            }
        }
        return changed;
    }

    private boolean set(Assumption assumption, BigDecimal value) {
        XSSFSheet sheet = assumption.where().isCell()
                ? workbook.getSheet(assumption.where().sheet())
                : null;
        XSSFRow row = sheet == null ? null : sheet.getRow(assumption.where().row() - 1);
        if (sheet == null || row == null) {
            return false;
        }
        XSSFCell inUse = row.getCell(assumption.where().column() - 1);
        if (inUse != null && inUse.getCellType() != CellType.FORMULA) {
            inUse.setCellValue(value.doubleValue());
        }
        Row header = HeaderRow.above(sheet, row.getRowNum(), "In use");
        for (String companion : List.of("Low", "Base", "High")) {
            int column = HeaderRow.column(header, companion);
            if (column >= 0) {
                put(row, column, value);
            }
        }
        return true;
    }

    private static void put(XSSFRow row, int column, BigDecimal value) {
        XSSFCell there = row.getCell(column);
        XSSFCell cell = there == null ? row.createCell(column) : there;
        // text that stands in the cell itself would stay beside a number
        cell.setBlank();
        cell.setCellValue(value.doubleValue());
    }

    /** Brings the values of the input's formulas up to date. What POI can't compute, Excel does when it opens the file. */
    void recalculate() {
        KeptFormulas kept = absent == null ? null : new KeptFormulas(workbook, absent);
        recalculateAll();
        if (kept != null) {
            kept.restore();
        }
    }

    private void recalculateAll() {
        XSSFFormulaEvaluator evaluator = new XSSFFormulaEvaluator(workbook);
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    recalculate(evaluator, cell);
                }
            }
        }
    }

    private void recalculate(XSSFFormulaEvaluator evaluator, Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            try {
                evaluator.evaluateFormulaCell(cell);
            } catch (RuntimeException notComputable) {
                workbook.setForceFormulaRecalculation(true);
            }
        }
    }

    /** The cell that chooses the case, on a sheet of the input; null where there is none. */
    @Nullable
    CaseSelector selector(Header header) {
        return CaseSelector.in(workbook, header.inCase());
    }
}
