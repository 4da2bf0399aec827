package io.ratebook;

import io.ratebook.grid.Cell;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of cases beside the rules.
 *
 * @param texts by path: every cell, so that one can see which rules are spoken of
 * @param counts by path: the rows below the header that aren't blank
 */
record RuleCases(Map<String, String> texts, Map<String, Integer> counts) {
    RuleCases {
        texts = Map.copyOf(texts);
        counts = Map.copyOf(counts);
    }

    static RuleCases of(Map<String, Path> files) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach((shown, path) -> {
            if (isCases(shown)) {
                List<Grid> sheets = sheets(path, shown);
                texts.put(shown, text(sheets));
                counts.put(shown, sheets.stream().mapToInt(RuleCases::rows).sum());
            }
        });
        return new RuleCases(texts, counts);
    }

    static boolean isCases(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith("~$")
                && !name.startsWith(".")
                && (name.endsWith(".cases.csv") || name.endsWith(".cases.xlsx"));
    }

    private static List<Grid> sheets(Path path, String shown) {
        if (shown.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return RulesFolder.sheets(path, shown).value();
        }
        try {
            return List.of(Csv.read(shown, Files.readString(path)).value());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String text(List<Grid> sheets) {
        return sheets.stream()
                .flatMap(sheet -> sheet.rows().values().stream())
                .flatMap(row -> row.values().stream())
                .map(Cell::shown)
                .collect(Collectors.joining("\n"));
    }

    private static int rows(Grid sheet) {
        long filled = sheet.rows().keySet().stream()
                .filter(row -> !sheet.isBlankRow(row))
                .count();
        return (int) Math.max(0, filled - 1);
    }
}
