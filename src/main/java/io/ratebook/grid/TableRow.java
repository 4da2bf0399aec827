package io.ratebook.grid;

import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a table: its values by column name, and the place of each. */
public final class TableRow {
    private final Table table;
    private final int row;
    private final Map<String, Object> values;
    private final Map<String, Object> extras;

    private TableRow(Table table, int row, Map<String, Object> values, Map<String, Object> extras) {
        this.table = table;
        this.row = row;
        this.values = values;
        this.extras = extras;
    }

    static TableRow read(Table table, int row, Map<String, Column> declared, CellReader reader) {
        Map<String, Object> values = new HashMap<>();
        declared.forEach((header, column) -> {
            Object value = value(table.cell(row, table.position(header).orElse(null)), column, reader);
            if (value != null) {
                values.put(header, value);
            }
        });
        Map<String, Object> extras = new LinkedHashMap<>();
        table.ownColumns().forEach((header, position) -> {
            Object value = reader.any(table.cell(row, position), Column.of(header, Column.Kind.ANY, ""));
            if (value != null) {
                extras.put(header, value);
            }
        });
        return new TableRow(table, row, values, Collections.unmodifiableMap(extras));
    }

    private static @Nullable Object value(Cell cell, Column column, CellReader reader) {
        return switch (column.kind()) {
            case PASSAGE -> reader.passage(cell, column);
            case TEXT, FILE -> {
                String text = reader.text(cell, column);
                yield text.isEmpty() ? null : text;
            }
            case NUMBER, AMOUNT, COUNT -> reader.number(cell, column);
            case NUMBERS -> {
                List<BigDecimal> numbers = reader.numbers(cell, column);
                yield numbers.isEmpty() ? null : numbers;
            }
            case DATE -> reader.date(cell, column);
            case ANY -> reader.any(cell, column);
            case RESULT -> null;
        };
    }

    /** Empty where the cell is blank, absent or was reported. */
    public String text(String column) {
        Object value = values.get(table.keyed(column));
        return value == null ? "" : value.toString();
    }

    public Optional<BigDecimal> number(String column) {
        return Optional.ofNullable((BigDecimal) values.get(table.keyed(column)));
    }

    /** Of a column of kind NUMBERS: each number once, in the order of the cell; empty where it is blank, absent or was reported. */
    @SuppressWarnings("unchecked") // only the reader of that kind puts a value there
    public List<BigDecimal> numbers(String column) {
        Object value = values.get(table.keyed(column));
        return value == null ? List.of() : (List<BigDecimal>) value;
    }

    public Optional<LocalDate> date(String column) {
        return Optional.ofNullable((LocalDate) values.get(table.keyed(column)));
    }

    /** Of a column of kind ANY: BigDecimal, LocalDate, Boolean or String. */
    public Optional<Object> value(String column) {
        return Optional.ofNullable(values.get(table.keyed(column)));
    }

    /** The values of the columns that nobody declared, by header as written. */
    public Map<String, Object> extras() {
        return extras;
    }

    /** The cell itself; blank where the table has no such column. */
    public Cell cell(String column) {
        return table.cell(row, table.position(column).orElse(null));
    }

    /** True where the table has that column, whether or not this row fills it. */
    public boolean has(String column) {
        return table.has(column);
    }

    /** Where that column's cell is; the row's first cell where the table has no such column. */
    public Location where(String column) {
        return table.position(column)
                .map(position -> table.grid().where(row, position))
                .orElseGet(this::where);
    }

    public Location where() {
        return table.grid().where(row, 1);
    }

    /** One-based. */
    public int row() {
        return row;
    }
}
