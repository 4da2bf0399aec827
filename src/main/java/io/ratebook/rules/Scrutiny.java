package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.lint.RuleText;
import io.ratebook.rules.logic.Logic;
import io.ratebook.rules.logic.LogicRule;
import io.ratebook.rules.logic.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a run doesn't ask of rules, and whoever keeps them should: sources, cases, what they say together. */
final class Scrutiny {
    /** A number, or the name of a vendor or model: a fact that somebody has read somewhere. */
    private static final Pattern FACT = Pattern.compile(
            "(?<![\\w$.])(?:dec|range|times|price|limit)\\s*\\(\\s*\"|(?<![\\w$])(?:provider|model)\\s*(?:==|matches)\\s*\"");

    private final Map<String, String> cases;
    private final Vocabulary vocabulary;
    private final List<Finding> findings = new ArrayList<>();

    Scrutiny(Map<String, String> cases, Vocabulary vocabulary) {
        this.cases = Map.copyOf(cases);
        this.vocabulary = vocabulary;
    }

    List<Finding> of(List<RuleFile> files, List<RuleSource> sources) {
        files.forEach(this::nextLanguage);
        sources.forEach(this::stated);
        sources.stream().map(RuleSource::path).distinct().forEach(path -> cases(path, sources));
        List<LogicRule> rules = sources.stream()
                .flatMap(each -> LogicReader.rules(each).stream())
                .toList();
        rules.forEach(rule ->
                rule.calls().forEach(call -> StageWords.checkWord(call.word(), rule.stage(), rule.at(), findings)));
        findings.addAll(Logic.findings(rules, vocabulary));
        return findings;
    }

    private void nextLanguage(RuleFile file) {
        if (file instanceof RuleFile.Drl drl) {
            RuleText text = DrlReader.text(drl);
            if (DrlSyntax.of(text, offset -> Location.ofFile(drl.path()))
                    .findings()
                    .isEmpty()) {
                DrlSyntax.next(text, offset -> Location.ofLine(drl.path(), text.lineAt(offset), text.columnAt(offset)))
                        .ifPresent(findings::add);
            }
        }
    }

    private void stated(RuleSource source) {
        for (RuleSource.Named rule : source.rules()) {
            if (rule.ref().source().isEmpty()
                    && source.isSound()
                    && FACT.matcher(RuleText.of(source.only(List.of(rule)).drl())
                                    .uncommented())
                            .find()) {
                findings.add(
                        Finding.warning(
                                "RB-RULE-SOURCE",
                                rule.idAt(),
                                "the rule " + rule.ref().id() + " states a fact and not where it is from",
                                rule.idAt().isCell()
                                        ? "fill in the column METADATA with the snippet source(\"$param\"), or add it"
                                        : "add a line @source(\"the page or document, and the day it was seen\") below its name"));
            }
        }
    }

    private void cases(String path, List<RuleSource> sources) {
        String stem = path.replaceFirst("\\.drl(?:\\.xlsx)?$", "");
        Optional<String> text =
                Optional.ofNullable(cases.getOrDefault(stem + ".cases.csv", cases.get(stem + ".cases.xlsx")));
        List<RuleSource.Named> rules = sources.stream()
                .filter(each -> each.path().equals(path))
                .flatMap(each -> each.rules().stream())
                .toList();
        if (text.isEmpty() && !rules.isEmpty()) {
            findings.add(Finding.warning(
                    "RB-RULE-CASE",
                    Location.ofFile(path),
                    "has no cases: nobody would notice if its rules decided otherwise",
                    "write some into " + stem.substring(stem.lastIndexOf('/') + 1) + ".cases.csv beside it"));
            return;
        }
        for (RuleSource.Named rule : rules) {
            String id = rule.ref().id();
            boolean told = text.filter(each -> !each.isEmpty())
                    .map(each -> Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])")
                            .matcher(each)
                            .find())
                    .orElse(true);
            if (!told && RuleIds.ID.matcher(id).matches()) {
                findings.add(Finding.warning(
                        "RB-RULE-CASE",
                        rule.idAt(),
                        "no case expects anything of the rule " + id,
                        "add a row to the cases beside the file, with " + id + " under Expect"));
            }
        }
    }
}
