package io.ratebook.workbook.result;

import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * What a carried input row says beside its live numbers: its texts and days, and how many of its cells are filled. As a formula
 * over the cells, and as what that formula gave when the row was rated.
 */
final class InputRows {
    /** Words that nothing is computed from. */
    private static final Set<String> IDLE = Set.of("owner", "note", "activity", "description", "source", "title");

    private static final String BETWEEN = " | ";
    private static final int ROOM_BELOW = 500;
    private static final long LARGEST_WHOLE = 1_000_000_000L;

    private final XSSFSheet sheet;
    private final SheetLayout layout;
    private final Row header;
    private final boolean attrs;
    private final List<Head> heads = new ArrayList<>();

    /**
     * A column of the table.
     *
     * @param index from 0
     * @param column null where the layout doesn't know it
     * @param read true where its cells matter to what is computed
     */
    private record Head(int index, @Nullable Column column, boolean read) {}

    /** A formula and its value. */
    record Said(String formula, String value) {}

    /** A count of filled cells. */
    record Filled(String formula, int value) {}

    /** @param attrs true where rules read columns that Ratebook doesn't know */
    private InputRows(XSSFSheet sheet, SheetLayout layout, Row header, boolean attrs) {
        this.sheet = sheet;
        this.layout = layout;
        this.header = header;
        this.attrs = attrs;
        for (Cell each : header) {
            Column column = column(each);
            heads.add(new Head(each.getColumnIndex(), column, isRead(each, column)));
        }
    }

    /** The table that a row of the input is in; empty where no header stands above it. */
    static Optional<InputRows> around(Draft draft, Location row, SheetLayout layout) {
        XSSFSheet sheet = row.isCell() ? draft.workbook().getSheet(row.sheet()) : null;
        if (sheet == null) {
            return Optional.empty();
        }
        return layout.columns().stream()
                .map(each -> HeaderRow.above(sheet, row.row() - 1, each.name()))
                .filter(each -> each != null)
                .findFirst()
                .map(each -> new InputRows(
                        sheet, layout, each, draft.report().reads().attrs()));
    }

    /** The table of the sheet that is named as the layout; empty where there is none. */
    static Optional<InputRows> of(Draft draft, SheetLayout layout) {
        XSSFSheet sheet = draft.workbook().getSheet(layout.name());
        Row header = sheet == null
                ? null
                : HeaderRow.above(
                        sheet,
                        sheet.getLastRowNum() + 1,
                        layout.columns().get(0).name());
        return sheet == null || header == null
                ? Optional.empty()
                : Optional.of(new InputRows(
                        sheet, layout, header, draft.report().reads().attrs()));
    }

    /** The value of an item of the Request sheet, where it is filled in and no fraction. */
    @Nullable
    Cell valueOf(String item) {
        int items = HeaderRow.column(header, "Item");
        int values = HeaderRow.column(header, "Value");
        for (int row = header.getRowNum() + 1; row <= sheet.getLastRowNum(); row++) {
            Cell label = cell(row, items);
            Cell value = cell(row, values);
            boolean found = label != null
                    && label.getCellType() == CellType.STRING
                    && label.getStringCellValue().strip().equalsIgnoreCase(item);
            if (found && text(value) != null) {
                return value;
            }
        }
        return null;
    }

    /** What a cell gives where it is joined to a text. */
    static String joined(Cell cell) {
        String text = text(cell);
        return text == null ? "" : text;
    }

    /** The numbers of columns of the user's own, where rules read those and they aren't whole. */
    List<Cell> ownNumbers(int row) {
        List<Cell> numbers = new ArrayList<>();
        for (Head head : heads) {
            Cell cell = cell(row, head.index());
            if (cell != null && head.column() == null && head.read() && isNumber(cell) && text(cell) == null) {
                numbers.add(cell);
            }
        }
        return numbers;
    }

    private static boolean isNumber(Cell cell) {
        return typeOf(cell) == CellType.NUMERIC;
    }

    private static CellType typeOf(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
    }

    /** {@code Usage} and the row as users count it. */
    String name(int row) {
        return sheet.getSheetName() + " row " + (row + 1);
    }

    String table() {
        return sheet.getSheetName();
    }

    /** The texts and days of a row, one after another; row from 0. */
    Said said(int row) {
        List<String> formulas = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Head head : heads) {
            Column column = head.column();
            Cell cell = cell(row, head.index());
            if (head.read() && !isPassage(column) && (column == null || !isLive(column))) {
                String value = text(cell);
                if (value != null) {
                    formulas.add(to(row, head.index()));
                    values.add(value);
                }
            }
        }
        return new Said(String.join("&\"" + BETWEEN + "\"&", formulas), String.join(BETWEEN, values));
    }

    /** Where a row holds long texts that were counted. */
    List<Cell> passages(int row) {
        List<Cell> passages = new ArrayList<>();
        for (Head head : heads) {
            Cell cell = cell(row, head.index());
            if (isPassage(head.column()) && cell != null && cell.getCellType() == CellType.STRING) {
                passages.add(cell);
            }
        }
        return passages;
    }

    /** How many cells that matter are filled in the whole table, and in the room below it. */
    Filled filled() {
        int first = header.getRowNum() + 1;
        int last = sheet.getLastRowNum() + ROOM_BELOW;
        List<String> counts = new ArrayList<>();
        int value = 0;
        for (Head head : heads) {
            int index = head.index();
            if (head.read()) {
                counts.add(to(first, index) + ":" + References.fixed(last, index));
                for (int row = first; row <= sheet.getLastRowNum(); row++) {
                    Cell cell = cell(row, index);
                    value += cell == null || cell.getCellType() == CellType.BLANK ? 0 : 1;
                }
            }
        }
        return new Filled("COUNTA(" + String.join(",", counts) + ")", value);
    }

    private boolean isRead(Cell head, @Nullable Column column) {
        if (head.getCellType() != CellType.STRING || head.getStringCellValue().isBlank()) {
            return false;
        }
        String name = head.getStringCellValue().strip().toLowerCase(Locale.ROOT);
        if (layout.equals(SheetLayout.REQUEST)) {
            return name.equals("item") || name.equals("currency");
        }
        boolean known = column != null && column.kind() != Column.Kind.RESULT || isOverride(name);
        return !IDLE.contains(name) && (known || attrs);
    }

    /** A column of Scenarios that overrides one of Usage. */
    private boolean isOverride(String name) {
        return layout.equals(SheetLayout.SCENARIOS)
                && SheetLayout.USAGE.column(plain(name)).isPresent();
    }

    private @Nullable Column column(Cell head) {
        String name = head.getCellType() == CellType.STRING ? plain(head.getStringCellValue()) : "";
        return layout.column(name)
                .or(() -> layout.equals(SheetLayout.SCENARIOS) ? SheetLayout.USAGE.column(name) : Optional.empty())
                .orElse(null);
    }

    /** {@code Calls} for {@code Calls low}. */
    private static String plain(String header) {
        return header.strip().replaceFirst("(?i)\\s+(low|high)$", "");
    }

    private static boolean isPassage(@Nullable Column column) {
        return column != null && column.kind() == Column.Kind.PASSAGE;
    }

    /** True for what formulas follow. */
    private static boolean isLive(Column column) {
        return switch (column.kind()) {
            case NUMBER, AMOUNT, COUNT -> !column.name().equals("Order");
            default -> false;
        };
    }

    private @Nullable Cell cell(int row, int column) {
        Row there = sheet.getRow(row);
        return there == null ? null : there.getCell(column);
    }

    private String to(int row, int column) {
        return References.to(sheet.getSheetName(), row, column);
    }

    /** What the cell gives where it is joined to a text; null where programs differ in that. */
    private static @Nullable String text(@Nullable Cell cell) {
        if (cell == null) {
            return null;
        }
        return switch (typeOf(cell)) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> whole(cell.getNumericCellValue());
            default -> null;
        };
    }

    private static @Nullable String whole(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE
                ? BigDecimal.valueOf((long) number).toPlainString()
                : null;
    }
}
