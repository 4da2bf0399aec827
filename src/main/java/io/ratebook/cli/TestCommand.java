package io.ratebook.cli;

import io.ratebook.TestContext;
import io.ratebook.TestResult;
import io.ratebook.Testing;
import io.ratebook.finding.Printable;
import io.ratebook.publish.PublishException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook test}: holds the rules against their cases and the workbooks' expected figures. */
@Command(
        name = "test",
        description =
                "Runs the cases beside the rule files and the sheets Expected of workbooks, and says which rules nothing uses.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WORKBOOK",
            arity = "0..*",
            description =
                    "Workbooks, or folders of them, whose expected figures count; without any, the folder workbooks beside the rules.")
    private List<Path> workbooks = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards, rules and cases; without it, the installation's.")
    private @Nullable Path rules;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the outcomes as JUnit XML.")
    private @Nullable Path junit;

    @Option(
            names = "--accept",
            description = "Write what was decided into the cells that cases leave empty under Expect and Cost.")
    private boolean accept;

    TestCommand() {}

    @Override
    public Integer call() {
        Path folder = Installation.rules(rules, spec);
        TestContext context = new TestContext(
                folder,
                Installation.nameOf(rules),
                Workbooks.found(workbooks, folder, "WORKBOOK", spec),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number());
        PrintWriter out = spec.commandLine().getOut();
        try {
            TestResult result = Testing.of(context);
            new TestTable(out).print(result);
            if (junit != null) {
                Testing.writeJUnit(junit, result);
            }
            boolean holds = result.holds();
            if (accept) {
                Map<Path, Integer> filled = Testing.accept(context, result);
                filled.forEach((file, cells) -> out.println(
                        "Filled " + cells + (cells == 1 ? " cell of " : " cells of ") + Printable.of(file.toString())));
                holds |= !filled.isEmpty() && result.holdsButForOpen();
            }
            out.flush();
            return holds ? ExitCode.DONE : ExitCode.FINDINGS;
        } catch (PublishException e) {
            out.flush();
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }
}
