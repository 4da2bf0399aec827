package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.json.JsonDiff;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Report;
import io.ratebook.report.effects.Comparison;
import io.ratebook.report.effects.Costed;
import io.ratebook.report.effects.CostedLines;
import io.ratebook.report.effects.Effects;
import io.ratebook.report.effects.Redecisions;
import io.ratebook.workbook.diff.DiffWorkbook;
import io.ratebook.workbook.seal.SealCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Workbooks under two sets of rules, in one process; or two results. What costs otherwise, and why. */
public final class Differing {
    private final List<Finding> findings = new ArrayList<>();

    private Differing() {}

    /** @throws UnknownSettingException where a setting names no assumption */
    public static DiffResult of(DiffContext context) {
        return new Differing().run(context);
    }

    /** Two results, as they were written or saved again. */
    public static DiffResult ofResults(Path then, Path now, Case which) {
        return new Differing().results(then, now, which);
    }

    private DiffResult run(DiffContext context) {
        List<Comparison> comparisons = new ArrayList<>();
        try (RulesInForce then =
                        RulesInForce.of(context.then().rules(), context.then().name());
                RulesInForce now =
                        RulesInForce.of(context.now().rules(), context.now().name())) {
            for (Path workbook : context.workbooks()) {
                Optional<Report> before = report(context.run(workbook, context.then()), then);
                Optional<Report> after = report(context.run(workbook, context.now()), now);
                if (before.isPresent() && after.isPresent()) {
                    comparisons.add(comparison(workbook, before.get(), after.get(), context.which()));
                }
            }
            return new DiffResult(files(then.folder(), now.folder()), comparisons, sorted());
        }
    }

    private Optional<Report> report(RunContext context, RulesInForce force) {
        RunResult run = RatingRun.reported(context, force, UnaryOperator.identity());
        run.findings().stream().filter(Finding::isError).forEach(findings::add);
        return run.report();
    }

    static Comparison comparison(Path workbook, Report then, Report now, Case which) {
        List<Costed> before = CostedLines.of(then, which);
        List<Costed> after = CostedLines.of(now, which);
        return new Comparison(
                workbook.getFileName().toString(),
                now.request().header().currency().getCurrencyCode(),
                Effects.between(before, after),
                Effects.ofLines(before, after),
                Redecisions.between(then, now));
    }

    private static List<String> files(RulesFolder then, RulesFolder now) {
        Map<String, String> before = then.hashes();
        Map<String, String> after = now.hashes();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> files = new ArrayList<>();
        for (String each : names) {
            if (!before.containsKey(each)) {
                files.add(each + " new");
            } else if (!after.containsKey(each)) {
                files.add(each + " gone");
            } else if (!before.get(each).equals(after.get(each))) {
                files.add(each + " changed");
            }
        }
        return files;
    }

    private DiffResult results(Path then, Path now, Case which) {
        String word = which.name().toLowerCase(Locale.ROOT);
        Optional<Sealed> before = lines(then, word);
        Optional<Sealed> after = lines(now, word);
        if (before.isEmpty() || after.isEmpty()) {
            return new DiffResult(List.of(), List.of(), sorted());
        }
        Comparison comparison = new Comparison(
                then.getFileName() + " and " + now.getFileName(),
                currency(before, after),
                Effects.between(before.get().lines(), after.get().lines()),
                Effects.ofLines(before.get().lines(), after.get().lines()),
                List.of());
        return new DiffResult(List.of(), List.of(comparison), sorted());
    }

    private static String currency(Optional<Sealed> one, Optional<Sealed> other) {
        String its = one.orElseThrow().currency();
        return its.equals(other.orElseThrow().currency()) ? its : "";
    }

    private record Sealed(List<Costed> lines, String currency) {}

    /** The lines of a result as they were sealed. */
    private Optional<Sealed> lines(Path result, String which) {
        Checked<Optional<SealCheck>> opened = SealCheck.open(result, result.toString());
        findings.addAll(opened.findings());
        SealCheck check = opened.value().orElse(null);
        if (check == null) {
            return Optional.empty();
        }
        if (check.provenance().isEmpty()) {
            findings.add(Finding.error(
                    "RB-DIFF-RESULT",
                    Location.ofFile(result.toString()),
                    "is no result of Ratebook with a whole seal: its lines can't be compared",
                    "rate it first, or name two folders of rules with --rules"));
            return Optional.empty();
        }
        if (check.fingerprint().isEmpty()) {
            findings.add(Finding.error(
                    "RB-DIFF-SEAL",
                    Location.ofFile(result.toString()),
                    "its seal was edited: what it says of the lines may not be what was written",
                    "see what ratebook verify says of it, or rate its input again"));
            return Optional.empty();
        }
        return Optional.of(new Sealed(
                check.lines(which), check.provenance().get().options().getOrDefault("currency", "")));
    }

    private List<Finding> sorted() {
        return findings.stream().distinct().sorted().toList();
    }

    /**
     * Writes the comparison, all files together or none.
     *
     * @throws PublishException where a file can't be put there
     */
    public static void write(DiffResult result, Optional<Path> json, Optional<Path> workbook, List<Path> inputs)
            throws PublishException {
        Publications files = new Publications();
        if (json.isPresent()) {
            files.add(place(json.get(), inputs), JsonDiff.of(result.files(), result.comparisons()), JsonDiff::verify);
        }
        if (workbook.isPresent()) {
            byte[] bytes = DiffWorkbook.of(result.files(), result.comparisons());
            files.add(place(workbook.get(), inputs), bytes, Publication.Verification.verbatim(bytes));
        }
        files.publish();
    }

    private static Publication place(Path file, List<Path> inputs) throws PublishException {
        Publication place = Publication.to(file);
        for (Path each : inputs) {
            place = Publication.to(file, each);
        }
        return place;
    }
}
