package io.ratebook.workbook.seal;

import io.ratebook.finding.Location;
import io.ratebook.grid.Address;

/**
 * Formulas with their cells told by how far away they are, so that a column of the same formula is the same text again and again:
 * {@code B8*$C$1} in D8 is {@code `0,-2`*`$1,$C`}. And back.
 */
final class RelativeFormula {
    private static final char MARK = '`';

    private final String text;
    private final Address where;
    private final StringBuilder all;
    private int at;

    private RelativeFormula(String text, Address where) {
        this.text = text;
        this.where = where;
        this.all = new StringBuilder(text.length() + 16);
    }

    /** As told from the cell that holds it; as it is where it holds a mark of ours itself. */
    static String of(String formula, Address where) {
        return formula.indexOf(MARK) >= 0 ? "=" + formula : new RelativeFormula(formula, where).relative();
    }

    /** @throws IllegalArgumentException where it is none of ours */
    static String parse(String relative, Address where) {
        return relative.startsWith("=") ? relative.substring(1) : new RelativeFormula(relative, where).absolute();
    }

    private String relative() {
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '"' || each == '\'') {
                quoted(each);
            } else if (isWord(each)) {
                word();
            } else {
                all.append(each);
                at++;
            }
        }
        return all.toString();
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        end = end < 0 ? text.length() : end + 1;
        all.append(text, at, end);
        at = end;
    }

    private static boolean isWord(char each) {
        return Character.isLetterOrDigit(each) || each == '$' || each == '_' || each == '.' || each == '\\';
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '(' || next == '!' || next == '[' || !cell(start, at)) {
            all.append(text, start, at);
        }
    }

    /** Appends the cell's distance; false where the word is no cell in plain capitals. */
    private boolean cell(int start, int end) {
        int i = start;
        boolean fixedColumn = text.charAt(i) == '$';
        i += fixedColumn ? 1 : 0;
        int letters = i;
        int column = 0;
        while (i < end && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' && i - letters < 4) {
            column = column * 26 + text.charAt(i++) - 'A' + 1;
        }
        int lettersEnd = i;
        boolean fixedRow = i < end && text.charAt(i) == '$';
        i += fixedRow ? 1 : 0;
        int digits = i;
        int row = 0;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9' && i - digits < 8) {
            row = row * 10 + text.charAt(i++) - '0';
        }
        boolean cell = i == end && lettersEnd > letters && i > digits && text.charAt(digits) != '0';
        if (!cell || row > Address.LAST_ROW || column > Address.LAST_COLUMN) {
            return false;
        }
        all.append(MARK).append(fixedRow ? "$" + row : row - where.row()).append(',');
        if (fixedColumn) {
            all.append('$').append(text, letters, lettersEnd);
        } else {
            all.append(column - where.column());
        }
        all.append(MARK);
        return true;
    }

    private String absolute() {
        for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, at)) {
            all.append(text, at, mark);
            int comma = text.indexOf(',', mark);
            int end = text.indexOf(MARK, mark + 1);
            if (comma < 0 || end < comma) {
                throw new IllegalArgumentException("no formula of a snapshot: " + text);
            }
            String row = text.substring(mark + 1, comma);
            String column = text.substring(comma + 1, end);
            all.append(
                    column.startsWith("$")
                            ? column
                            : Location.columnLetters(where.column() + Integer.parseInt(column)));
            all.append(row.startsWith("$") ? row : String.valueOf(where.row() + Integer.parseInt(row)));
            at = end + 1;
        }
        return all.append(text, at, text.length()).toString();
    }
}
