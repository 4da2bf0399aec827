package io.ratebook.workbook.seal;

import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows that were inserted or deleted: everything below stands elsewhere, though nobody edited it. */
final class RowShift {
    private static final int MOST_ROWS = 200;

    private RowShift() {}

    /** {@code 2 rows were inserted above row 7}; empty where no such thing explains the difference. */
    static Optional<String> between(Sheet held, Sheet holds) {
        SortedMap<Integer, String> then = rows(held);
        SortedMap<Integer, String> now = rows(holds);
        if (then.equals(now) || then.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        int first = firstDifference(then, now);
        for (int shift = 1; shift <= MOST_ROWS; shift++) {
            if (isMoved(then, now, first, shift)) {
                return Optional.of(rowCount(shift) + " inserted above row " + first);
            }
            if (isMoved(now, then, first, shift)) {
                return Optional.of(rowCount(shift) + " deleted at row " + first);
            }
        }
        return Optional.empty();
    }

    private static String rowCount(int rows) {
        return rows + (rows == 1 ? " row was" : " rows were");
    }

    private static int firstDifference(SortedMap<Integer, String> then, SortedMap<Integer, String> now) {
        TreeSet<Integer> rows = new TreeSet<>(then.keySet());
        rows.addAll(now.keySet());
        return rows.stream()
                .filter(each -> !then.getOrDefault(each, "").equals(now.getOrDefault(each, "")))
                .findFirst()
                .orElse(0);
    }

    /** True where every row from the first on stands so many rows further down in the other, and at least one is there. */
    private static boolean isMoved(
            SortedMap<Integer, String> from, SortedMap<Integer, String> to, int first, int shift) {
        Map<Integer, String> moved = new HashMap<>();
        from.tailMap(first).forEach((row, text) -> moved.put(row + shift, text));
        return !moved.isEmpty() && moved.equals(new HashMap<>(to.tailMap(first + shift)));
    }

    /** What was typed into each row, and where its formulas are; their texts follow the rows by themselves. */
    private static SortedMap<Integer, String> rows(Sheet sheet) {
        SortedMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
        sheet.cells()
                .forEach((where, cell) -> rows.computeIfAbsent(where.row(), each -> new TreeMap<>())
                        .put(where.column(), typed(cell)));
        SortedMap<Integer, String> texts = new TreeMap<>();
        rows.forEach((row, cells) -> texts.put(row, cells.toString()));
        return texts;
    }

    private static String typed(Content cell) {
        return cell.isComputed() ? "=" : cell.kind().letter + cell.value();
    }
}
