package io.ratebook;

import io.ratebook.cases.Acceptance;
import io.ratebook.cases.CaseFile;
import io.ratebook.cases.CaseRunner;
import io.ratebook.cases.Coverage;
import io.ratebook.cases.Coverage.By;
import io.ratebook.cases.JUnitXml;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Csv;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.rules.Rulebook;
import io.ratebook.workbook.FilledCells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules held against their cases, and against the figures that workbooks expect of them. */
public final class Testing {
    /** What a run says of a figure that isn't as expected. */
    private static final Set<String> FIGURES = Set.of("RB-EXP-DIFFERS", "RB-EXP-STALE", "RB-EXP-UNDEFINED");

    private final TestContext context;
    private final List<Finding> findings = new ArrayList<>();

    private Testing(TestContext context) {
        this.context = context;
    }

    public static TestResult of(TestContext context) {
        try (RulesInForce force = RulesInForce.of(context.rules(), context.rulesName())) {
            return of(context, force, Map.of());
        }
    }

    /**
     * The same under rules that were read before, and that stay open.
     *
     * @param known of files whose cases have the outcomes of before, by their path: they aren't run again
     */
    static TestResult of(TestContext context, RulesInForce force, Map<String, TestResult.File> known) {
        return new Testing(context).run(force, known);
    }

    private TestResult run(RulesInForce force, Map<String, TestResult.File> known) {
        findings.addAll(force.findings());
        Optional<Rulebook> rulebook = force.rulebook().value();
        if (rulebook.isEmpty() || Finding.anyError(findings)) {
            return new TestResult(List.of(), List.of(), Optional.empty(), sorted());
        }
        List<RuleRef> rules = rulebook.get().rules();
        Coverage coverage = new Coverage(rules);
        CaseRunner runner = new CaseRunner(
                rulebook.get().noting(asked -> coverage.note(By.CASES, asked)),
                force.card().value().rates());
        List<TestResult.File> files = new ArrayList<>();
        for (CaseFile each : cases(force.folder(), rules)) {
            TestResult.File before = known.get(each.path());
            files.add(
                    before != null
                            ? before
                            : new TestResult.File(
                                    each,
                                    each.cases().stream()
                                            .map(one -> runner.run(each, one))
                                            .toList()));
        }
        List<TestResult.Workbook> workbooks = context.workbooks().stream()
                .map(each -> workbook(each, force, coverage))
                .toList();
        return new TestResult(files, workbooks, Optional.of(coverage), sorted());
    }

    private List<CaseFile> cases(RulesFolder folder, List<RuleRef> rules) {
        Map<String, Stage> stages = rules.stream()
                .collect(Collectors.toMap(each -> each.at().file(), RuleRef::stage, (one, same) -> one, TreeMap::new));
        Checked<List<CaseFile>> read = folder.cases(stages);
        findings.addAll(read.findings());
        Set<String> without = new TreeSet<>(stages.keySet());
        read.value().forEach(each -> without.remove(each.rules()));
        without.forEach(each -> findings.add(Finding.warning(
                "RB-CASE-NONE",
                Location.ofFile(each),
                "has no cases: nothing says whether its rules decide what they should",
                "write them into " + each.replaceFirst("(?i)\\.drl(\\.xlsx)?$", ".cases.csv"))));
        return read.value();
    }

    private TestResult.Workbook workbook(Path path, RulesInForce force, Coverage coverage) {
        RunResult run = RatingRun.reported(
                context.run(path), force, rules -> rules.noting(asked -> coverage.note(By.WORKBOOKS, asked)));
        List<Finding> wrong = run.findings().stream()
                .filter(each -> each.isError() || FIGURES.contains(each.code()))
                .toList();
        return new TestResult.Workbook(
                path, run.report().map(each -> each.verdicts()).orElse(List.of()), wrong);
    }

    private List<Finding> sorted() {
        return findings.stream().distinct().sorted().toList();
    }

    /**
     * Fills what open cases leave empty with what was decided; all files together, or none.
     *
     * @return how many cells were filled, by file
     * @throws PublishException where some file can't be put in its place; then none has changed
     */
    public static Map<Path, Integer> accept(TestContext context, TestResult result) throws PublishException {
        RulesFolder folder = RulesFolder.of(context.rules(), context.rulesName());
        Map<Path, Integer> filled = new LinkedHashMap<>();
        Publications files = new Publications();
        for (TestResult.File each : result.files()) {
            List<Acceptance> values = each.outcomes().stream()
                    .map(Acceptance::of)
                    .flatMap(List::stream)
                    .toList();
            if (!values.isEmpty()) {
                Path path = folder.file(each.file().path());
                byte[] bytes = filled(path, values);
                files.add(Publication.to(path), bytes, Publication.Verification.verbatim(bytes));
                filled.put(path, values.size());
            }
        }
        files.publish();
        return filled;
    }

    private static byte[] filled(Path path, List<Acceptance> values) throws PublishException {
        try {
            if (path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
                Map<Location, Object> cells = new LinkedHashMap<>();
                values.forEach(each -> cells.put(each.where(), each.value()));
                return FilledCells.in(Files.readAllBytes(path), cells);
            }
            SortedMap<Integer, SortedMap<Integer, String>> cells = new TreeMap<>();
            values.forEach(each -> cells.computeIfAbsent(each.where().line(), line -> new TreeMap<>())
                    .put(each.where().column(), each.text()));
            return Csv.edited(Files.readString(path), cells).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PublishException(path + " can't be read again: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the outcomes as JUnit XML.
     *
     * @throws PublishException where the file can't be put there
     */
    public static void writeJUnit(Path file, TestResult result) throws PublishException {
        byte[] bytes = JUnitXml.of(TestSuites.of(result));
        Publication.to(file).publish(bytes, Publication.Verification.verbatim(bytes));
    }
}
