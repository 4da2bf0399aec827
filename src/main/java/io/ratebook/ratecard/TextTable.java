package io.ratebook.ratecard;

import io.ratebook.finding.Printable;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that line up, two blanks apart. */
public final class TextTable {
    private TextTable() {}

    /** Every row has as many cells; the last column isn't padded. Safe for a terminal. */
    public static List<String> of(List<List<String>> texts) {
        List<List<String>> rows = texts.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                int length = row.get(i).length();
                widths[i] = length > widths[i] ? length : widths[i];
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i));
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
        }
        return line.toString().stripTrailing();
    }
}
