package io.ratebook.cli;

import io.ratebook.CheckContext;
import io.ratebook.CheckFiles;
import io.ratebook.CheckResult;
import io.ratebook.Checking;
import io.ratebook.finding.Printable;
import io.ratebook.publish.PublishException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook check}: everything that is wrong with rules, prices and workbooks, at once. */
@Command(
        name = "check",
        description =
                "Says what came of each file of the rules, and everything that is wrong. Ends with 0 where there is no error.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
    private static final String EXPIRES = "--expires-within";
    private static final String OLDER = "--older-than";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WORKBOOK",
            arity = "0..*",
            description = "Workbooks (.xlsx) to check too, such as for models that nothing prices.")
    private List<Path> workbooks = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards and rules; without it, the installation's.")
    private @Nullable Path rules;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day whose prices count; without it, today.")
    private @Nullable String asOf;

    @Option(
            names = EXPIRES,
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Tell prices that end within so many days and that no other follows; without it, 30.")
    private String expiresWithin = "30";

    @Option(
            names = OLDER,
            paramLabel = "DAYS",
            defaultValue = "365",
            description = "Tell prices that were seen longer ago than so many days; without it, 365.")
    private String olderThan = "365";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the files and findings as JSON.")
    private @Nullable Path json;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write the findings as SARIF 2.1.0.")
    private @Nullable Path sarif;

    @Option(
            names = "--annotate",
            paramLabel = "DIR",
            description = "Also write a copy of each bad sheet, NAME-checked.xlsx, with a remark on each bad cell.")
    private @Nullable Path annotate;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    CheckCommand() {}

    @Override
    public Integer call() {
        CheckContext context = context();
        PrintWriter out = spec.commandLine().getOut();
        try {
            CheckResult found = Checking.of(context);
            new CheckTable(out).print(found);
            CheckFiles files = new CheckFiles(found, Version.number());
            if (json != null) {
                files.json(json);
            }
            if (sarif != null) {
                files.sarif(sarif);
            }
            if (annotate != null) {
                files.annotated(annotate).forEach(each -> out.println("Written to " + Printable.of(each.toString())));
            }
            return found.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private CheckContext context() {
        for (Path each : workbooks) {
            if (each.getFileName() == null) {
                throw new ParameterException(spec.commandLine(), "WORKBOOK: " + each + " is no file");
            }
        }
        return new CheckContext(
                Installation.rules(rules, spec),
                workbooks,
                new Days(spec).orToday(asOf),
                days(EXPIRES, expiresWithin),
                days(OLDER, olderThan),
                reading.reading());
    }

    private int days(String option, String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new ParameterException(
                    spec.commandLine(), option + ": \"" + text + "\" is no number of days; write one such as 30");
        }
        return Integer.parseInt(text);
    }
}
