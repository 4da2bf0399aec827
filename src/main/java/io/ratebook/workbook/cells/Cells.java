package io.ratebook.workbook.cells;

import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Where the cells of one sheet go. Rows and columns count from 0. Each cell is written once. */
public interface Cells {
    /** @param shared the text's place among the workbook's shared ones */
    void text(int row, int column, XSSFCellStyle style, int shared);

    /** A cell that holds nothing but how it looks. */
    void blank(int row, int column, XSSFCellStyle style);

    void number(int row, int column, XSSFCellStyle style, double number);

    /** @param formula without the equals sign */
    void formula(int row, int column, XSSFCellStyle style, String formula, double value);

    /** A formula whose value is text. */
    void formula(int row, int column, XSSFCellStyle style, String formula, String value);

    /** A click on the cell goes to that place of the workbook, {@code Rates!$F$5}. */
    void link(int row, int column, String place);

    /** How wide the column is, in characters. */
    float width(int column);

    /** The row, which has a cell already, becomes at least that high. */
    void heighten(int row, float points);
}
