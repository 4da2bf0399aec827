package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.finding.Finding;
import io.ratebook.report.Report;
import io.ratebook.report.effects.Comparison;
import io.ratebook.rules.RuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks and rules that are looked at again and again. What has changed is read, the cases are run, and the workbooks are rated; rules
 * with errors never come into force.
 */
public final class Watching implements AutoCloseable {
    private final WatchContext context;
    private final Map<Path, Report> reports = new HashMap<>();
    private final TreeSet<Finding> known = new TreeSet<>();
    private Map<Path, Seen> seen = Map.of();
    private @Nullable Map<Path, Seen> moving;
    private @Nullable RulesInForce force;
    private Optional<TestResult> tested = Optional.empty();

    /** False where the last reading failed: then cards may have changed that were never taken. */
    private boolean lastSound = true;

    /** A file as it was: another time or size is another file. */
    private record Seen(FileTime time, long size) {}

    public Watching(WatchContext context) {
        this.context = context;
    }

    /** Reads, tests and rates everything. */
    public WatchResult start() {
        seen = files();
        return looked(List.of(), true, context.workbooks());
    }

    /** Empty where nothing has changed, or a file is still being written: it is looked at when it has come to rest. */
    public Optional<WatchResult> look() {
        Map<Path, Seen> now = files();
        if (now.equals(seen)) {
            moving = null;
            return Optional.empty();
        }
        if (!now.equals(moving)) {
            moving = now;
            return Optional.empty();
        }
        List<Path> changed = changed(seen, now);
        seen = now;
        moving = null;
        boolean rules = changed.stream().anyMatch(each -> each.startsWith(context.rules()));
        List<Path> workbooks = rules
                ? context.workbooks()
                : context.workbooks().stream().filter(changed::contains).toList();
        return Optional.of(looked(changed, rules, workbooks));
    }

    private WatchResult looked(List<Path> changed, boolean rulesChanged, List<Path> workbooks) {
        List<Finding> findings = new ArrayList<>();
        Optional<TestResult> tests = Optional.empty();
        boolean inForce = true;
        if (rulesChanged) {
            List<String> names = changed.stream().map(this::shown).toList();
            inForce = reload(names, findings);
            RulesInForce rules = force;
            tests = inForce && rules != null
                    ? Optional.of(Testing.of(context.test(), rules, stillKnown(names)))
                    : Optional.empty();
            tests.ifPresent(each -> findings.addAll(each.findings()));
            tested = inForce ? tests : Optional.empty();
        }
        List<Comparison> comparisons = new ArrayList<>();
        RulesInForce rules = force;
        if (rules != null && inForce) {
            workbooks.forEach(each -> rate(each, rules, comparisons, findings));
        }
        List<Finding> sorted = findings.stream().distinct().sorted().toList();
        List<Finding> told = sorted.stream()
                .filter(each -> each.isError() || !known.contains(each))
                .toList();
        known.clear();
        known.addAll(sorted);
        return new WatchResult(changed.stream().map(this::shown).toList(), inForce, tests, comparisons, told);
    }

    /** The outcomes that nothing of what has changed can change: of other stages, in other files, and no costs. */
    private Map<String, TestResult.File> stillKnown(List<String> changed) {
        Map<String, TestResult.File> known = new HashMap<>();
        tested.ifPresent(result -> result.files().forEach(each -> {
            String stage = each.file().stage().folder() + "/";
            boolean touched = changed.isEmpty() || changed.stream().anyMatch(name -> name.startsWith(stage));
            if (!touched && !each.file().costs()) {
                known.put(each.file().path(), each);
            }
        }));
        return known;
    }

    /** Takes the newest rules where they have no errors; else those before them stay. */
    private boolean reload(List<String> changed, List<Finding> findings) {
        boolean cards = changed.stream().anyMatch(each -> each.startsWith(RuleFolder.RATE_CARDS + "/"));
        RulesInForce before = force;
        RulesInForce newest = before == null
                ? RulesInForce.of(context.rules(), context.rulesName())
                : before.anew(cards || !lastSound);
        List<Finding> found = newest.findings();
        findings.addAll(found);
        lastSound = !Finding.anyError(found);
        if (!lastSound) {
            newest.close();
            return false;
        }
        if (before != null) {
            before.close();
        }
        force = newest;
        return true;
    }

    private void rate(Path workbook, RulesInForce rules, List<Comparison> comparisons, List<Finding> findings) {
        if (!Files.exists(workbook)) {
            return;
        }
        RunResult run = RatingRun.reported(context.run(workbook), rules, UnaryOperator.identity());
        run.findings().stream().filter(Finding::isError).forEach(findings::add);
        run.report().ifPresent(report -> {
            Report before = reports.put(workbook, report);
            comparisons.add(Differing.comparison(workbook, before == null ? report : before, report, Case.BASE));
        });
    }

    private static List<Path> changed(Map<Path, Seen> then, Map<Path, Seen> now) {
        TreeSet<Path> all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        all.removeIf(each -> then.containsKey(each) && then.get(each).equals(now.get(each)));
        return List.copyOf(all);
    }

    private String shown(Path file) {
        Path inside = file.startsWith(context.rules()) ? context.rules().relativize(file) : file;
        return inside.toString().replace('\\', '/');
    }

    /** Those whose saving counts: no lock files, no editor's own. */
    private Map<Path, Seen> files() {
        Map<Path, Seen> files = new TreeMap<>();
        try {
            RuleFolder.files(context.rules()).stream()
                    .filter(each -> !isPassing(each.getFileName().toString()))
                    .forEach(each -> see(each, files));
        } catch (IOException e) {
            // a folder that is being replaced: the next look sees it whole
            return new LinkedHashMap<>(seen);
        }
        context.workbooks().forEach(each -> see(each, files));
        return files;
    }

    private static void see(Path file, Map<Path, Seen> into) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                into.put(file, new Seen(attributes.lastModifiedTime(), attributes.size()));
            }
        } catch (IOException e) {
            // gone between two calls: it isn't there
        }
    }

    private static boolean isPassing(String name) {
        return name.startsWith("~$") || name.startsWith(".") || name.endsWith("~") || name.endsWith(".tmp");
    }

    @Override
    public void close() {
        if (force != null) {
            force.close();
        }
    }
}
