package io.ratebook.grid;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.lookalike.LookAlikes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows below a header. Columns may stand in any order; the header is the row of the first 20 that names most of the
 * declared columns; blank rows are passed over, and what follows them is read. Columns that nobody declared are kept as extras.
 */
public final class Table {
    private static final int HEADER_WITHIN = 20;
    private static final int MOST_FINDINGS = 200;
    private static final int LONGEST_HEADER = 60;
    private static final int MOST_COMPARED = 1000;

    private final Grid grid;
    private final int headerRow;
    private final Map<String, Integer> positions;
    private final Map<String, Integer> extras;
    private final List<TableRow> rows;
    private final Map<String, String> keys = new HashMap<>();

    private Table(
            Grid grid,
            int headerRow,
            Map<String, Integer> positions,
            Map<String, Integer> extras,
            List<Finding> into,
            Map<String, Column> declared) {
        this.grid = grid;
        this.headerRow = headerRow;
        this.positions = positions;
        this.extras = extras;
        this.rows = new ArrayList<>();
        CellReader reader = new CellReader(grid.textual(), into);
        for (int row : grid.rows().tailMap(headerRow + 1).keySet()) {
            if (!grid.isBlankRow(row)) {
                rows.add(TableRow.read(this, row, declared, reader));
            }
        }
        if (reader.unsaid() > 0) {
            into.add(Finding.error(
                    "RB-VAL-MORE",
                    grid.where(),
                    reader.unsaid() + " more cells can't be read; the first are told",
                    null));
        }
    }

    /** Reads every cell of the declared columns by its kind. The table holds what could be read; the findings tell the rest. */
    public static Checked<Table> read(Grid grid, List<Column> columns) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Column> declared = byHeader(columns);
        int header = headerRow(grid, declared);
        Map<String, Integer> positions = new LinkedHashMap<>();
        Map<String, Integer> extras = new LinkedHashMap<>();
        int lastColumn = grid.lastColumn();
        for (int column = 1; header > 0 && column <= lastColumn; column++) {
            place(grid.cell(header, column), column, declared, positions, extras, findings);
        }
        missing(grid, header, columns, positions, extras, findings);
        int from = header > 0 ? header : grid.lastRow();
        return new Checked<>(new Table(grid, from, positions, extras, findings, declared), findings);
    }

    public List<TableRow> rows() {
        return List.copyOf(rows);
    }

    public boolean has(String column) {
        return positions.containsKey(keyed(column));
    }

    /** The one-based position of a declared column; empty where the header doesn't have it. */
    public Optional<Integer> position(String column) {
        return Optional.ofNullable(positions.get(keyed(column)));
    }

    /** The one-based row of the header; the last row where no header was found. */
    public int headerRow() {
        return headerRow;
    }

    public Grid grid() {
        return grid;
    }

    /** The headers that nobody declared, as written, with their positions. */
    public Map<String, Integer> extras() {
        return Map.copyOf(extras);
    }

    /** As {@link #extras}, without a copy: asked for in every row. */
    Map<String, Integer> ownColumns() {
        return extras;
    }

    Cell cell(int row, @Nullable Integer column) {
        return column == null ? Cell.of(grid.where(), CellValue.BLANK) : grid.cell(row, column);
    }

    /** {@link #key}, remembered: the same few headers are asked for in every row. */
    String keyed(String header) {
        return keys.computeIfAbsent(header, Table::key);
    }

    static String key(String header) {
        String key = header.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
        return isEven(key) ? key : key.replaceAll("\\s+", " ");
    }

    /** True where words are one space apart; asked for every cell, so without a pattern. */
    private static boolean isEven(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isWhitespace(each) && (each != ' ' || text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Column> byHeader(List<Column> columns) {
        Map<String, Column> declared = new LinkedHashMap<>();
        for (Column column : columns) {
            declared.put(key(column.name()), column);
            if (column.ranged()) {
                declared.put(key(column.low()), column);
                declared.put(key(column.high()), column);
            }
        }
        return declared;
    }

    private static int headerRow(Grid grid, Map<String, Column> declared) {
        int best = 0;
        long most = 0;
        for (int row = 1; row <= Math.min(HEADER_WITHIN, grid.lastRow()); row++) {
            long named = grid.rows().getOrDefault(row, Collections.emptySortedMap()).values().stream()
                    .filter(each -> declared.containsKey(key(each.shown())))
                    .count();
            if (named > most) {
                best = row;
                most = named;
            }
        }
        return best;
    }

    private static void place(
            Cell cell,
            int column,
            Map<String, Column> declared,
            Map<String, Integer> positions,
            Map<String, Integer> extras,
            List<Finding> findings) {
        String header = cell.shown().strip();
        if (header.isEmpty()) {
            return;
        }
        if (isLookAlike(cell, header, declared, findings)) {
            return;
        }
        Map<String, Integer> target = declared.containsKey(key(header)) ? positions : extras;
        String name = target == positions ? key(header) : header;
        Integer before = target.putIfAbsent(name, column);
        if (before != null && findings.size() < MOST_FINDINGS) {
            findings.add(Finding.error(
                    "RB-HDR-DUP",
                    cell.where(),
                    "the header \"" + Shown.safely(header) + "\" stands in column " + Location.columnLetters(before)
                            + " too",
                    "rename or delete one of the two"));
        }
    }

    /** True, and reported, where a header only looks like a declared one: its values would be passed over. */
    private static boolean isLookAlike(Cell cell, String header, Map<String, Column> declared, List<Finding> findings) {
        List<String> like =
                declared.containsKey(key(header)) ? List.of() : LookAlikes.of(key(header), declared.keySet());
        if (!like.isEmpty()) {
            findings.add(Finding.error(
                    "RB-VAL-CHAR",
                    cell.where(),
                    "the header \"" + Shown.safely(header) + "\" looks like \"" + like.get(0) + "\", but holds "
                            + LookAlikes.points(header),
                    "type the header anew"));
        }
        return !like.isEmpty();
    }

    private static void missing(
            Grid grid,
            int header,
            List<Column> columns,
            Map<String, Integer> positions,
            Map<String, Integer> extras,
            List<Finding> findings) {
        for (Column column : columns) {
            boolean ranged = column.ranged()
                    && positions.containsKey(key(column.low()))
                    && positions.containsKey(key(column.high()));
            if (column.required() && !positions.containsKey(key(column.name())) && !ranged) {
                String near = Nearest.suggestion(column.name(), extras.keySet());
                findings.add(Finding.error(
                        "RB-HDR-MISSING",
                        header > 0 ? grid.where(header, 1) : grid.where(),
                        "there is no column \"" + column.name() + "\"",
                        near != null
                                ? "rename the column " + near.substring("write ".length()) + " to \"" + column.name()
                                        + "\""
                                : "add it: " + column.meaning()));
            }
        }
        misspelt(grid, header, columns, positions, extras, findings);
    }

    /** An extra column whose header is nearly that of an optional column is reported: its values would be passed over in silence. */
    private static void misspelt(
            Grid grid,
            int header,
            List<Column> columns,
            Map<String, Integer> positions,
            Map<String, Integer> extras,
            List<Finding> findings) {
        List<String> open = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (Column column : columns) {
            List<String> names =
                    column.ranged() ? List.of(column.name(), column.low(), column.high()) : List.of(column.name());
            names.stream()
                    .filter(each -> !column.required() && !positions.containsKey(key(each)))
                    .forEach(open::add);
            names.stream().filter(each -> positions.containsKey(key(each))).forEach(taken::add);
        }
        Map<String, String> squeezed = new HashMap<>();
        taken.forEach(each -> squeezed.putIfAbsent(squeezed(each), each));
        extras.entrySet().stream()
                .limit(MOST_COMPARED)
                .filter(each -> each.getKey().length() <= LONGEST_HEADER)
                .forEach(each -> nearest(each.getKey(), open, squeezed)
                        .ifPresent(near -> findings.add(Finding.warning(
                                "RB-HDR-UNKNOWN",
                                grid.where(header, each.getValue()),
                                "the header \"" + Shown.safely(each.getKey())
                                        + "\" is none that Ratebook reads; it is carried along",
                                "write \"" + near + "\""))));
    }

    /** The optional column that a header nearly is, or the one that it repeats but for spaces. */
    private static Optional<String> nearest(String extra, List<String> open, Map<String, String> squeezed) {
        return open.stream()
                .filter(each -> extra.length() > 3 && Nearest.isNear(extra, each))
                .findFirst()
                .or(() -> Optional.ofNullable(squeezed.get(squeezed(extra))));
    }

    private static String squeezed(String header) {
        return header.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
