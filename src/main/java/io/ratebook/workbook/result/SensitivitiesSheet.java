package io.ratebook.workbook.result;

import io.ratebook.report.sensitivity.Sensitivities;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What the cost depends on: each assumption from low to high, one at other values, two at a time. Costs are the engine's; the arithmetic on them is live. */
final class SensitivitiesSheet {
    static final String NAME = "Sensitivities";

    /** How many columns a page holds; tables of many scenarios go on below. */
    static final int COLUMNS = 12;

    private static final int LINE_LENGTH = 150;
    private static final int PAGE_ROWS = 50;
    private static final int NAME_WIDTH = 28;
    private static final int NUMBER_WIDTH = 14;
    private static final List<String> STATIC = List.of(
            "The costs are typed numbers: Ratebook rated the request again with the values that stand beside them, everything else"
                    + " as it is in the base case.",
            "They don't follow later changes of this workbook; run Ratebook again after one. Changes, shares and swings are formulas"
                    + " over them.");

    private SensitivitiesSheet() {}

    static void write(Draft draft) {
        Sensitivities all = draft.report().sensitivities();
        if (all.oneWays().isEmpty() && all.twoWays().isEmpty() && all.swings().isEmpty()) {
            return;
        }
        Pen pen = new Pen(draft.workbook().createSheet(NAME), draft.styles());
        widths(pen.sheet(), COLUMNS);
        pen.text(0, 0, "Sensitivity", Role.TITLE);
        captions(pen, 1, STATIC);
        int swings = STATIC.size() + 2;
        int oneWays = new SwingTables(draft, pen, swings).write(all.swings());
        int twoWays = new OneWayTables(draft, pen, oneWays).write(all.oneWays());
        int row = new TwoWayTables(draft, pen, twoWays).write(all.twoWays());
        pages(pen.sheet(), List.of(swings, oneWays, twoWays, row));
        page(draft, pen.sheet(), row);
    }

    /** How the costs of this result are shown: as money where they are worth that, to trace where the least is below one. */
    static Role cost(Draft draft) {
        boolean small = draft.report().totals().stream()
                .map(each -> each.cost().base().abs())
                .anyMatch(each -> each.signum() > 0 && each.compareTo(BigDecimal.ONE) < 0);
        return small ? Role.COST : Role.MONEY;
    }

    /** A header over a block of columns: words in the first of them. */
    static void band(Pen pen, int row, int from, int to, String words) {
        for (int column = from; column < to; column++) {
            pen.blank(row, column, Role.BAND);
        }
        pen.text(row, from, words, Role.BAND);
    }

    /** Names of scenarios that a table leaves out, in as many lines as they take: the first row below. */
    static int leftOut(Pen pen, int row, String words, List<String> names) {
        int next = row;
        StringBuilder line = new StringBuilder(words);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i + 1 < names.size() ? ", " : ".");
            if (line.length() + name.length() > LINE_LENGTH) {
                pen.text(next++, 0, line.toString(), Role.CAPTION);
                line.setLength(0);
            }
            line.append(name);
        }
        if (!names.isEmpty()) {
            pen.text(next++, 0, line.toString(), Role.CAPTION);
        }
        return next;
    }

    /** A part that doesn't fit on the page any more begins on the next. */
    private static void pages(XSSFSheet sheet, List<Integer> parts) {
        int top = 0;
        for (int i = 1; i + 1 < parts.size(); i++) {
            boolean fits = parts.get(i + 1) - top <= PAGE_ROWS;
            if (!fits && parts.get(i) > parts.get(0) && parts.get(i + 1) > parts.get(i)) {
                top = parts.get(i);
                sheet.setRowBreak(top - 1);
            }
        }
    }

    static void captions(Pen pen, int from, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            pen.text(from + i, 0, lines.get(i), Role.CAPTION);
        }
    }

    /** A wide first column for names, then columns for numbers. */
    static void widths(XSSFSheet sheet, int columns) {
        TableSheet.width(sheet, 0, NAME_WIDTH);
        for (int i = 1; i < columns; i++) {
            TableSheet.width(sheet, i, NUMBER_WIDTH);
        }
    }

    /**
     * Prints as wide as what was written.
     *
     * @param rows how many were written
     */
    static void page(Draft draft, XSSFSheet sheet, int rows) {
        int last = COLUMNS - 1;
        for (var each : sheet) {
            last = Math.max(last, each.getLastCellNum() - 1);
        }
        sheet.setDisplayGridlines(false);
        sheet.createFreezePane(1, 1);
        draft.workbook().setPrintArea(draft.workbook().getSheetIndex(sheet), 0, last, 0, Math.max(1, rows) - 1);
        TableSheet.landscape(sheet, 0);
    }
}
