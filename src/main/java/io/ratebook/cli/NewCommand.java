package io.ratebook.cli;

import io.ratebook.Examples;
import io.ratebook.Templates;
import io.ratebook.publish.PublishException;
import java.io.PrintWriter;
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

/** {@code ratebook new}: writes a blank workbook with drop-downs, or one of the worked examples. */
@Command(
        name = "new",
        description = "Writes a blank input workbook that explains itself, with drop-downs, or a worked example.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.xlsx",
            arity = "0..1",
            description = "The workbook to write; with --example it may be left out: then NAME.xlsx.")
    private @Nullable Path target;

    @Option(
            names = "--example",
            paramLabel = "NAME",
            description = "Write this worked example in place of a blank one.")
    private @Nullable String example;

    @Option(names = "--examples", description = "List the worked examples and write nothing.")
    private boolean list;

    @Option(names = "--force", description = "Replace the file where it exists.")
    private boolean force;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder whose rate cards fill the drop-downs; without it, the installation's.")
    private @Nullable Path rules;

    NewCommand() {}

    @Override
    public Integer call() {
        Examples examples = new Examples(Installation.workbooks());
        try {
            if (list) {
                examples.lines().forEach(spec.commandLine().getOut()::println);
            } else if (example != null) {
                write(examples, example);
            } else {
                writeBlank();
            }
            return ExitCode.DONE;
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage() + (force ? "" : forceable(e)));
            return ExitCode.UNPUBLISHED;
        }
    }

    private void write(Examples examples, String name) throws PublishException {
        if (!examples.names().contains(name)) {
            PrintWriter err = spec.commandLine().getErr();
            examples.lines().forEach(err::println);
            err.println();
            String near =
                    examples.nearest(name).map(each -> " Maybe " + each + ".").orElse("");
            throw new ParameterException(
                    spec.commandLine(), "--example: no example is called \"" + name + "\"." + near);
        }
        Path file = checked(target != null ? target : Path.of(name + ".xlsx"));
        examples.write(name, file, force);
        spec.commandLine().getOut().println("Written to " + file + ". Look at it, then: ratebook run " + file);
    }

    private void writeBlank() throws PublishException {
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE.xlsx'");
        }
        Path folder = Installation.rules(rules, spec);
        Path file = checked(target);
        Templates.write(file, folder, force);
        spec.commandLine().getOut().println("Written to " + file + ". Fill it in, then: ratebook run " + file);
    }

    private Path checked(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new ParameterException(spec.commandLine(), "FILE.xlsx: \"" + file + "\" doesn't end in .xlsx");
        }
        return file;
    }

    private static String forceable(PublishException e) {
        return String.valueOf(e.getMessage()).contains("exists already") ? " Or replace it with --force." : "";
    }
}
