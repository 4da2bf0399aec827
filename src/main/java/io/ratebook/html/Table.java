package io.ratebook.html;

import java.util.ArrayList;
import java.util.List;

/** A table whose first column names its rows. */
final class Table {
    /** A column: numbers stand on the right. */
    private record Head(String name, boolean number) {}

    /** What a cell says, and in what light. */
    record Cell(String text, String mood) {
        static final String GOOD = "good";
        static final String WARN = "warn";
        static final String BAD = "bad";
    }

    private static final int MOST_AT_FULL_SIZE = 7;
    /** So many rows go to the next page together. */
    private static final int MOST_KEPT_WHOLE = 12;

    private final String caption;
    private final List<Head> heads = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String caption) {
        this.caption = caption;
    }

    Table text(String... names) {
        List.of(names).forEach(each -> heads.add(new Head(each, false)));
        return this;
    }

    Table numbers(String... names) {
        List.of(names).forEach(each -> heads.add(new Head(each, true)));
        return this;
    }

    Table numbers(List<String> names) {
        return numbers(names.toArray(String[]::new));
    }

    void row(String... cells) {
        row(List.of(cells).stream().map(each -> new Cell(each, "")).toList());
    }

    void row(List<Cell> cells) {
        noted("", cells);
    }

    /** @param note in small letters below the row's name */
    void noted(String note, List<Cell> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + heads.size() + " columns");
        }
        rows.add(cells);
        notes.add(note);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Markup out) {
        String wide = heads.size() > MOST_AT_FULL_SIZE ? " wide" : "";
        String whole = rows.size() <= MOST_KEPT_WHOLE ? " whole" : "";
        out.open("div", "class", "table" + wide + whole).open("table");
        out.element("caption", caption);
        out.open("thead").open("tr");
        heads.forEach(each -> out.element("th", each.name(), "scope", "col", "class", each.number() ? "number" : ""));
        out.close().close().open("tbody");
        for (int i = 0; i < rows.size(); i++) {
            out.open("tr");
            for (int k = 0; k < heads.size(); k++) {
                cell(out, rows.get(i).get(k), k, notes.get(i));
            }
            out.close();
        }
        out.close().close().close();
    }

    private void cell(Markup out, Cell cell, int column, String note) {
        String kind = (heads.get(column).number() ? "number " : "") + cell.mood();
        out.open(column == 0 ? "th" : "td", "scope", column == 0 ? "row" : "", "class", kind.strip())
                .text(cell.text());
        if (column == 0 && !note.isEmpty()) {
            out.element("small", note);
        }
        out.close();
    }
}
