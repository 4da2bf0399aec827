package io.ratebook.workbook.result;

import io.ratebook.domain.Header;
import io.ratebook.report.About;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SheetStyles.Role;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Where the result comes from and how it was computed. Its first cell tells a result from other workbooks. */
final class AboutSheet {
    static final String NAME = "About";

    private static final String TITLE = SheetLayout.RESULT_TITLE;

    private final Draft draft;
    private final Pen pen;
    private int row;

    private AboutSheet(Draft draft) {
        this.draft = draft;
        this.pen = new Pen(draft.workbook().createSheet(NAME), draft.styles());
    }

    /** True where the workbook is a result of ours. */
    static boolean isIn(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet(NAME);
        XSSFRow first = sheet == null ? null : sheet.getRow(0);
        XSSFCell cell = first == null ? null : first.getCell(0);
        return cell != null
                && cell.getCellType() == CellType.STRING
                && cell.getStringCellValue().equals(TITLE);
    }

    static void write(Draft draft) {
        AboutSheet sheet = new AboutSheet(draft);
        sheet.page();
        sheet.source();
        sheet.method();
        sheet.hashes();
    }

    private void source() {
        About about = draft.about();
        Header header = draft.report().request().header();
        pen.text(row++, 0, TITLE, Role.TITLE);
        row++;
        line("Ratebook", about.version());
        line("Input", about.input());
        line("Rules", about.rules());
        line("Set on the command line", about.settings().isEmpty() ? "nothing" : about.settingsInWords());
        line("As of", header.asOf().toString());
        line("Currency", draft.currency());
        line(SheetLayout.SEAL_LABEL, SheetLayout.UNSEALED);
        line("Case in use when rated", draft.inUse().word());
        line("Case selector", draft.cases().place() + ": 1 low, 2 base, 3 high");
    }

    private void method() {
        row++;
        pen.text(row++, 0, "How it was computed", Role.HEADING);
        line("Quantity", "Calls x tokens (or the quantity) x repeat x months, times the factors on the quantity.");
        line(
                "Cost",
                "Quantity x list price / per, times the factors on the price. Tiered prices: a line for each band.");
        line("After that", "Credits are lines of their own and never exceed what they pay; then the contingency.");
        line("Rounding", rounding());
        line(
                "Live and fixed",
                "Counted to Cost in use are formulas over the input sheets, Rates and Factors. Low, Base and High are the"
                        + " values that Ratebook computed; they don't move. Run Ratebook again after a change.");
        line("Not in it", "This is an estimate, not an invoice.");
    }

    private String rounding() {
        Header header = draft.report().request().header();
        return "Exact decimals throughout; nothing is rounded but by number formats. Money shows "
                + header.rounding().decimals()
                + " decimals on Summary and up to 6 on Lines; quotients without an end keep 34"
                + " digits. Excel itself keeps 15.";
    }

    private void hashes() {
        row++;
        pen.text(row++, 0, "Files read (SHA-256)", Role.HEADING);
        for (Map.Entry<String, String> file : draft.about().hashes().entrySet()) {
            line(file.getKey(), file.getValue());
        }
    }

    private void line(String label, String text) {
        pen.text(row, 0, label, Role.LABEL);
        pen.text(row++, 1, text, Role.WRAPPED);
    }

    private void page() {
        TableSheet.width(pen.sheet(), 0, 44);
        TableSheet.width(pen.sheet(), 1, 100);
        pen.sheet().setDisplayGridlines(false);
        TableSheet.landscape(pen.sheet(), 0);
    }
}
