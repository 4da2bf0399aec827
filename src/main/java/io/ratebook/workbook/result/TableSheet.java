package io.ratebook.workbook.result;

import io.ratebook.workbook.SheetStyles.Role;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A result sheet that is one table from its first row on: a header that stays in sight, widths, a filter, and pages as wide as it. */
final class TableSheet {
    /** What a column holds: numbers have their header on the right, money has its currency in the header. */
    enum Kind {
        TEXT,
        NUMBER,
        MONEY
    }

    /** A column: its header with the unit, and its width in characters. */
    record Head(String header, int width, Kind kind) {
        static Head text(String header, int width) {
            return new Head(header, width, Kind.TEXT);
        }

        /** As wide as the longest of its texts, within reason. */
        static Head fitting(String header, int width, Stream<String> texts) {
            int longest = texts.mapToInt(String::length).max().orElse(0) + 2;
            return text(header, Math.max(width, Math.min(WIDEST_TEXT, longest)));
        }

        static Head number(String header, int width) {
            return new Head(header, width, Kind.NUMBER);
        }

        static Head money(String header, int width) {
            return new Head(header, width, Kind.MONEY);
        }
    }

    /** A column's width is in parts of a character. */
    static final int WIDTH_UNITS = 256;

    /** Two lines. */
    static final float HEAD_HEIGHT = 30;

    private static final double MARGIN_INCHES = 0.4;

    /** As many characters side by side can still be read on paper. */
    private static final int PAGE_WIDTH = 300;

    private static final int WIDEST_TEXT = 40;

    private final Draft draft;
    private final Pen pen;
    private final List<Head> heads;
    private final int frozen;
    private int rows = 1;

    private TableSheet(Draft draft, Pen pen, int frozen, List<Head> heads) {
        this.draft = draft;
        this.heads = List.copyOf(heads);
        this.frozen = frozen;
        this.pen = pen;
        for (int i = 0; i < heads.size(); i++) {
            head(i, heads.get(i));
        }
        pen.sheet().getRow(0).setHeightInPoints(HEAD_HEIGHT);
        pen.sheet().createFreezePane(frozen, 1);
    }

    /**
     * A table whose rows are written one after another and never looked at again.
     *
     * @param frozen how many columns stay in sight
     */
    static TableSheet streamed(Draft draft, String name, int frozen, List<Head> heads) {
        XSSFSheet sheet = draft.workbook().createSheet(name);
        return new TableSheet(
                draft, new Pen(sheet, draft.styles(), draft.streamed().of(sheet)), frozen, heads);
    }

    /** A table whose cells charts read, or that has more than the table on its sheet. */
    static TableSheet kept(Draft draft, String name, int frozen, List<Head> heads) {
        return new TableSheet(draft, new Pen(draft.workbook().createSheet(name), draft.styles()), frozen, heads);
    }

    Pen pen() {
        return pen;
    }

    /** A new row's number, from 0. */
    int nextRow() {
        return rows++;
    }

    /** After the last row: the filter and the page. */
    void finish() {
        finish(rows);
    }

    /** The same, where rows were written elsewhere: so many, with the header. */
    void finish(int all) {
        int last = Math.max(1, all - 1);
        XSSFSheet sheet = pen.sheet();
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, heads.size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        print(last);
        landscape(sheet, 0);
        pages(sheet);
    }

    /** A wide table prints several pages wide, each with the columns that stay in sight. */
    private void pages(XSSFSheet sheet) {
        int wide = heads.stream().mapToInt(Head::width).sum();
        int pages = (wide + PAGE_WIDTH - 1) / PAGE_WIDTH;
        if (pages > 1 && frozen > 0) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, frozen - 1));
            sheet.getPrintSetup().setFitWidth((short) pages);
        }
    }

    /** Prints as far as that row: for what stands below the table. */
    void print(int last) {
        int index = draft.workbook().getSheetIndex(pen.sheet());
        draft.workbook().setPrintArea(index, 0, heads.size() - 1, 0, last);
    }

    /** @param pagesHigh 0: as many as it takes */
    static void landscape(XSSFSheet sheet, int pagesHigh) {
        XSSFPrintSetup page = sheet.getPrintSetup();
        page.setLandscape(true);
        page.setPaperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) pagesHigh);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP)) {
            sheet.setMargin(side, MARGIN_INCHES);
        }
        sheet.getFooter().setLeft("&F");
        sheet.getFooter().setCenter("&A");
        sheet.getFooter().setRight("&P / &N");
    }

    static void width(XSSFSheet sheet, int column, int characters) {
        sheet.setColumnWidth(column, characters * WIDTH_UNITS);
    }

    private void head(int column, Head head) {
        String header = head.kind() == Kind.MONEY ? draft.inMoney(head.header()) : head.header();
        pen.text(0, column, header, head.kind() == Kind.TEXT ? Role.HEADER : Role.HEADER_RIGHT);
        width(pen.sheet(), column, head.width());
    }
}
