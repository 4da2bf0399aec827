package io.ratebook.workbook.result;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The numbers of a row or a column of cells for a chart: those that the formulas hold, the engine's, without computing them again. */
record CachedNumbers(XSSFSheet sheet, CellRangeAddress range, String format)
        implements XDDFNumericalDataSource<Double> {
    CachedNumbers(XSSFSheet sheet, CellRangeAddress range) {
        this(sheet, range, "#,##0.00");
    }

    @Override
    public int getPointCount() {
        return range.getNumberOfCells();
    }

    @Override
    public @Nullable Double getPointAt(int index) {
        boolean down = range.getFirstColumn() == range.getLastColumn();
        XSSFCell cell = sheet.getRow(range.getFirstRow() + (down ? index : 0))
                .getCell(range.getFirstColumn() + (down ? 0 : index));
        return isNumber(cell) ? cell.getNumericCellValue() : null;
    }

    /** A text or an empty cell is a gap in the chart. */
    private static boolean isNumber(@Nullable XSSFCell cell) {
        if (cell == null) {
            return false;
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.NUMERIC;
    }

    @Override
    public boolean isCellRange() {
        return true;
    }

    @Override
    public boolean isReference() {
        return true;
    }

    @Override
    public boolean isNumeric() {
        return true;
    }

    @Override
    public int getColIndex() {
        return range.getFirstColumn();
    }

    @Override
    public String getDataRangeReference() {
        return range.formatAsString(sheet.getSheetName(), true);
    }

    @Override
    public String getFormatCode() {
        return format;
    }

    @Override
    public void setFormatCode(String formatCode) {
        throw new UnsupportedOperationException("the format is fixed");
    }
}
