package io.ratebook.finding;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in an input, as its editor shows it: a file, a cell of a sheet, or a line of a text file.
 *
 * @param file as the user wrote it, relative to where the user stands
 * @param sheet the sheet's name; null for text files
 * @param row one-based, as Excel numbers it; zero where the place is no cell
 * @param column one-based, A is 1; in a line of a text file that is no table, the character; zero where none is known
 * @param line one-based; zero where the place is no line
 */
public record Location(String file, @Nullable String sheet, int row, int column, int line)
        implements Comparable<Location> {
    private static final int LONGEST_SHEET = 60;

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::file)
            .thenComparing(each -> each.sheet == null ? "" : each.sheet)
            .thenComparing(Location::row)
            .thenComparing(Location::line)
            .thenComparing(Location::column);

    public static Location ofFile(String file) {
        return new Location(file, null, 0, 0, 0);
    }

    public static Location ofSheet(String file, String sheet) {
        return new Location(file, sheet, 0, 0, 0);
    }

    /** A cell of a sheet; row and column count from 1. */
    public static Location ofCell(String file, String sheet, int row, int column) {
        return new Location(file, sheet, row, column, 0);
    }

    public static Location ofLine(String file, int line) {
        return new Location(file, null, 0, 0, line);
    }

    /** A column of a line of a text file: of a CSV the cell, of other texts the character; both count from 1. */
    public static Location ofLine(String file, int line, int column) {
        return new Location(file, null, 0, column, line);
    }

    public boolean isCell() {
        return sheet != null && row > 0 && column > 0;
    }

    /** The cell's own address, {@code D14}; empty where the place is no cell. */
    public String address() {
        return isCell() ? columnLetters(column) + row : "";
    }

    /** The letters of a one-based column: 1 is A, 27 is AA. */
    public static String columnLetters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** {@code budget.xlsx › Usage!D14}, {@code rules/30-adjust/batch.drl:14}, or the file alone; safe for a terminal. */
    @Override
    public String toString() {
        String shown = Printable.of(file);
        if (sheet != null) {
            return shown + " › " + shortened(Printable.of(sheet)) + (isCell() ? "!" + address() : "");
        }
        return line > 0 ? shown + ":" + line : shown;
    }

    /** Excel allows 31 characters; a file may hold more. */
    private static String shortened(String sheet) {
        return sheet.length() > LONGEST_SHEET ? sheet.substring(0, LONGEST_SHEET) + "…" : sheet;
    }

    /** As {@link #toString}, with the column of a line: {@code rules/30-adjust/batch.drl:14:5}, {@code cards/acme.csv:3, column F}. */
    public String exact() {
        if (line == 0 || column == 0) {
            return toString();
        }
        return file.toLowerCase(Locale.ROOT).endsWith(".csv")
                ? this + ", column " + columnLetters(column)
                : this + ":" + column;
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }
}
