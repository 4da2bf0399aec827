package io.ratebook.cli;

import io.ratebook.Profiles;
import io.ratebook.finding.Checked;
import io.ratebook.tokens.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook profile}: counts the tokens of a file of prompts. */
@Command(
        name = "profile",
        description = "Counts the tokens of a file of prompts, and prints a row that can be pasted into Usage.",
        footer = {
            "",
            "FILE is one of",
            "  .txt    the whole file is one prompt",
            "  .jsonl  one prompt a line: a string, {\"prompt\": …}, {\"input\": …},",
            "          {\"messages\": […]}, or a line of a batch file",
            "  .csv    a header with a column prompt or input, and output or completion",
            "          if there are outputs"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ProfileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The prompts: .txt, .jsonl or .csv.")
    private Path file = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "Count as this model does; without it, or where its encoding isn't known, 4 characters a token.")
    private String model = "";

    @Option(
            names = "--provider",
            paramLabel = "PROVIDER",
            description = "Who serves the model; without it, the model's name decides.")
    private String provider = "";

    @Option(names = "--json", description = "Print JSON, exact, instead of a table.")
    private boolean json;

    ProfileCommand() {}

    @Override
    public Integer call() {
        if (file.getFileName() == null) {
            throw new ParameterException(spec.commandLine(), "FILE: " + file + " is no file");
        }
        Checked<Optional<Profile>> read = Profiles.of(file, provider, model);
        if (read.value().isEmpty()) {
            new Console(spec.commandLine().getErr()).findings(read.findings());
            return ExitCode.FINDINGS;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Profiles.json(file, read));
            out.flush();
        } else {
            new ProfileTable(out).print(file, read.value().get());
            new Console(out).findings(read.findings());
        }
        return ExitCode.DONE;
    }
}
