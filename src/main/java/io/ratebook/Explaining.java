package io.ratebook;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.json.JsonExplanation;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Line;
import io.ratebook.report.Report;
import io.ratebook.report.explain.Explainer;
import io.ratebook.rules.Asked;
import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workbook rated in memory, to say why its lines cost what they do. */
public final class Explaining {
    private Explaining() {}

    /** Everything that it is told from outside; see {@link RunContext}. */
    public record Question(
            Path workbook,
            Path rules,
            String rulesName,
            Optional<LocalDate> asOf,
            Map<String, BigDecimal> settings,
            LocalDate today,
            String version,
            Reading reading) {}

    /**
     * Explains lines.
     *
     * @param which the number of a line, the id of a usage for all its lines, or {@code all}; empty for none
     * @throws UnknownSettingException where a setting names no assumption
     */
    public static ExplainResult of(Question question, Optional<String> which) {
        RunContext context = RunContext.rating(
                        question.workbook(),
                        question.rules(),
                        question.rulesName(),
                        question.asOf(),
                        question.settings(),
                        question.today(),
                        question.version())
                .reading(question.reading());
        List<Asked> asked = new ArrayList<>();
        try (RulesInForce force = RulesInForce.of(context.rules(), context.rulesName())) {
            RunResult run = RatingRun.reported(context, force, rules -> rules.noting(each -> note(asked, each)));
            Report report = run.report().orElse(null);
            if (report == null) {
                return new ExplainResult(
                        List.of(),
                        List.of(),
                        run.findings().stream().filter(Finding::isError).toList());
            }
            Explainer explainer = new Explainer(report, force.rulebook().value().orElseThrow(), asked);
            List<Line> wanted = which.map(each -> wanted(report, each)).orElse(List.of());
            return new ExplainResult(
                    report.lines(), wanted.stream().map(explainer::explain).toList(), List.of());
        }
    }

    /** The three cases are asked first; what is asked after the advice is for other settings. */
    private static void note(List<Asked> asked, Asked question) {
        boolean others = asked.stream().anyMatch(each -> each.stage() == Stage.ADVISE);
        if (!others) {
            asked.add(question);
        }
    }

    private static List<Line> wanted(Report report, String which) {
        List<Line> numbered = report.lines().stream()
                .filter(each -> String.valueOf(each.number()).equals(which))
                .toList();
        List<Line> named = report.lines().stream()
                .filter(each -> each.usageId().equalsIgnoreCase(which))
                .toList();
        List<Line> every = which.equalsIgnoreCase("all") ? report.lines() : List.of();
        return !numbered.isEmpty() ? numbered : !named.isEmpty() ? named : every;
    }

    /**
     * Writes explanations as JSON.
     *
     * @throws PublishException where the file can't be put there
     */
    public static void writeJson(Path file, Path workbook, ExplainResult result) throws PublishException {
        byte[] bytes = JsonExplanation.of(workbook.getFileName().toString(), result.explanations());
        Publication.to(file, workbook).publish(bytes, JsonExplanation::verify);
    }
}
