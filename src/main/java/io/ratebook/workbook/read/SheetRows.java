package io.ratebook.workbook.read;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Digits;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import io.ratebook.workbook.CellDigests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, in the order of the file, each given on as it is read: none takes memory for longer. */
final class SheetRows {
    private static final int MOST_FINDINGS = 200;
    private static final String INLINE = "inlineStr";

    private final WorkbookReader.Shared shared;
    private final String sheet;
    private final List<Finding> findings;
    private final XmlPart xml;
    private final Map<String, String> sharedFormulas = new HashMap<>();
    private final Map<Area, String> arrays = new HashMap<>();
    private final List<String> mergedAreas = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet seenRows = new BitSet();
    private final BitSet usedColumns = new BitSet();
    private int hiddenRows;
    private int reported;

    private final Sink sink;
    private final PassedSheet passed;
    private SheetRow current;
    private final BitSet seenCells = new BitSet();
    private final PlainNumber plain = new PlainNumber();
    private final RawCell raw = new RawCell();
    private @Nullable CellDigests digests;

    /** Where rows go. */
    interface Sink {
        /** A row to be filled; the same until it is accepted. */
        SheetRow next();

        /** Takes one that has a cell that holds something. */
        void accept(SheetRow row);
    }

    /**
     * @param sink gets every row that has a cell that holds something
     * @param passed remembers what will be asked of the sheet
     */
    SheetRows(
            WorkbookReader.Shared shared,
            String sheet,
            XmlPart xml,
            List<Finding> findings,
            Sink sink,
            PassedSheet passed) {
        this.sink = sink;
        this.current = sink.next();
        this.passed = passed;
        this.shared = shared;
        this.sheet = sheet;
        this.xml = xml;
        this.findings = findings;
    }

    /** What a cell element says, before it means anything. */
    private static final class RawCell {
        private String type = "n";
        private int style;
        private boolean isPlain;
        private @Nullable String value;
        private @Nullable String inline;
        private @Nullable String formula;
    }

    void read() throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "sheetData" -> {
                    passed.beginRows(xml.scanner());
                    sheetData();
                    passed.endRows(xml.scanner());
                }
                case "cols" -> columns();
                case "sheetFormatPr" -> {
                    if (xml.is("zeroHeight")) {
                        passed.untold();
                    }
                    xml.skip();
                }
                case "mergeCells" -> mergedCells();
                default -> xml.skip();
            }
        }
        passed.end(xml.scanner());
        if (reported > MOST_FINDINGS) {
            findings.add(Finding.error(
                    "RB-IN-MORE",
                    Location.ofSheet(shared.file(), sheet),
                    (reported - MOST_FINDINGS) + " more cells of the sheet are damaged",
                    null));
        }
        hiddenColumns.and(usedColumns);
    }

    /** What the sheet merges and hides; known when it is read. */
    Grid.Layout layout(boolean hidden) {
        return new Grid.Layout(mergedAreas, hiddenRows, hiddenColumns.cardinality(), hidden);
    }

    /** The formulas of whole areas that were met so far; only an area's first cell carries its formula. */
    Map<Area, String> arrays() {
        return arrays;
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
        current = sink.next();
        current.begin(row, xml.is("hidden"));
        passed.wear(xml.digits("s"));
        if (current.isHidden() || isNothing("ht")) {
            passed.untold();
        }
        digests = passed.hearing();
        seenCells.clear();
        int last = 0;
        while (true) {
            int column;
            if (xml.plainCell()) {
                column = plainColumn(row, last);
                plainCell(row, column);
            } else if (!xml.nextChild()) {
                break;
            } else if (xml.name().equals("c")) {
                column = column(row, last);
                cell(row, Math.max(1, column));
            } else {
                xml.skip();
                continue;
            }
            if (column > 0) {
                keep(row, column);
                last = column;
            }
        }
        if (current.count() > 0) {
            hiddenRows += current.isHidden() ? 1 : 0;
            sink.accept(current);
        }
    }

    /** True where a length is said to be none. */
    private boolean isNothing(String length) {
        String value = xml.scanner().attributes().find(length) < 0 ? null : xml.attribute(length);
        return value != null && value.startsWith("0");
    }

    private void keep(int row, int column) {
        if (seenCells.get(column)) {
            report("RB-IN-DUPCELL", where(row, column), "the file holds this cell twice");
            return;
        }
        seenCells.set(column);
        boolean counted = raw.inline == null && raw.type.equals("n") && raw.isPlain;
        if (counted && !shared.dates().isDate(raw.style)) {
            if (raw.formula != null) {
                passed.untold();
            }
            current.add(column, plain.unscaled(), plain.scale(), raw.formula);
            usedColumns.set(column);
            return;
        }
        CellValue value = value(row, column);
        if (digests != null) {
            tell(digests, row, column, value);
        }
        if (!(value instanceof CellValue.Blank) || raw.formula != null) {
            current.add(column, value, raw.formula);
            usedColumns.set(column);
        }
    }

    /** Numbers were told as they stand. What is computed, or is neither a number nor a text and nothing else, isn't told. */
    private void tell(CellDigests to, int row, int column, CellValue value) {
        boolean sound = raw.formula == null
                && switch (raw.type) {
                    case "n", "s" -> raw.inline == null;
                    case INLINE -> raw.value == null;
                    default -> false;
                };
        if (!sound) {
            passed.untold();
        } else if (!raw.type.equals("n") && value instanceof CellValue.Text said) {
            to.text(row, column, said.text());
        }
    }

    private int plainColumn(int row, int last) {
        PlainCell cell = xml.scanner().plain();
        if (cell.addressFrom < 0) {
            return column(null, row, last);
        }
        byte[] bytes = xml.scanner().plainBytes();
        int column = PlainAddress.column(bytes, cell.addressFrom, cell.addressTo, row);
        return column > 0 ? column : column(RichText.text(bytes, cell.addressFrom, cell.addressTo), row, last);
    }

    /** What a cell says that is written as most are. */
    private void plainCell(int row, int column) {
        PlainCell cell = xml.scanner().plain();
        byte[] bytes = xml.scanner().plainBytes();
        raw.type = cell.typeFrom < 0 ? "n" : type(bytes, cell.typeFrom, cell.typeTo);
        raw.style = cell.styleFrom < 0 ? -1 : XmlScanner.digits(bytes, cell.styleFrom, cell.styleTo);
        raw.isPlain = false;
        raw.value = null;
        raw.inline = cell.inlineFrom < 0 ? null : RichText.text(bytes, cell.inlineFrom, cell.inlineTo);
        raw.formula = cell.formulaFrom < 0 ? null : RichText.text(bytes, cell.formulaFrom, cell.formulaTo);
        passed.wear(raw.style);
        if (cell.valueFrom >= 0) {
            value(row, column, bytes, cell.valueFrom, cell.valueTo);
        }
    }

    private int column(int row, int last) {
        XmlScanner scanner = xml.scanner();
        int index = scanner.attributes().find("r");
        if (index >= 0 && !scanner.attributes().isEscaped(index)) {
            int from = scanner.attributesFrom();
            int column = PlainAddress.column(
                    scanner.attributeBytes(),
                    from + scanner.attributes().from(index),
                    from + scanner.attributes().to(index),
                    row);
            if (column > 0) {
                return column;
            }
        }
        return column(xml.attribute("r"), row, last);
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

    private void cell(int row, int column) throws Refused {
        raw.type = type();
        raw.style = xml.digits("s");
        passed.wear(raw.style);
        raw.isPlain = false;
        raw.value = null;
        raw.inline = null;
        raw.formula = null;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "v" -> cellValue(row, column);
                case "is" -> raw.inline = RichText.read(xml);
                case "f" -> raw.formula = formula(row, column);
                default -> xml.skip();
            }
        }
    }

    private String type() {
        XmlScanner scanner = xml.scanner();
        int index = scanner.attributes().find("t");
        if (index < 0) {
            return "n";
        }
        if (scanner.attributes().isEscaped(index)) {
            return String.valueOf(xml.attribute("t"));
        }
        int from = scanner.attributesFrom();
        return type(
                scanner.attributeBytes(),
                from + scanner.attributes().from(index),
                from + scanner.attributes().to(index));
    }

    private static String type(byte[] bytes, int from, int to) {
        if (to - from == 1 && bytes[from] == 's') {
            return "s";
        }
        return to - from == 1 && bytes[from] == 'n' ? "n" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private void cellValue(int row, int column) throws Refused {
        xml.readText();
        XmlScanner scanner = xml.scanner();
        value(row, column, scanner.textBytes(), scanner.textFrom(), scanner.textTo());
    }

    private void value(int row, int column, byte[] bytes, int from, int to) {
        if (digests != null && raw.type.equals("n")) {
            tell(digests, row, column, bytes, from, to);
        }
        raw.isPlain = raw.type.equals("n")
                ? plain.read(bytes, from, to)
                : raw.type.equals("s") && plain.readIndex(bytes, from, to);
        raw.value = raw.isPlain ? null : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static void tell(CellDigests to, int row, int column, byte[] bytes, int first, int end) {
        int from = first;
        int last = end;
        while (from < last && XmlChars.isSpace(bytes[from])) {
            from++;
        }
        while (last > from && XmlChars.isSpace(bytes[last - 1])) {
            last--;
        }
        if (last > from) {
            to.number(row, column, bytes, from, last);
        }
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

    private CellValue value(int row, int column) {
        if (raw.type.equals(INLINE) || raw.inline != null) {
            return text(raw.inline == null ? "" : raw.inline);
        }
        if (raw.isPlain) {
            return raw.type.equals("s") ? sharedText((int) plain.unscaled(), row, column) : dated();
        }
        if (raw.type.equals("str")) {
            return raw.value == null ? blank() : text(raw.value);
        }
        if (raw.value == null || raw.value.isBlank()) {
            return blank();
        }
        String value = raw.value.strip();
        return switch (raw.type) {
            case "s" -> sharedText(Digits.parse(value), row, column);
            case "b" -> new CellValue.Bool(value.equals("1") || value.equals("true"));
            case "e" -> new CellValue.Fault(value);
            case "d" -> CellNumbers.isoDate(value, shared.date1904());
            case "n" -> number(value, raw.style, row, column);
            default -> {
                report(
                        "RB-VAL-TYPE",
                        where(row, column),
                        "the cell is of the type " + cut(raw.type) + ", which no workbook has");
                yield CellValue.BLANK;
            }
        };
    }

    private CellValue dated() {
        BigDecimal serial = Exact.normal(BigDecimal.valueOf(plain.unscaled(), plain.scale()));
        return CellNumbers.dated(serial, shared.date1904());
    }

    private CellValue blank() {
        return raw.formula == null ? CellValue.BLANK : new CellValue.Uncached();
    }

    private static CellValue text(String text) {
        return text.isEmpty() ? CellValue.BLANK : new CellValue.Text(RichText.unescaped(text));
    }

    private CellValue sharedText(int index, int row, int column) {
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
            passed.wear(xml.digits("style"));
            if (xml.is("hidden") || isNothing("width")) {
                passed.untold();
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
