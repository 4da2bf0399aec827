package io.ratebook;

import io.ratebook.cases.CaseFile;
import io.ratebook.cases.RuleCase;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.ratecard.TextTable;
import io.ratebook.rules.Rulebook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a folder, to read: listed by stage, and one by one. */
public final class RuleList {
    private RuleList() {}

    /**
     * Everything that it is told from outside.
     *
     * @param rulesName the folder in findings and in the places of rules
     * @param stage whose rules to list; empty for all
     * @param used whether to say which cases and workbooks use each rule
     * @param workbooks that may use rules; rated one after the other
     * @param today the as-of day of a workbook that states none
     */
    public record Question(
            Path rules,
            String rulesName,
            Optional<Stage> stage,
            boolean used,
            List<Path> workbooks,
            LocalDate today,
            String version) {
        public Question {
            workbooks = List.copyOf(workbooks);
        }
    }

    /** What uses a rule: how many cases expect it, and the workbooks in whose costs it decides something, by its id. */
    private record Uses(Map<String, Integer> cases, Map<String, Set<String>> workbooks) {
        String of(String id) {
            int some = cases.getOrDefault(id, 0);
            List<String> uses = new ArrayList<>();
            if (some > 0) {
                uses.add(some + (some == 1 ? " case" : " cases"));
            }
            uses.addAll(workbooks.getOrDefault(id, Set.of()));
            return uses.isEmpty() ? "nothing" : String.join(", ", uses);
        }
    }

    /**
     * A table for each stage that has rules.
     *
     * @return the lines; none where the rules have errors. The findings are those of the rules, or of workbooks that can't be rated
     */
    public static Checked<List<String>> list(Question question) {
        try (RulesInForce force = RulesInForce.of(question.rules(), question.rulesName())) {
            Rulebook rulebook = force.rulebook().value().orElse(null);
            if (rulebook == null) {
                return new Checked<>(List.of(), force.rulebook().findings());
            }
            List<Finding> findings = new ArrayList<>(force.rulebook().findings());
            Uses uses = question.used() ? uses(question, force, rulebook, findings) : null;
            List<String> lines = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                List<RuleRef> rules = rulebook.rules().stream()
                        .filter(each -> each.stage() == stage)
                        .filter(each ->
                                question.stage().isEmpty() || question.stage().get() == stage)
                        .toList();
                if (!rules.isEmpty()) {
                    lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
                    lines.add(stage.folder());
                    table(rules, uses).forEach(each -> lines.add("  " + each));
                }
            }
            return new Checked<>(lines, findings);
        }
    }

    private static List<String> table(List<RuleRef> rules, @Nullable Uses uses) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("ID", "Title", "Owner", "Where"));
        rows.add(header);
        rules.forEach(each -> rows.add(new ArrayList<>(List.of(each.id(), each.title(), each.owner(), place(each)))));
        if (uses != null) {
            header.add("Used by");
            for (int i = 0; i < rules.size(); i++) {
                rows.get(i + 1).add(uses.of(rules.get(i).id()));
            }
        }
        return TextTable.of(rows);
    }

    /** The file and cell or line, from the stage's folder on, which stands above. */
    private static String place(RuleRef rule) {
        String at = rule.at().toString();
        String below = rule.stage().folder() + "/";
        int from = rule.at().file().lastIndexOf(below);
        return from < 0 ? at : at.substring(from + below.length());
    }

    private static Uses uses(Question question, RulesInForce force, Rulebook rulebook, List<Finding> findings) {
        Map<String, Integer> cases = new TreeMap<>();
        List<CaseFile> files = cases(force, rulebook, findings);
        for (RuleRef rule : rulebook.rules()) {
            long some = files.stream()
                    .flatMap(each -> each.cases().stream())
                    .filter(each -> each.expects(rule.id()))
                    .count();
            cases.put(rule.id(), (int) some);
        }
        Map<String, Set<String>> workbooks = new TreeMap<>();
        for (Path each : question.workbooks()) {
            String name = String.valueOf(each.getFileName()).replaceFirst("(?i)\\.xlsx$", "");
            RunContext context = RunContext.rating(
                    each,
                    question.rules(),
                    question.rulesName(),
                    Optional.empty(),
                    Map.of(),
                    question.today(),
                    question.version());
            RunResult run = RatingRun.reported(
                    context,
                    force,
                    rules -> rules.noting(asked -> asked.decisions()
                            .forEach(decision -> workbooks
                                    .computeIfAbsent(decision.by().id(), id -> new TreeSet<>())
                                    .add(name))));
            if (run.report().isEmpty()) {
                run.findings().stream().filter(Finding::isError).forEach(findings::add);
            }
        }
        return new Uses(cases, workbooks);
    }

    private static List<CaseFile> cases(RulesInForce force, Rulebook rulebook, List<Finding> findings) {
        Map<String, Stage> stages = rulebook.rules().stream()
                .collect(Collectors.toMap(each -> each.at().file(), RuleRef::stage, (one, same) -> one, TreeMap::new));
        Checked<List<CaseFile>> cases = force.folder().cases(stages);
        findings.addAll(cases.findings());
        return cases.value();
    }

    /**
     * One rule: what it says, where it stands, its conditions and action, and the cases that expect it.
     *
     * @return the lines; none where the rules have errors, which are the findings
     * @throws UnknownWordException where no rule has the id
     */
    public static Checked<List<String>> show(Path folder, String rulesName, String id) {
        try (RulesInForce force = RulesInForce.of(folder, rulesName)) {
            Rulebook rulebook = force.rulebook().value().orElse(null);
            if (rulebook == null) {
                return new Checked<>(List.of(), force.rulebook().findings());
            }
            List<Finding> findings = new ArrayList<>(force.rulebook().findings());
            List<CaseFile> cases = cases(force, rulebook, findings);
            return new Checked<>(shown(rulebook, named(rulebook, id), cases), findings);
        }
    }

    private static RuleRef named(Rulebook rulebook, String id) {
        return rulebook.rules().stream()
                .filter(each -> each.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> near = Nearest.to(
                            id.strip(),
                            rulebook.rules().stream().map(RuleRef::id).toList(),
                            2,
                            3);
                    return new UnknownWordException("no rule has the id \"" + id + "\"."
                            + (near.isEmpty()
                                    ? " Maybe look at: ratebook rules list."
                                    : " Maybe " + String.join(", ", near) + "."));
                });
    }

    private static List<String> shown(Rulebook rulebook, RuleRef rule, List<CaseFile> files) {
        List<String> lines = new ArrayList<>();
        lines.add(rule.id() + "  " + rule.title());
        lines.add("  stage   " + rule.stage().word());
        lines.add("  where   " + rule.at());
        lines.add("  source  " + (rule.source().isEmpty() ? "none named" : rule.source()));
        lines.add("  owner   " + (rule.owner().isEmpty() ? "nobody named" : rule.owner()));
        lines.add("");
        rulebook.text(rule).lines().forEach(each -> lines.add(each.isBlank() ? "" : "  " + each.replace('\t', ' ')));
        lines.add("");
        List<String> named = new ArrayList<>();
        for (CaseFile file : files) {
            for (RuleCase each : file.cases()) {
                if (each.expects(rule.id())) {
                    named.add("  " + each.where() + "  " + each.name());
                }
            }
        }
        lines.add(named.isEmpty() ? "No case expects it." : "Cases that expect it");
        lines.addAll(named);
        return lines;
    }
}
