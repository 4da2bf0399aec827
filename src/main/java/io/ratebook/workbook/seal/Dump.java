package io.ratebook.workbook.seal;

import io.ratebook.grid.Address;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import io.ratebook.workbook.seal.Snapshot.Mark;
import io.ratebook.workbook.seal.Snapshot.Name;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A snapshot as text, the same text for the same snapshot, made to be small when compressed: a line a thing, its parts separated
 * by tabs. Formats, formulas and texts have a line where they first occur, {@code format}, {@code formula} or {@code text}, and a
 * number each from 0. A cell's line, column by column, is its address (empty: right below the one before), the number of its
 * format, the number of its formula (empty: none), and its kind with its value (of a text, its number).
 */
final class Dump {
    private static final String FIRST = "ratebook snapshot 1";
    private static final int LONGEST = 1 << 9;

    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Map<String, Integer> formats = new HashMap<>();
    private final Map<String, Integer> formulas = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();

    private Dump() {}

    /** A dump that isn't one of ours. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String line) {
            super("no line of a snapshot: " + line.substring(0, Math.min(LONGEST, line.length())));
        }
    }

    static String of(Snapshot snapshot) {
        Dump dump = new Dump();
        line(dump.text, FIRST);
        line(dump.text, "date1904", String.valueOf(snapshot.date1904()));
        snapshot.names().forEach((name, formula) -> line(dump.text, "name", name.scope(), name.name(), formula));
        snapshot.sheets().forEach(dump::sheet);
        return dump.text.toString();
    }

    private void sheet(Sheet sheet) {
        line(text, "sheet", sheet.name(), sheet.state());
        sheet.marks().forEach((mark, value) -> line(text, "mark", mark.kind(), mark.place(), value));
        SortedMap<Integer, List<Map.Entry<Address, Content>>> columns = new TreeMap<>();
        for (Map.Entry<Address, Content> each : sheet.cells().entrySet()) {
            columns.computeIfAbsent(each.getKey().column(), column -> new ArrayList<>())
                    .add(each);
        }
        Address before = new Address(0, 0);
        for (List<Map.Entry<Address, Content>> column : columns.values()) {
            column.sort(Comparator.comparingInt(each -> each.getKey().row()));
            for (Map.Entry<Address, Content> each : column) {
                cell(before, each.getKey(), each.getValue());
                before = each.getKey();
            }
        }
    }

    private void cell(Address before, Address where, Content cell) {
        int format = number("format", formats, cell.format());
        String formula = cell.formula();
        int shared = formula == null ? -1 : number("formula", formulas, RelativeFormula.of(formula, where));
        int words = cell.kind() == Kind.TEXT ? number("text", texts, cell.value()) : -1;
        if (before.column() != where.column() || before.row() + 1 != where.row()) {
            text.append(where);
        }
        text.append('\t').append(format).append('\t');
        if (shared >= 0) {
            text.append(shared);
        }
        text.append('\t').append(cell.kind().letter);
        if (words >= 0) {
            text.append(words);
        } else {
            escape(text, cell.value());
        }
        text.append('\n');
    }

    private int number(String what, Map<String, Integer> known, String value) {
        Integer number = known.get(value);
        if (number != null) {
            return number;
        }
        line(text, what, value);
        known.put(value, known.size());
        return known.size() - 1;
    }

    static void line(StringBuilder text, String... parts) {
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            escape(text, parts[i]);
        }
        text.append('\n');
    }

    private static void escape(StringBuilder text, String part) {
        for (int i = 0; i < part.length(); i++) {
            char each = part.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }

    private static String unescaped(String part) {
        if (part.indexOf('\\') < 0) {
            return part;
        }
        StringBuilder text = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char each = part.charAt(i);
            if (each == '\\' && i + 1 < part.length()) {
                char escaped = part.charAt(++i);
                text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }

    /** @throws Broken where the text is no dump */
    static Snapshot parse(String text) throws Broken {
        return new Parser().parse(text);
    }

    /** Line by line, to sheets. A double has at most 309 digits before its point, and 15 that count after it. */
    private static final class Parser {
        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,309}(?:\\.\\d{1,350})?");

        private final SortedMap<Name, String> names = new TreeMap<>();
        private final List<Sheet> sheets = new ArrayList<>();
        private final List<String> formats = new ArrayList<>();
        private final List<String> formulas = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private boolean date1904;
        private List<String> sheet = List.of();
        private Map<Address, Content> cells = new LinkedHashMap<>();
        private SortedMap<Mark, String> marks = new TreeMap<>();
        private Address before = new Address(0, 0);

        Snapshot parse(String text) throws Broken {
            String[] lines = text.split("\n", -1);
            if (!lines[0].equals(FIRST)) {
                throw new Broken(lines[0]);
            }
            for (int i = 1; i < lines.length - 1; i++) {
                try {
                    line(lines[i], lines[i].split("\t", -1));
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    throw new Broken(lines[i]);
                }
            }
            finish();
            return new Snapshot(date1904, sheets, names);
        }

        private void line(String line, String... parts) throws Broken {
            switch (parts[0] + parts.length) {
                case "date19042" -> date1904 = parts[1].equals("true");
                case "name4" -> names.put(new Name(unescaped(parts[1]), unescaped(parts[2])), unescaped(parts[3]));
                case "format2" -> formats.add(unescaped(parts[1]));
                case "formula2" -> formulas.add(unescaped(parts[1]));
                case "text2" -> texts.add(unescaped(parts[1]));
                case "sheet3" -> {
                    finish();
                    sheet = List.of(unescaped(parts[1]), unescaped(parts[2]));
                }
                case "mark4" -> marks.put(new Mark(unescaped(parts[1]), unescaped(parts[2])), unescaped(parts[3]));
                default -> cell(line, parts);
            }
        }

        private void cell(String line, String... parts) throws Broken {
            Address where = parts[0].isEmpty()
                    ? new Address(before.row() + 1, before.column())
                    : Address.parse(parts[0]).orElseThrow(() -> new Broken(line));
            Kind kind = Kind.of(parts[3].charAt(0));
            if (kind == null || parts.length != 4 || where.column() == 0) {
                throw new Broken(line);
            }
            String value = parts[3].substring(1);
            if (kind == Kind.NUMBER && !NUMBER.matcher(value).matches()) {
                throw new Broken(line);
            }
            cells.put(
                    where,
                    new Content(
                            kind,
                            kind == Kind.TEXT ? texts.get(Integer.parseInt(value)) : unescaped(value),
                            parts[2].isEmpty()
                                    ? null
                                    : RelativeFormula.parse(formulas.get(Integer.parseInt(parts[2])), where),
                            formats.get(Integer.parseInt(parts[1]))));
            before = where;
        }

        private void finish() {
            if (!sheet.isEmpty()) {
                sheets.add(new Sheet(sheet.get(0), sheet.get(1), cells, marks));
            }
            cells = new LinkedHashMap<>();
            marks = new TreeMap<>();
            before = new Address(0, 0);
        }
    }
}
