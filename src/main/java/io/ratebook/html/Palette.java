package io.ratebook.html;

import java.util.List;

/** The colours of the house, as in the workbook. */
final class Palette {
    static final String INK = "#1f2937";
    static final String RULE = "#d1d5db";
    static final String GRID = "#e5e7eb";
    static final String SOFT = "#9fb3cd";
    static final String STRONG = "#1f3a5f";
    static final String LESS = "#2a9d8f";
    static final String MORE = "#e76f51";

    private static final List<String> SERIES = List.of(
            "#1f3a5f", "#2a9d8f", "#e9c46a", "#e76f51", "#7a8fb3", "#8ab17d", "#b56576", "#f4a261", "#6d597a",
            "#94a3b8");

    private Palette() {}

    /** The colour of a series, counted from 0; they begin again after the tenth. */
    static String series(int index) {
        return SERIES.get(index % SERIES.size());
    }
}
