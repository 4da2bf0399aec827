package io.ratebook.cli;

import io.ratebook.ExplainResult;
import io.ratebook.Explaining;
import io.ratebook.UnknownSettingException;
import io.ratebook.finding.Nearest;
import io.ratebook.finding.Printable;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Line;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** {@code ratebook explain}: why a line costs what it does. */
@Command(
        name = "explain",
        description =
                "Says why a line costs what it does: its cells, its rules with their conditions, its arithmetic, and the rules that nearly held.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    private static final int SHORT = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORKBOOK", description = "The workbook (.xlsx), an input or a result.")
    private Path workbook = Path.of("");

    @Parameters(
            paramLabel = "LINE|ID",
            arity = "0..1",
            index = "1",
            description =
                    "The number of a line of the result, the id of a usage, or all; without it, the lines are listed.")
    private @Nullable String which;

    @Mixin
    private RulesOption rules = new RulesOption();

    @Mixin
    private RatingOptions rating = new RatingOptions();

    @Option(names = "--all", description = "Show every near miss, not only the nearest.")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the explanation as JSON.")
    private @Nullable Path json;

    ExplainCommand() {}

    @Override
    public Integer call() {
        if (workbook.getFileName() == null) {
            throw new ParameterException(spec.commandLine(), "WORKBOOK: " + workbook + " is no file");
        }
        Explaining.Question question = new Explaining.Question(
                workbook,
                rules.folder(),
                rules.name(),
                rating.asOf(),
                rating.settings(),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number(),
                rating.reading());
        try {
            ExplainResult result = Explaining.of(question, Optional.ofNullable(which));
            if (result.lines().isEmpty() && !result.findings().isEmpty()) {
                new Console(spec.commandLine().getErr()).findings(result.findings());
                return ExitCode.FINDINGS;
            }
            print(result);
            if (json != null) {
                Explaining.writeJson(json, workbook, result);
            }
            return ExitCode.DONE;
        } catch (UnknownSettingException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private void print(ExplainResult result) {
        PrintWriter out = spec.commandLine().getOut();
        ExplanationText text = new ExplanationText(out, all ? Integer.MAX_VALUE : SHORT);
        if (which == null) {
            text.list(result.lines());
            out.println();
            out.println("Name a line or a usage: ratebook explain " + Printable.of(workbook.toString()) + " 1");
        } else if (result.explanations().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "LINE|ID: " + unknown(which, result.lines()));
        } else {
            result.explanations().forEach(text::print);
        }
        out.flush();
    }

    private static String unknown(String which, List<Line> lines) {
        String near = Nearest.suggestion(
                which, lines.stream().map(Line::usageId).distinct().toList());
        return "no line has the number and no usage the id \"" + which + "\"; lines go from 1 to " + lines.size() + "."
                + (near == null ? "" : " Maybe " + near + ".");
    }
}
