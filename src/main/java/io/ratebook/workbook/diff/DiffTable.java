package io.ratebook.workbook.diff;

import io.ratebook.amount.Exact;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One table of a sheet, written row by row. Columns count from 0. */
final class DiffTable {
    private static final int WIDTH_UNITS = 256;
    private static final String LOOKS_LIKE_FORMULA = "=+-@\t\r";

    private final XSSFSheet sheet;
    private final SheetStyles styles;
    private final List<Integer> widths = new ArrayList<>();
    private int last;

    DiffTable(XSSFWorkbook workbook, SheetStyles styles, String name) {
        this.sheet = workbook.createSheet(name);
        this.styles = styles;
        sheet.createRow(0);
    }

    DiffTable text(String header, int width) {
        return column(header, width, Role.HEADER);
    }

    DiffTable number(String header, int width) {
        return column(header, width, Role.HEADER_RIGHT);
    }

    private DiffTable column(String header, int width, Role role) {
        put(widths.size(), header, role);
        sheet.setColumnWidth(widths.size(), width * WIDTH_UNITS);
        widths.add(width);
        return this;
    }

    /** After the last column. */
    DiffTable head() {
        sheet.createFreezePane(2, 1);
        sheet.getRow(0).setHeightInPoints(30);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        return this;
    }

    /** After the last row. */
    void finish() {
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, last), 0, widths.size() - 1));
    }

    void skip() {
        last++;
    }

    void row() {
        last++;
        sheet.createRow(last);
    }

    /** Text as it is, whatever it begins with. */
    void put(int column, String text, Role role) {
        if (!text.isEmpty()) {
            XSSFCell cell = cell(column);
            cell.setCellValue(text);
            boolean formula = LOOKS_LIKE_FORMULA.indexOf(text.charAt(0)) >= 0;
            cell.setCellStyle(formula ? styles.quoted(role) : styles.of(role));
        }
    }

    void put(int column, BigDecimal number, Role role) {
        XSSFCell cell = cell(column);
        cell.setCellValue(number.doubleValue());
        cell.setCellStyle(styles.of(role));
    }

    void change(int column, int then, int now, BigDecimal before, BigDecimal after) {
        formula(column, at(now) + "-" + at(then), after.subtract(before), Role.COST);
    }

    /** Blank where there is nothing to be a share of. */
    void share(int column, int part, int whole, BigDecimal change, BigDecimal before) {
        if (before.signum() != 0) {
            formula(column, at(part) + "/" + at(whole), Exact.quotient(change, before), Role.PERCENT);
        }
    }

    /** What the effects leave of the change: nothing. */
    void leftOver(int column, int change, int first, int lastEffect) {
        String sum = "SUM(" + at(first) + ":" + at(lastEffect) + ")";
        formula(column, "ROUND(" + at(change) + "-" + sum + ",9)", BigDecimal.ZERO, Role.COST);
    }

    private void formula(int column, String formula, BigDecimal value, Role role) {
        XSSFCell cell = cell(column);
        cell.setCellFormula(formula);
        cell.setCellValue(value.doubleValue());
        cell.setCellStyle(styles.of(role));
    }

    private String at(int column) {
        return new CellReference(last, column).formatAsString();
    }

    private XSSFCell cell(int column) {
        XSSFRow row = sheet.getRow(last);
        return row.createCell(column);
    }
}
