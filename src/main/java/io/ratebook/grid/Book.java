package io.ratebook.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sheets of one workbook, in their order.
 *
 * @param names the workbook's defined names that mean one cell ({@code Assumptions!$E$4}), by name
 */
public record Book(String file, List<Grid> sheets, Map<String, String> names) {
    public Book {
        sheets = List.copyOf(sheets);
        names = Map.copyOf(names);
    }

    /** The sheet of that name; case and surrounding spaces don't count. */
    public Optional<Grid> sheet(String name) {
        return sheets.stream()
                .filter(each -> each.sheet().strip().equalsIgnoreCase(name))
                .findFirst();
    }
}
