package io.ratebook;

import io.ratebook.cases.CaseFile;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import io.ratebook.rules.RuleFolder;
import io.ratebook.workbook.SheetLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of cases beside the rules.
 *
 * @param texts by path: every cell, so that one can see which rules are spoken of; empty where the file can't be read to its end
 * @param counts by path: the rows below the header that aren't blank
 */
record RuleCases(Map<String, String> texts, Map<String, Integer> counts) {
    RuleCases {
        texts = Map.copyOf(texts);
        counts = Map.copyOf(counts);
    }

    /**
     * Reads every file of cases as a test would, but runs none.
     *
     * @param files every file of the rules folder, by its path
     */
    static Checked<RuleCases> read(Map<String, Path> files) {
        Map<String, Stage> rules = stages(files);
        List<Finding> findings = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        files.forEach((shown, path) -> {
            if (isCases(shown)) {
                Checked<List<Grid>> sheets = RulesFolder.card(path, shown);
                findings.addAll(sheets.findings());
                findings.addAll(findings(shown, sheets.value(), rules, files));
                texts.put(shown, sheets.hasErrors() ? "" : text(sheets.value()));
                counts.put(
                        shown, sheets.value().stream().mapToInt(RuleCases::rows).sum());
            }
        });
        return new Checked<>(new RuleCases(texts, counts), findings);
    }

    static boolean isCases(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith("~$") && !name.startsWith(".") && CaseFile.isNamedSo(name);
    }

    /** Where the rules beside it stand in no stage's folder, that is told of them, and nothing can be said of their cases. */
    private static List<Finding> findings(
            String shown, List<Grid> sheets, Map<String, Stage> rules, Map<String, Path> files) {
        return CaseFile.ruleFiles(shown).stream().anyMatch(each -> files.containsKey(each) && !rules.containsKey(each))
                ? List.of()
                : CaseFile.read(shown, sheets, rules, SheetLayout.USAGE.columns())
                        .findings();
    }

    private static Map<String, Stage> stages(Map<String, Path> files) {
        Map<String, Stage> stages = new HashMap<>();
        for (String path : files.keySet()) {
            String name = path.toLowerCase(Locale.ROOT);
            if (name.endsWith(".drl") || name.endsWith(".drl.xlsx")) {
                RuleFolder.stage(path).ifPresent(stage -> stages.put(path, stage));
            }
        }
        return stages;
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
