package io.ratebook.cli;

import io.ratebook.DiffContext;
import io.ratebook.DiffContext.Side;
import io.ratebook.DiffResult;
import io.ratebook.Differing;
import io.ratebook.RulesRevision;
import io.ratebook.UnknownSettingException;
import io.ratebook.amount.Case;
import io.ratebook.publish.PublishException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook diff}: what an edit of rules or prices does to workbooks. */
@Command(
        name = "diff",
        description =
                "Says what workbooks cost under two sets of rules, line by line, and why: price, volume, mix, rules. Or compares two results.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WORKBOOK",
            arity = "1..*",
            description = "The workbooks that are rated under both; without --rules and --since, two results.")
    private List<Path> workbooks = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "The folder of the rules before, and again that of the rules after; a single one is compared with the installation's.")
    private List<Path> rules = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "REV",
            description = "The rules before are those of this git revision of the folder (HEAD, a tag, a commit).")
    private @Nullable String since;

    @Option(names = "--case", paramLabel = "CASE", description = "Whose costs are compared: low, base or high.")
    private Case which = Case.BASE;

    @Mixin
    private RatingOptions rating = new RatingOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.xlsx",
            description = "Also write a workbook with old, new and change side by side.")
    private @Nullable Path output;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the comparison as JSON.")
    private @Nullable Path json;

    DiffCommand() {}

    @Override
    public Integer call() {
        check();
        try {
            DiffResult result = rules.isEmpty() && since == null
                    ? Differing.ofResults(workbooks.get(0), workbooks.get(1), which)
                    : underRules();
            PrintWriter out = spec.commandLine().getOut();
            new DiffText(out).print(result);
            if (!result.findings().isEmpty()) {
                new Console(spec.commandLine().getErr()).remarks(result.findings());
                return ExitCode.FINDINGS;
            }
            Differing.write(result, Optional.ofNullable(json), Optional.ofNullable(output), workbooks);
            return ExitCode.DONE;
        } catch (UnknownSettingException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private void check() {
        for (Path each : workbooks) {
            if (!Files.isRegularFile(each)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "WORKBOOK: " + (Files.isDirectory(each) ? each + " is a folder" : "there is no file " + each));
            }
        }
        if (rules.isEmpty() && since == null && workbooks.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name two results, or the rules to compare: --rules OLD --rules NEW, or --since REV.");
        }
        if (rules.size() > (since == null ? 2 : 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    since == null ? "--rules: two folders can be compared" : "--rules: --since takes one folder");
        }
    }

    private DiffResult underRules() {
        if (since == null) {
            Path first = Installation.rules(rules.size() == 2 ? rules.get(0) : null, spec);
            Path second = Installation.rules(rules.get(rules.size() - 1), spec);
            return Differing.of(context(side(first), side(second)));
        }
        Path folder = Installation.rules(rules.isEmpty() ? null : rules.get(0), spec);
        try (RulesRevision before = RulesRevision.of(folder, since)) {
            return Differing.of(context(new Side(before.folder(), folder + "@" + since), side(folder)));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since: the rules of " + since + " can't be had: " + e.getMessage(), e);
        }
    }

    private static Side side(Path folder) {
        return new Side(folder, folder.toString().replace('\\', '/'));
    }

    private DiffContext context(Side then, Side now) {
        return new DiffContext(
                then,
                now,
                workbooks,
                which,
                rating.asOf(),
                rating.settings(),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number(),
                rating.reading());
    }
}
