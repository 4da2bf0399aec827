package io.ratebook.workbook.template;

import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.workbook.SheetLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one input sheet, by header. Values are given as they would be typed: numbers in plain digits, dates as
 * 2026-11-22, formulas with a leading equals sign, where {@code [Calls]} means the cell of that column in the same row.
 */
final class InputSheet {
    /** A column as it stands in this sheet: a declared one, the companion of one, or one of the user's own. */
    record Field(String header, Column column) {}

    private final SheetLayout layout;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private String hint = "";
    private int spareRows;
    private boolean everyColumn;

    InputSheet(SheetLayout layout) {
        this.layout = layout;
    }

    String name() {
        return layout.name();
    }

    SheetLayout layout() {
        return layout;
    }

    List<Map<String, String>> rows() {
        return List.copyOf(rows);
    }

    /** Adds a row: header, value, header, value … Blank values leave the cell empty. */
    InputSheet row(String... headersAndValues) {
        if (headersAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a header without a value in " + String.join(", ", headersAndValues));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < headersAndValues.length; i += 2) {
            row.put(headersAndValues[i], headersAndValues[i + 1]);
        }
        return row(row);
    }

    InputSheet row(Map<String, String> valuesByHeader) {
        Map<String, String> row = new LinkedHashMap<>(valuesByHeader);
        row.values().removeIf(String::isBlank);
        rows.add(row);
        return this;
    }

    /** A line above the header. */
    InputSheet hint(String words) {
        hint = words;
        return this;
    }

    String hint() {
        return hint;
    }

    /** Empty rows, formatted like the others, for the reader to type in; every declared column but the rare ones is shown. */
    InputSheet blank(int howMany) {
        spareRows = howMany;
        everyColumn = true;
        return this;
    }

    int spareRows() {
        return spareRows;
    }

    /** The columns that are shown: required ones, those that a row uses, what Ratebook writes; own columns after the declared ones. */
    List<Field> fields() {
        Set<String> used = new LinkedHashSet<>();
        rows.forEach(each -> used.addAll(each.keySet()));
        List<Field> fields = new ArrayList<>();
        for (Column column : layout.columns()) {
            boolean shown = everyColumn && !column.rare() || isAlwaysShown(column);
            boolean ranged = column.ranged() && (used.contains(column.low()) || used.contains(column.high()));
            addIf(ranged, fields, column.low(), column);
            addIf(shown || ranged || used.contains(column.name()), fields, column.name(), column);
            addIf(ranged, fields, column.high(), column);
        }
        fields.forEach(each -> used.remove(each.header()));
        used.forEach(each -> fields.add(new Field(each, own(each))));
        return fields;
    }

    /** The formula of In use names the three cases, whether or not a row has them all. */
    private boolean isAlwaysShown(Column column) {
        boolean estimate = layout.equals(SheetLayout.ASSUMPTIONS) && column.isNumeric();
        return column.required() || column.kind() == Kind.RESULT || estimate;
    }

    private static void addIf(boolean condition, List<Field> fields, String header, Column column) {
        if (condition) {
            fields.add(new Field(header, column));
        }
    }

    /** A column of Scenarios that is named as one of Usage overrides it, and takes what that one takes. */
    private Column own(String header) {
        Column undeclared = Column.of(header, Kind.ANY, "a column of your own: rules may ask for it");
        return layout.equals(SheetLayout.SCENARIOS)
                ? SheetLayout.USAGE.column(header).orElse(undeclared)
                : undeclared;
    }
}
