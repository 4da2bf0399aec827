package io.ratebook.cli;

import io.ratebook.Checkpoints;
import io.ratebook.RatingRun;
import io.ratebook.RunContext;
import io.ratebook.RunProgress;
import io.ratebook.RunResult;
import io.ratebook.UnknownSettingException;
import io.ratebook.finding.Printable;
import io.ratebook.publish.PublishException;
import io.ratebook.report.sensitivity.Sampling;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
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

/** {@code ratebook run}: rates a workbook and writes the result beside it. */
@Command(
        name = "run",
        description = "Rates a workbook: prints the totals and the findings, and writes the result workbook.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WORKBOOK",
            description =
                    "The input workbook (.xlsx); or a file of usage (.csv, .jsonl, .ndjson, each also .gz), with --request.")
    private Path workbook = Path.of("");

    @Option(
            names = "--request",
            paramLabel = "WORKBOOK",
            description = "The workbook that says everything but the usage, where that is a file of its own.")
    private @Nullable Path request;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.xlsx",
            description = "Where the result goes; without it, NAME.rated.xlsx beside the input.")
    private @Nullable Path output;

    @Mixin
    private OutputOptions also = new OutputOptions();

    @Mixin
    private RulesOption rules = new RulesOption();

    @Mixin
    private RatingOptions rating = new RatingOptions();

    @Option(
            names = "--monte-carlo",
            paramLabel = "N",
            description =
                    "Draw N samples of the assumptions that have a low and a high, and report the spread of the cost.")
    private @Nullable String samples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "The whole number that the samples are drawn from; without it, 1. The same seed draws the same.")
    private @Nullable String seed;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Also write OUT.xlsx.sig: the result's seal, signed with an Ed25519 private key (PEM).")
    private @Nullable Path sign;

    @Option(
            names = "--stats",
            description =
                    "Also print what the run took: its steps, and how many kinds of usage the rules were asked about.")
    private boolean stats;

    @Option(
            names = "--resume",
            description =
                    "Go on where the same run over a file of usage was interrupted, if it had read for ten seconds or more.")
    private boolean resume;

    @Option(names = "--quiet", description = "Don't tell how far a long run is.")
    private boolean quiet;

    RunCommand() {}

    private RunResult rated(RunContext context) throws PublishException {
        if (quiet) {
            return RatingRun.of(context, RunProgress.NONE);
        }
        try (Progress progress = Progress.of(spec.commandLine().getErr())) {
            return RatingRun.of(context, progress);
        }
    }

    @Override
    public Integer call() {
        RunContext context = context();
        try {
            RunResult result = rated(context);
            if (result.report().isEmpty()) {
                new Console(spec.commandLine().getErr()).findings(result.findings());
                return ExitCode.FINDINGS;
            }
            Console console = new Console(spec.commandLine().getOut());
            console.report(result.report().get());
            console.findings(result.findings());
            spec.commandLine().getOut().println();
            spec.commandLine()
                    .getOut()
                    .println("Written to " + Printable.of(context.output().toString()));
            also.tell(spec.commandLine().getOut());
            if (stats) {
                new StatsTable(spec.commandLine().getOut()).print(result.stats());
            }
            return ExitCode.DONE;
        } catch (UnknownSettingException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private RunContext context() {
        Path folder = rules.folder();
        if (workbook.getFileName() == null) {
            throw new ParameterException(spec.commandLine(), "WORKBOOK: " + workbook + " is no file");
        }
        Path result = output != null ? output : RunContext.resultBeside(workbook);
        if (!result.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new ParameterException(spec.commandLine(), "--output: \"" + result + "\" doesn't end in .xlsx");
        }
        requireKind();
        return new RunContext(
                request == null ? workbook : request,
                result,
                also.outputs(result, folder, spec),
                folder,
                rules.name(),
                rating.asOf(),
                rating.settings(),
                Optional.ofNullable(sampling()),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number(),
                Keys.signing(sign, spec),
                rating.reading(),
                request == null ? Optional.empty() : Optional.of(workbook),
                Checkpoints.in(rules.runs(), resume));
    }

    /** Usage of its own needs a workbook beside it, and the other way round. */
    private void requireKind() {
        boolean usage = RunContext.isUsage(workbook);
        if (usage && request == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "WORKBOOK: " + workbook
                            + " is a file of usage; name the workbook with the request: --request BUDGET.xlsx");
        }
        if (resume && request == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume: only a run over a file of usage (.csv, .jsonl, .ndjson) can be gone on with; leave it out");
        }
        if (!usage && request != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--request: " + workbook + " is no file of usage (.csv, .jsonl, .ndjson, or one of them .gz)");
        }
    }

    private @Nullable Sampling sampling() {
        if (samples == null) {
            if (seed != null) {
                throw new ParameterException(
                        spec.commandLine(), "--seed: there is nothing to draw without --monte-carlo");
            }
            return null;
        }
        return new Sampling(count(samples), seed == null ? Sampling.USUAL_SEED : seed(seed));
    }

    private int count(String text) {
        if (text.matches("\\d{1,6}")) {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= Sampling.MOST) {
                return count;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--monte-carlo: \"" + text + "\" is no number of samples; write one from 1 to " + Sampling.MOST
                        + ", such as 1000");
    }

    private long seed(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new ParameterException(
                    spec.commandLine(), "--seed: \"" + text + "\" is no whole number of up to 18 digits; write 42");
        }
        return Long.parseLong(text);
    }
}
