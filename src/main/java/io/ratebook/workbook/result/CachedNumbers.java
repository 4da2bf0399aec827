package io.ratebook.workbook.result;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The numbers of a row or a column of cells for a chart: those that the formulas hold, the engine's, without computing them again. */
record CachedNumbers(XSSFSheet sheet, CellRangeAddress range) implements XDDFNumericalDataSource<Double> {
    @Override
    public int getPointCount() {
        return range.getNumberOfCells();
    }

    @Override
    public Double getPointAt(int index) {
        boolean down = range.getFirstColumn() == range.getLastColumn();
        return sheet.getRow(range.getFirstRow() + (down ? index : 0))
                .getCell(range.getFirstColumn() + (down ? 0 : index))
                .getNumericCellValue();
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
        return "#,##0.00";
    }

    @Override
    public void setFormatCode(String formatCode) {
        throw new UnsupportedOperationException("the format is fixed");
    }
}
