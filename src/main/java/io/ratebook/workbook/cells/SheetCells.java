package io.ratebook.workbook.cells;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Cells as POI's objects, for a sheet that is read again before it is saved: by a chart, or by another sheet. In any order. */
public final class SheetCells implements Cells {
    /** A column's width is in parts of a character. */
    private static final float WIDTH_UNITS = 256;

    private final XSSFSheet sheet;

    public SheetCells(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** The sheet's cell, made where there is none. */
    public XSSFCell cell(int row, int column) {
        XSSFRow found = sheet.getRow(row);
        XSSFRow there = found == null ? sheet.createRow(row) : found;
        XSSFCell cell = there.getCell(column);
        return cell == null ? there.createCell(column) : cell;
    }

    @Override
    public void text(int row, int column, XSSFCellStyle style, int shared) {
        XSSFCell cell = styled(row, column, style);
        cell.getCTCell().setT(STCellType.S);
        cell.getCTCell().setV(String.valueOf(shared));
    }

    @Override
    public void blank(int row, int column, XSSFCellStyle style) {
        styled(row, column, style).setBlank();
    }

    @Override
    public void number(int row, int column, XSSFCellStyle style, double number) {
        styled(row, column, style).setCellValue(number);
    }

    @Override
    public void formula(int row, int column, XSSFCellStyle style, String formula, double value) {
        XSSFCell cell = styled(row, column, style);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
    }

    @Override
    public void formula(int row, int column, XSSFCellStyle style, String formula, String value) {
        XSSFCell cell = styled(row, column, style);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
    }

    @Override
    public void link(int row, int column, String place) {
        XSSFHyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(place);
        cell(row, column).setHyperlink(link);
    }

    @Override
    public float width(int column) {
        return sheet.getColumnWidth(column) / WIDTH_UNITS;
    }

    @Override
    public void heighten(int row, float points) {
        XSSFRow there = sheet.getRow(row);
        if (points > there.getHeightInPoints()) {
            there.setHeightInPoints(points);
        }
    }

    private XSSFCell styled(int row, int column, XSSFCellStyle style) {
        XSSFCell cell = cell(row, column);
        cell.setCellStyle(style);
        return cell;
    }
}
