package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What can be measured, by name. */
enum Subject {
    START("the rules of rules/ compiled by Drools alone, beside Ratebook's first answer and its next", "", 1, 5) {
        @Override
        Comparison comparison(Path work, int rows) throws IOException, InterruptedException {
            return Starts.of(work);
        }
    },
    RATING(
            "lines by 200 prices: Ratebook, by hand, Drools, OpenL Tablets, DuckDB, genai-prices, ZEN Engine",
            "lines",
            1_000_000,
            5) {
        @Override
        Comparison comparison(Path work, int rows) throws IOException, InterruptedException {
            return Ratings.of(work, rows);
        }
    },
    READING("a sheet of 15 columns: Ratebook, POI's events, fastexcel-reader", "rows", Sheets.MOST_ROWS, 3) {
        @Override
        Comparison comparison(Path work, int rows) throws IOException {
            return Sheets.reading(work, rows);
        }
    },
    WRITING("a sheet of 15 columns: Ratebook, SXSSF, fastexcel", "rows", Sheets.MOST_ROWS, 3) {
        @Override
        Comparison comparison(Path work, int rows) {
            return Sheets.writing(work, rows);
        }
    },
    RUNS(
            "ratebook run over a full sheet, beside fastexcel-reader, Drools and SXSSF put together",
            "rows",
            Runs.MOST_USAGES,
            1) {
        @Override
        Comparison comparison(Path work, int rows) throws IOException {
            return Runs.of(work, rows);
        }
    },
    SCALING(
            "ratebook run, from a workbook to its result, with ten times as many usages each time",
            "rows",
            1_000_000,
            1) {
        @Override
        Comparison comparison(Path work, int rows) throws IOException {
            return Scales.of(work, rows);
        }
    };

    private final String about;
    private final String unit;
    private final int rows;
    private final int rounds;

    /**
     * @param unit what is counted, in the plural; empty where nothing is
     * @param rows how many, where the command doesn't say
     * @param rounds how many count, where the command doesn't say
     */
    Subject(String about, String unit, int rows, int rounds) {
        this.about = about;
        this.unit = unit;
        this.rows = rows;
        this.rounds = rounds;
    }

    /** As the command has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String about() {
        return about;
    }

    String unit() {
        return unit;
    }

    int rows() {
        return rows;
    }

    int rounds() {
        return rounds;
    }

    /**
     * @param work an empty folder, for what they need and leave
     * @param rows how many lines or rows
     */
    abstract Comparison comparison(Path work, int rows) throws IOException, InterruptedException;
}
