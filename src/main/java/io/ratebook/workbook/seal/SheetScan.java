package io.ratebook.workbook.seal;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Digits;
import io.ratebook.workbook.read.Area;
import io.ratebook.workbook.read.CellNumbers;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.RichText;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import io.ratebook.workbook.seal.Snapshot.Mark;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sheet's cells, and what it hides, merges and links. */
final class SheetScan {
    private static final Pattern NOTHING = Pattern.compile("0(\\.0+)?");
    /** A sheet of more cells has digests of its rows in their place. */
    static final int MOST_CELLS = 1_000_000;

    /** Numbers of so many digits are what they are as doubles. */
    private static final int SURE_DIGITS = 15;

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final List<CellValue.Text> strings;
    private final CellFormats formats;
    private final UnaryOperator<String> targets;
    private final XmlPart xml;
    private final int most;
    private final Map<Address, Content> cells = new LinkedHashMap<>();
    private final SortedMap<Mark, String> marks = new TreeMap<>();
    private final Map<String, Shared> shared = new HashMap<>();
    private final Map<Area, String> arrays = new LinkedHashMap<>();
    private final BitSet usedColumns = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private boolean hiddenByDefault;
    private @Nullable RowDigests digests;

    /** A formula that other cells share, and where it is written out. */
    private record Shared(Address where, String formula) {}

    /** @param targets of the sheet's relations, by id; empty where there is none */
    SheetScan(List<CellValue.Text> strings, CellFormats formats, UnaryOperator<String> targets, XmlPart xml) {
        this(strings, formats, targets, xml, MOST_CELLS);
    }

    /** @param most how many cells are kept */
    SheetScan(List<CellValue.Text> strings, CellFormats formats, UnaryOperator<String> targets, XmlPart xml, int most) {
        this.most = most;
        this.strings = strings;
        this.formats = formats;
        this.targets = targets;
        this.xml = xml;
    }

    Map<Address, Content> cells() {
        return cells;
    }

    SortedMap<Mark, String> marks() {
        return marks;
    }

    SheetScan read() throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "sheetViews" -> views();
                case "sheetFormatPr" -> {
                    hiddenByDefault = xml.is("zeroHeight");
                    xml.skip();
                }
                case "cols" -> columns();
                case "sheetData" -> rows();
                case "mergeCells" -> merged();
                case "conditionalFormatting" -> conditions();
                case "hyperlinks" -> links();
                default -> xml.skip();
            }
        }
        if (digests != null) {
            digests.blocks().forEach((rows, digest) -> mark(RowDigests.ROWS, rows, digest));
        }
        hiddenColumns.and(usedColumns);
        hiddenColumns.stream().forEach(each -> mark("hidden column", Location.columnLetters(each), ""));
        arrays.forEach(this::spread);
        return this;
    }

    private void mark(String kind, String place, String value) {
        marks.put(new Mark(kind, place), value);
    }

    private void views() throws Refused {
        while (xml.nextChild()) {
            String zeros = xml.attribute("showZeros");
            if (zeros != null && (zeros.equals("0") || zeros.equals("false"))) {
                mark("hidden zeros", "", "");
            }
            xml.skip();
        }
    }

    private void columns() throws Refused {
        while (xml.nextChild()) {
            int from = number(xml.attribute("min"));
            int to = Math.min(number(xml.attribute("max")), Address.LAST_COLUMN);
            if ((xml.is("hidden") || isNothing(xml.attribute("width"))) && from > 0 && to >= from) {
                hiddenColumns.set(from, to + 1);
            }
            xml.skip();
        }
    }

    private void rows() throws Refused {
        int last = 0;
        while (xml.nextChild()) {
            if (!xml.name().equals("row")) {
                xml.skip();
                continue;
            }
            String written = xml.attribute("r");
            last = written == null ? last + 1 : number(written);
            String height = xml.attribute("ht");
            boolean hidden = xml.is("hidden") || isNothing(height) || hiddenByDefault && height == null;
            if (row(last) && hidden) {
                mark("hidden row", String.valueOf(last), "");
            }
        }
    }

    /** True where the row has a cell that holds something. */
    private boolean row(int row) throws Refused {
        boolean any = false;
        int last = 0;
        while (xml.nextChild()) {
            if (!xml.name().equals("c")) {
                xml.skip();
                continue;
            }
            String written = xml.attribute("r");
            Address where = written == null
                    ? new Address(row, last + 1)
                    : Address.parse(written).orElse(new Address(row, last + 1));
            last = where.column();
            any |= cell(where);
        }
        return any;
    }

    private boolean cell(Address where) throws Refused {
        String type = xml.attribute("t");
        String format = formats.of(xml.attribute("s"));
        String value = null;
        String inline = null;
        String formula = null;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> inline = RichText.read(xml);
                case "f" -> formula = formula(where);
                default -> xml.skip();
            }
        }
        Content content = content(type == null ? "n" : type, value, inline, formula, format);
        if (content.kind() == Kind.EMPTY && formula == null) {
            return false;
        }
        keep(where, content);
        usedColumns.set(where.column());
        return true;
    }

    private void keep(Address where, Content content) {
        RowDigests rows = digests;
        if (rows != null) {
            rows.add(where.row(), where.column(), content);
            return;
        }
        cells.put(where, content);
        if (cells.size() > most) {
            RowDigests begun = new RowDigests();
            cells.forEach((place, cell) -> begun.add(place.row(), place.column(), cell));
            cells.clear();
            digests = begun;
        }
    }

    private String formula(Address where) throws Refused {
        String type = xml.attribute("t");
        String index = xml.attribute("si");
        String area = xml.attribute("ref");
        String text = xml.text();
        if ("array".equals(type)) {
            String array = "{" + text + "}";
            Area.parse(area == null ? where.toString() : area).ifPresent(each -> arrays.put(each, array));
            return array;
        }
        if (!"shared".equals(type) || index == null) {
            return text;
        }
        Shared first = shared.get(index);
        if (text.isEmpty() && first != null) {
            return Formulas.shifted(
                    first.formula, where.row() - first.where.row(), where.column() - first.where.column());
        }
        shared.put(index, new Shared(where, text));
        return text;
    }

    /** The other cells of an array's area have values only; they are as computed as its first. */
    private void spread(Area area, String formula) {
        cells.replaceAll((where, content) -> content.formula() == null && area.holds(where.row(), where.column())
                ? new Content(content.kind(), content.value(), formula, content.format())
                : content);
    }

    private Content content(
            String type, @Nullable String value, @Nullable String inline, @Nullable String formula, String format) {
        String given = value == null ? "" : value;
        return switch (type) {
            case "inlineStr" -> text(inline == null ? given : RichText.unescaped(inline), formula, format);
            case "str" -> text(RichText.unescaped(given), formula, format);
            case "s" -> text(string(given.strip()), formula, format);
            case "b" -> new Content(Kind.BOOL, given.strip().matches("1|true") ? "TRUE" : "FALSE", formula, format);
            case "e" -> new Content(Kind.FAULT, given.strip(), formula, format);
            case "d" -> day(given.strip(), formula, format);
            default -> number(given.strip(), formula, format);
        };
    }

    static Content text(String text, @Nullable String formula, String format) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return new Content(lines.isEmpty() ? Kind.EMPTY : Kind.TEXT, lines, formula, format);
    }

    private String string(String index) {
        int i = number(index);
        return i >= 0 && i < strings.size() ? strings.get(i).text() : "";
    }

    private static Content day(String value, @Nullable String formula, String format) {
        return CellNumbers.isoDate(value, false) instanceof CellValue.Dated dated
                ? new Content(Kind.NUMBER, Exact.text(dated.serial()), formula, format)
                : text(value, formula, format);
    }

    static Content number(String value, @Nullable String formula, String format) {
        if (value.isEmpty()) {
            return new Content(Kind.EMPTY, "", formula, format);
        }
        if (isPlain(value)) {
            return new Content(Kind.NUMBER, value, formula, format);
        }
        BigDecimal number = CellNumbers.parse(value).orElse(null);
        return number == null
                ? new Content(Kind.FAULT, value, formula, format)
                : new Content(Kind.NUMBER, Exact.text(number), formula, format);
    }

    private static boolean isPlain(String value) {
        if (value.length() > SURE_DIGITS + 1) {
            return false;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return isPlain(bytes, 0, bytes.length);
    }

    /** True for digits that stand as they are: no zero too many, no exponent, no more digits than a cell keeps. */
    static boolean isPlain(byte[] value, int from, int to) {
        int first = from < to && value[from] == '-' ? from + 1 : from;
        int point = -1;
        for (int i = first; i < to; i++) {
            byte each = value[i];
            if (each == '.' && point < 0) {
                point = i;
            } else if (each < '0' || each > '9') {
                return false;
            }
        }
        int whole = (point < 0 ? to : point) - first;
        boolean zero = whole > 0 && value[first] == '0';
        return whole > 0
                && to - first <= SURE_DIGITS
                && (point < 0 ? !zero : (whole == 1 || !zero) && point < to - 1 && value[to - 1] != '0');
    }

    private void merged() throws Refused {
        while (xml.nextChild()) {
            mark("merged cells", String.valueOf(xml.attribute("ref")), "");
            xml.skip();
        }
    }

    private void links() throws Refused {
        while (xml.nextChild()) {
            String relation = xml.attribute(RELATIONS, "id");
            String location = xml.attribute("location");
            String outside = relation == null ? "" : targets.apply(relation);
            String inside = location == null ? "" : Formulas.canonical(location.replaceFirst("^#", ""));
            mark("link", String.valueOf(xml.attribute("ref")), Links.canonical(outside, inside));
            xml.skip();
        }
    }

    /** What it looks at and when it holds; of what it does, the number format. */
    private void conditions() throws Refused {
        String places = String.valueOf(xml.attribute("sqref")).strip();
        String area =
                String.join(" ", List.of(places.split("\\s+")).stream().sorted().toList());
        while (xml.nextChild()) {
            if (!xml.name().equals("cfRule")) {
                xml.skip();
                continue;
            }
            StringBuilder rule = new StringBuilder(String.valueOf(xml.attribute("type")));
            String operator = xml.attribute("operator");
            rule.append(operator == null ? "" : " " + operator);
            String format = formats.ofCondition(xml.attribute("dxfId"));
            while (xml.nextChild()) {
                if (xml.name().equals("formula")) {
                    rule.append(" ").append(Formulas.canonical(xml.text()));
                } else {
                    xml.skip();
                }
            }
            mark("conditional format", area + ": " + rule + (format.isEmpty() ? "" : " shown as " + format), "");
        }
    }

    private static boolean isNothing(@Nullable String length) {
        return length != null && NOTHING.matcher(length).matches();
    }

    /** Not negative; -1 where it is no such number. */
    private static int number(@Nullable String text) {
        return Digits.parse(text);
    }
}
