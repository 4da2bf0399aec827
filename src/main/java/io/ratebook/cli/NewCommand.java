package io.ratebook.cli;

import io.ratebook.Templates;
import io.ratebook.publish.PublishException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook new}: writes a blank workbook with drop-downs. */
@Command(
        name = "new",
        description = "Writes a blank input workbook that explains itself, with drop-downs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE.xlsx", description = "The workbook to write; an existing file is never replaced.")
    private Path target = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder whose rate cards fill the drop-downs; without it, the installation's.")
    private @Nullable Path rules;

    NewCommand() {}

    @Override
    public Integer call() {
        Path folder = Installation.rules(rules, spec);
        if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new ParameterException(spec.commandLine(), "FILE.xlsx: \"" + target + "\" doesn't end in .xlsx");
        }
        try {
            Templates.write(target, folder);
            spec.commandLine().getOut().println("Written to " + target + ". Fill it in, then: ratebook run " + target);
            return ExitCode.DONE;
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }
}
