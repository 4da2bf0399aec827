package io.ratebook;

import io.ratebook.domain.Stage;
import io.ratebook.grid.Cell;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.rules.RuleFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A new file of rules beside a new file of cases, with an example that loads and holds, to be edited. */
public final class NewRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("(?<![A-Z])([A-Z]{2,5})-\\d{2,4}");

    private NewRules() {}

    /**
     * What was written.
     *
     * @param rules the rule file
     * @param cases the cases beside it
     * @param prefix the file's own: its ids are {@code prefix-010} and on
     */
    public record Written(Path rules, Path cases, String prefix) {}

    /** True for a name that a new file may have: small letters, digits and hyphens, a letter first. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The nearest such name; empty where nothing of it can be used. */
    public static String nearestName(String name) {
        String bare = name.replaceFirst("(?i)(\\.drl)?(\\.xlsx)?$", "");
        return bare.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("^[-0-9]+", "")
                .replaceFirst("-+$", "");
    }

    /**
     * Writes both files, or neither.
     *
     * @param table true for a decision table in Excel, false for a text file
     * @throws PublishException where a file of that name stands there already, or one can't be written
     */
    public static Written write(Path folder, String name, Stage stage, boolean table) throws PublishException {
        Path stages = folder.resolve(stage.folder());
        for (String taken : List.of(".drl", ".drl.xlsx", ".cases.csv", ".cases.xlsx")) {
            if (Files.exists(stages.resolve(name + taken))) {
                Publication.toNew(stages.resolve(name + taken));
            }
        }
        String prefix = prefix(name, prefixes(folder));
        RuleDraft draft = new RuleDraft(name, stage, prefix + "-010");
        String rules = name + (table ? ".drl.xlsx" : ".drl");
        String cases = name + ".cases.csv";
        Publications files = new Publications();
        add(files, folder, stages, rules, table ? draft.table().bytes() : utf8(draft.drl()));
        add(files, folder, stages, cases, utf8(draft.cases()));
        files.publish();
        return new Written(stages.resolve(rules), stages.resolve(cases), prefix);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(Publications files, Path folder, Path stages, String name, byte[] bytes)
            throws PublishException {
        files.add(Publication.into(stages, name, folder), bytes, Publication.Verification.verbatim(bytes));
    }

    /** The prefixes of all ids that rule files speak of, also of files with errors. */
    private static Set<String> prefixes(Path folder) {
        Set<String> prefixes = new TreeSet<>();
        for (RuleFile each : RulesFolder.of(folder).ruleFiles().value()) {
            if (each instanceof RuleFile.Drl drl) {
                collect(drl.text(), prefixes);
            } else if (each instanceof RuleFile.Tables tables) {
                tables.sheets().stream()
                        .flatMap(sheet -> sheet.rows().values().stream())
                        .flatMap(row -> row.values().stream())
                        .map(Cell::shown)
                        .forEach(text -> collect(text, prefixes));
            }
        }
        return prefixes;
    }

    private static void collect(String text, Set<String> prefixes) {
        Matcher id = ID.matcher(text);
        while (id.find()) {
            prefixes.add(id.group(1));
        }
    }

    /** The first that is free: its first letters, the words' first letters, its consonants, then any third letter. */
    static String prefix(String name, Set<String> taken) {
        String upper = name.toUpperCase(Locale.ROOT);
        String letters = upper.replaceAll("[^A-Z]", "");
        String padded = letters.length() < 3 ? letters + "RULE" : letters;
        StringBuilder initials = new StringBuilder();
        for (String word : upper.split("-", -1)) {
            String bare = word.replaceAll("[^A-Z]", "");
            initials.append(bare.isEmpty() ? "" : bare.substring(0, 1));
        }
        String consonants = padded.charAt(0) + padded.substring(1).replaceAll("[AEIOU]", "");
        Set<String> wanted = new LinkedHashSet<>();
        cut(padded, 3, wanted);
        cut(initials.toString(), 3, wanted);
        cut(consonants, 3, wanted);
        cut(padded, 4, wanted);
        cut(padded, 5, wanted);
        List<String> candidates = new ArrayList<>(wanted);
        for (char last = 'A'; last <= 'Z'; last++) {
            candidates.add(padded.substring(0, 2) + last);
        }
        for (char third = 'A'; third <= 'Z'; third++) {
            for (char last = 'A'; last <= 'Z'; last++) {
                candidates.add(padded.substring(0, 2) + third + last);
            }
        }
        return candidates.stream()
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every prefix is taken that begins as " + name));
    }

    private static void cut(String letters, int length, Set<String> into) {
        if (letters.length() >= length) {
            into.add(letters.substring(0, length));
        }
    }
}
