package io.ratebook.workbook.seal;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.workbook.read.CellNumbers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a workbook says and computes, without how it looks: what a seal holds, and what a file is compared by.
 *
 * @param date1904 true where days are counted from 1904
 * @param sheets in their order
 * @param names the defined names, and what each means
 */
record Snapshot(boolean date1904, List<Sheet> sheets, SortedMap<Name, String> names) {
    Snapshot {
        sheets = List.copyOf(sheets);
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** A defined name; {@code scope} is the sheet that it belongs to, empty for the whole workbook. */
    record Name(String scope, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int order = scope.compareTo(other.scope);
            return order == 0 ? name.compareTo(other.name) : order;
        }
    }

    /**
     * One sheet.
     *
     * @param state visible, hidden or veryHidden
     * @param cells those that hold something, row by row; kept as they are, for they are many
     * @param marks what else a reader sees or doesn't see, by kind and place
     */
    record Sheet(String name, String state, Map<Address, Content> cells, SortedMap<Mark, String> marks) {
        Sheet {
            cells = Collections.unmodifiableMap(cells);
            marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
        }

        /** The same but for one cell. */
        Sheet without(Address where) {
            Map<Address, Content> others = new LinkedHashMap<>(cells);
            others.remove(where);
            return new Sheet(name, state, others, marks);
        }

        private Sheet with(Map<Address, BigDecimal> typed) {
            if (typed.isEmpty()) {
                return this;
            }
            Map<Address, Content> changed = new LinkedHashMap<>(cells);
            typed.forEach((where, number) -> changed.computeIfPresent(
                    where,
                    (each, cell) -> cell.kind == Kind.TEXT && !cell.isComputed() ? number(number, cell.format) : cell));
            return new Sheet(name, state, changed, marks);
        }
    }

    /** Something about a place of a sheet: a comment at D4, a hidden row 7. */
    record Mark(String kind, String place) implements Comparable<Mark> {
        @Override
        public int compareTo(Mark other) {
            int order = kind.compareTo(other.kind);
            return order == 0 ? place.compareTo(other.place) : order;
        }
    }

    private static Content number(BigDecimal number, String format) {
        String digits = Exact.text(number);
        return new Content(
                Kind.NUMBER, CellNumbers.parse(digits).map(Exact::text).orElse(digits), null, format);
    }

    /** What a cell's value is. */
    enum Kind {
        NUMBER('n'),
        TEXT('s'),
        BOOL('b'),
        FAULT('e'),
        /** A formula that gives an empty text, or whose value isn't stored. */
        EMPTY('-');

        final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static @Nullable Kind of(char letter) {
            for (Kind each : values()) {
                if (each.letter == letter) {
                    return each;
                }
            }
            return null;
        }
    }

    /**
     * What a cell holds.
     *
     * @param value a number in plain digits, at most 15 significant; a text with line feeds between its lines
     * @param formula without the equals sign; of an array in braces; null where there is none
     * @param format the code of the number format
     */
    record Content(Kind kind, String value, @Nullable String formula, String format) {
        boolean isComputed() {
            return formula != null;
        }
    }

    /** The same with numbers in place of texts, by their cells; what is no typed text stays. */
    Snapshot with(Map<Location, BigDecimal> typed) {
        Map<String, Map<Address, BigDecimal>> bySheet = new HashMap<>();
        typed.forEach((where, number) -> bySheet.computeIfAbsent(String.valueOf(where.sheet()), each -> new HashMap<>())
                .put(new Address(where.row(), where.column()), number));
        return new Snapshot(
                date1904,
                sheets.stream()
                        .map(each -> each.with(bySheet.getOrDefault(each.name, Map.of())))
                        .toList(),
                names);
    }

    /** The sheet of that name; null where there is none. */
    @Nullable
    Sheet sheet(String name) {
        return sheets.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElse(null);
    }
}
