package io.ratebook.cli;

import io.ratebook.TestResult;
import io.ratebook.UnknownSettingException;
import io.ratebook.WatchContext;
import io.ratebook.WatchResult;
import io.ratebook.Watching;
import io.ratebook.cases.CaseOutcome.Status;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Printable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook watch}: on each save of a rule file, a price or a workbook, what it does. */
@Command(
        name = "watch",
        description =
                "Looks at the rules and workbooks until it is stopped (Ctrl-C): on each save it checks the rules, runs their cases and says what the workbooks cost now. Writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST_FAILURES = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORKBOOK", arity = "1..*", description = "The workbooks (.xlsx) whose costs are told.")
    private List<Path> workbooks = new ArrayList<>();

    @Mixin
    private RulesOption rules = new RulesOption();

    @Mixin
    private RatingOptions rating = new RatingOptions();

    @Option(
            names = "--every",
            paramLabel = "MS",
            defaultValue = "250",
            description = "How many milliseconds lie between two looks; without it, 250.")
    private int every;

    private String since = "";

    WatchCommand() {}

    @Override
    public Integer call() {
        for (Path each : workbooks) {
            if (!Files.isRegularFile(each)) {
                throw new ParameterException(spec.commandLine(), "WORKBOOK: there is no file " + each);
            }
        }
        if (every < 1) {
            throw new ParameterException(spec.commandLine(), "--every: write a number of milliseconds, such as 250");
        }
        WatchContext context = new WatchContext(
                workbooks,
                rules.folder(),
                rules.name(),
                rating.asOf(),
                rating.settings(),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number(),
                rating.reading());
        try (Watching watching = new Watching(context)) {
            told(watching.start());
            spec.commandLine()
                    .getOut()
                    .println("Watching " + Printable.of(context.rules() + " and " + named(workbooks))
                            + "; Ctrl-C ends it.");
            while (!Thread.currentThread().isInterrupted()) {
                spec.commandLine().getOut().flush();
                Thread.sleep(every);
                watching.look().ifPresent(this::told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnknownSettingException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    private static String named(List<Path> workbooks) {
        return String.join(", ", workbooks.stream().map(Path::toString).toList());
    }

    private void told(WatchResult result) {
        PrintWriter out = spec.commandLine().getOut();
        String now = LocalTime.now(ZoneId.systemDefault()).format(CLOCK);
        if (!result.changed().isEmpty()) {
            out.println();
            out.println(now + "  " + Printable.of(String.join(", ", result.changed())));
        }
        result.findings().forEach(out::println);
        if (!result.inForce()) {
            long errors = result.findings().stream().filter(Finding::isError).count();
            out.println(
                    since.isEmpty()
                            ? "No rules are in force: " + errors(errors) + "."
                            : "The rules of " + since + " stay in force: " + errors(errors) + " in newer files.");
            return;
        }
        result.tests().ifPresent(each -> {
            since = now;
            tests(each);
        });
        boolean first = result.changed().isEmpty();
        result.comparisons().forEach(each -> out.println(first ? DiffText.costs(each) : DiffText.inALine(each)));
    }

    private static String errors(long count) {
        return count + (count == 1 ? " error" : " errors");
    }

    private void tests(TestResult tests) {
        PrintWriter out = spec.commandLine().getOut();
        long failed = tests.count(Status.FAILED);
        long passed = tests.count(Status.PASSED);
        TestTable table = new TestTable(out);
        tests.files().stream()
                .flatMap(each -> each.outcomes().stream())
                .filter(each -> each.status() == Status.FAILED)
                .limit(MOST_FAILURES)
                .forEach(table::print);
        out.println(failed == 0 ? passed + " cases as expected" : failed + " cases failed, " + passed + " as expected");
    }
}
