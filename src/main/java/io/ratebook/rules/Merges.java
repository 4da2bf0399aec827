package io.ratebook.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged areas of a sheet. */
record Merges(List<Area> areas) {
    private static final Pattern AREA = Pattern.compile("\\$?([A-Z]+)\\$?(\\d+):\\$?([A-Z]+)\\$?(\\d+)");

    /** Rows and columns count from one; both ends inclusive. */
    record Area(String name, int firstRow, int firstColumn, int lastRow, int lastColumn) {
        boolean holds(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    Merges {
        areas = List.copyOf(areas);
    }

    static Merges of(List<String> names) {
        return new Merges(
                names.stream().map(Merges::area).flatMap(Optional::stream).toList());
    }

    /** The first column of the area that covers the cell; the cell's own where none does. */
    int firstColumn(int row, int column) {
        return over(row, column).map(Area::firstColumn).orElse(column);
    }

    Optional<Area> over(int row, int column) {
        return areas.stream().filter(each -> each.holds(row, column)).findFirst();
    }

    private static Optional<Area> area(String name) {
        Matcher found = AREA.matcher(name);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Area(
                name,
                Integer.parseInt(found.group(2)),
                column(found.group(1)),
                Integer.parseInt(found.group(4)),
                column(found.group(3))));
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (sum, letter) -> 26 * sum + letter - 'A' + 1);
    }
}
