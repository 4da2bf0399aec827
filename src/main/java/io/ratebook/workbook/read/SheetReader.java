package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Digits;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of one sheet. What a sheet says of its own size is not believed: only cells that are there take memory. */
final class SheetReader {
    private static final int MOST_FINDINGS = 200;

    private final WorkbookReader.Shared shared;
    private final String sheet;
    private final List<Finding> findings;
    private final XmlPart xml;
    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private final Map<String, String> sharedFormulas = new HashMap<>();
    private final Map<Area, String> arrays = new HashMap<>();
    private final List<String> mergedAreas = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet seenRows = new BitSet();
    private final BitSet usedColumns = new BitSet();
    private int hiddenRows;
    private int reported;

    SheetReader(WorkbookReader.Shared shared, String sheet, XmlPart xml, List<Finding> findings) {
        this.shared = shared;
        this.sheet = sheet;
        this.xml = xml;
        this.findings = findings;
    }

    /** What a cell element says, before it means anything. */
    private record Raw(
            @Nullable String type,
            int style,
            @Nullable String value,
            @Nullable String inline,
            @Nullable String formula) {}

    Grid read(boolean hidden) throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "sheetData" -> sheetData();
                case "cols" -> columns();
                case "mergeCells" -> mergedCells();
                default -> xml.skip();
            }
        }
        if (reported > MOST_FINDINGS) {
            findings.add(Finding.error(
                    "RB-IN-MORE",
                    Location.ofSheet(shared.file(), sheet),
                    (reported - MOST_FINDINGS) + " more cells of the sheet are damaged",
                    null));
        }
        hiddenColumns.and(usedColumns);
        Grid.Layout layout = new Grid.Layout(mergedAreas, hiddenRows, hiddenColumns.cardinality(), hidden);
        Grid grid = new Grid(shared.file(), sheet, false, rows, layout);
        return arrays.isEmpty() ? grid : grid.mapped(this::inArray);
    }

    private Cell inArray(Cell cell) {
        if (cell.formula() != null) {
            return cell;
        }
        return arrays.entrySet().stream()
                .filter(each ->
                        each.getKey().holds(cell.where().row(), cell.where().column()))
                .findFirst()
                .map(each -> new Cell(cell.where(), cell.value(), each.getValue()))
                .orElse(cell);
    }

    private void sheetData() throws Refused {
        int last = 0;
        while (xml.nextChild()) {
            if (!xml.name().equals("row")) {
                xml.skip();
                continue;
            }
            String written = xml.attribute("r");
            int row = written == null ? last + 1 : rowNumber(written);
            if (row == 0 || row > Address.LAST_ROW) {
                report("RB-IN-ADDR", Location.ofSheet(shared.file(), sheet), "there is a row numbered " + cut(written));
                xml.skip();
                continue;
            }
            if (seenRows.get(row)) {
                report("RB-IN-DUPROW", where(row, 1), "the file holds row " + row + " twice");
                xml.skip();
                continue;
            }
            seenRows.set(row);
            row(row);
            last = row;
        }
    }

    private void row(int row) throws Refused {
        boolean hidden = xml.is("hidden");
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        BitSet seen = new BitSet();
        int last = 0;
        while (xml.nextChild()) {
            if (!xml.name().equals("c")) {
                xml.skip();
                continue;
            }
            int column = column(xml.attribute("r"), row, last);
            Raw raw = raw(row, Math.max(1, column));
            if (column > 0) {
                keep(row, column, raw, seen, cells);
                last = column;
            }
        }
        if (!cells.isEmpty()) {
            rows.put(row, cells);
            hiddenRows += hidden ? 1 : 0;
        }
    }

    private void keep(int row, int column, Raw raw, BitSet seen, SortedMap<Integer, Cell> cells) {
        if (seen.get(column)) {
            report("RB-IN-DUPCELL", where(row, column), "the file holds this cell twice");
            return;
        }
        seen.set(column);
        CellValue value = value(raw, row, column);
        if (!(value instanceof CellValue.Blank) || raw.formula != null) {
            cells.put(column, new Cell(where(row, column), value, raw.formula));
            usedColumns.set(column);
        }
    }

    /** The cell's column; zero where its address can't be. */
    private int column(@Nullable String written, int row, int last) {
        if (written == null) {
            if (last == Address.LAST_COLUMN) {
                report("RB-IN-ADDR", where(row, last), "row " + row + " holds cells beyond the last column, XFD");
            }
            return last < Address.LAST_COLUMN ? last + 1 : 0;
        }
        int column = Address.parse(written)
                .filter(each -> each.row() == row)
                .map(Address::column)
                .orElse(0);
        if (column == 0) {
            report("RB-IN-ADDR", where(row, 1), "row " + row + " holds a cell with the address " + cut(written));
        }
        return column;
    }

    private Raw raw(int row, int column) throws Refused {
        String type = xml.attribute("t");
        int style = Digits.parse(xml.attribute("s"));
        String value = null;
        String inline = null;
        String formula = null;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> inline = RichText.read(xml);
                case "f" -> formula = formula(row, column);
                default -> xml.skip();
            }
        }
        return new Raw(type, style, value, inline, formula);
    }

    /** The formula's text; of a shared one that of the cell where it is written out. */
    private String formula(int row, int column) throws Refused {
        String type = xml.attribute("t");
        String index = xml.attribute("si");
        String area = xml.attribute("ref");
        String text = xml.text();
        if ("shared".equals(type) && index != null) {
            if (text.isEmpty()) {
                return sharedFormulas.getOrDefault(index, "");
            }
            sharedFormulas.put(index, text);
        }
        if ("array".equals(type) && area != null) {
            Area.parse(area)
                    .filter(each -> each.holds(row, column) && !each.first().equals(each.last()))
                    .ifPresent(each -> arrays.put(each, text));
        }
        return text;
    }

    private CellValue value(Raw raw, int row, int column) {
        String type = raw.type == null ? "n" : raw.type;
        if (type.equals("inlineStr") || raw.inline != null) {
            return text(raw.inline == null ? "" : raw.inline);
        }
        if (type.equals("str")) {
            return raw.value == null ? blank(raw) : text(raw.value);
        }
        if (raw.value == null || raw.value.isBlank()) {
            return blank(raw);
        }
        String value = raw.value.strip();
        return switch (type) {
            case "s" -> sharedText(value, row, column);
            case "b" -> new CellValue.Bool(value.equals("1") || value.equals("true"));
            case "e" -> new CellValue.Fault(value);
            case "d" -> CellNumbers.isoDate(value, shared.date1904());
            case "n" -> number(value, raw.style, row, column);
            default -> {
                report(
                        "RB-VAL-TYPE",
                        where(row, column),
                        "the cell is of the type " + cut(type) + ", which no workbook has");
                yield CellValue.BLANK;
            }
        };
    }

    private static CellValue blank(Raw raw) {
        return raw.formula == null ? CellValue.BLANK : new CellValue.Uncached();
    }

    private static CellValue text(String text) {
        return text.isEmpty() ? CellValue.BLANK : new CellValue.Text(RichText.unescaped(text));
    }

    private CellValue sharedText(String value, int row, int column) {
        int index = Digits.parse(value);
        if (index < 0 || index >= shared.strings().size()) {
            report("RB-IN-SST", where(row, column), "the cell refers to a text that the workbook doesn't hold");
            return CellValue.BLANK;
        }
        CellValue.Text text = shared.strings().get(index);
        return text.text().isEmpty() ? CellValue.BLANK : text;
    }

    private CellValue number(String value, int style, int row, int column) {
        BigDecimal number = CellNumbers.parse(value).orElse(null);
        if (number == null) {
            report("RB-VAL-NUMBER", where(row, column), "the cell stores " + cut(value) + ", which is no number");
            return CellValue.BLANK;
        }
        return shared.dates().isDate(style)
                ? CellNumbers.dated(number, shared.date1904())
                : new CellValue.Number(number);
    }

    private void columns() throws Refused {
        while (xml.nextChild()) {
            int from = Digits.parse(xml.attribute("min"));
            int to = Math.min(Digits.parse(xml.attribute("max")), Address.LAST_COLUMN);
            if (xml.is("hidden") && from > 0 && to >= from) {
                hiddenColumns.set(from, to + 1);
            }
            xml.skip();
        }
    }

    private void mergedCells() throws Refused {
        while (xml.nextChild()) {
            String area = xml.attribute("ref");
            if (area != null) {
                mergedAreas.add(area);
            }
            xml.skip();
        }
    }

    private static int rowNumber(String written) {
        int row = Digits.parse(written);
        return Math.max(row, 0);
    }

    private Location where(int row, int column) {
        return Location.ofCell(shared.file(), sheet, row, column);
    }

    private static String cut(@Nullable String written) {
        return '"' + Shown.safely(String.valueOf(written)) + '"';
    }

    private void report(String code, Location where, String message) {
        if (reported++ < MOST_FINDINGS) {
            findings.add(Finding.error(code, where, message, "open the workbook in Excel and save it again"));
        }
    }
}
