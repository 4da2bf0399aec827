package io.ratebook;

import io.ratebook.finding.FileFate;
import io.ratebook.finding.FileFate.Kind;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.RuleSurvey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each file of a rules folder is there for, and what came of it. */
final class FileFates {
    private static final String EXCEL = "~$";
    private static final String OFFICE = ".~lock.";

    private final Map<String, Path> files;

    FileFates(Map<String, Path> files) {
        this.files = Map.copyOf(files);
    }

    /** A warning for each file that a program holds open: what isn't saved yet isn't checked. */
    List<Finding> open() {
        List<Finding> open = new ArrayList<>();
        for (String path : files.keySet()) {
            String name = name(path);
            String program = program(name);
            if (!program.isEmpty()) {
                String folder = path.substring(0, path.length() - name.length());
                open.add(Finding.warning(
                        "RB-RULE-OPEN",
                        Location.ofFile(folder + opened(name)),
                        "is open in " + program + ": what isn't saved yet isn't read",
                        "save it and close it; where it isn't open, delete " + name));
            }
        }
        return open;
    }

    List<FileFate> of(RuleSurvey survey, RateCard card, RuleCases cases, List<Finding> findings) {
        return files.keySet().stream()
                .sorted()
                .map(path -> judged(fate(path, survey, card, cases), findings))
                .toList();
    }

    /** With the number of its errors. */
    static FileFate judged(FileFate fate, List<Finding> findings) {
        long errors = findings.stream()
                .filter(each -> each.isError() && each.where().file().equals(fate.path()))
                .count();
        return errors == 0
                ? fate
                : new FileFate(
                        fate.path(),
                        fate.kind(),
                        fate.count(),
                        (fate.kind() == Kind.NOT_READ ? "" : "broken: ")
                                + errors
                                + (errors == 1 ? " error" : " errors"));
    }

    private static FileFate fate(String path, RuleSurvey survey, RateCard card, RuleCases cases) {
        String name = name(path).toLowerCase(Locale.ROOT);
        Integer rules = survey.rules().get(path);
        if (rules != null) {
            return new FileFate(path, Kind.RULES, rules, "");
        }
        Integer counted = cases.counts().get(path);
        if (counted != null) {
            return new FileFate(path, Kind.CASES, counted, "");
        }
        boolean passing = name.startsWith(EXCEL) || name.startsWith(".") || name.endsWith("~");
        if (!passing && path.contains("/rate-cards/") && name.matches(".*\\.(csv|xlsx)")) {
            long prices = card.rates().stream()
                    .filter(each -> each.where().file().equals(path))
                    .count();
            return new FileFate(path, Kind.PRICES, (int) prices, "");
        }
        if (!passing && (name.endsWith(".drl") || name.endsWith(".drl.xlsx"))) {
            return new FileFate(path, Kind.RULES, 0, "");
        }
        return new FileFate(path, Kind.NOT_READ, 0, why(name));
    }

    private static String why(String name) {
        String program = program(name);
        if (!program.isEmpty()) {
            return opened(name) + " is open in " + program;
        }
        if (name.endsWith("~")) {
            return "an editor's copy";
        }
        if (name.endsWith(".md")) {
            return "documentation";
        }
        return name.endsWith("-checked.xlsx") ? "a copy with remarks" : "no rule file by its name";
    }

    private static String program(String name) {
        return name.startsWith(EXCEL) ? "Excel" : name.startsWith(OFFICE) ? "LibreOffice" : "";
    }

    private static String opened(String name) {
        return name.startsWith(EXCEL)
                ? name.substring(EXCEL.length())
                : name.replaceFirst("^\\.~lock\\.", "").replaceFirst("#$", "");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
