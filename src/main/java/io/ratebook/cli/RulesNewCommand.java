package io.ratebook.cli;

import io.ratebook.NewRules;
import io.ratebook.publish.PublishException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook rules new}: a new file of rules with its cases. */
@Command(
        name = "new",
        description =
                "Writes a new file of rules with its cases beside it: an example that loads and holds, to be edited. Nothing is overwritten.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RulesNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "The file's name without its ending, such as night-batch.")
    private String name = "";

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            required = true,
            description = "What the rules are about: meter, price, adjust, commit or advise.")
    private String stage = "";

    @Option(names = "--table", description = "A decision table in Excel in place of a text file.")
    private boolean table;

    @Option(names = "--rules", paramLabel = "DIR", description = "The folder of rules; without it, the installation's.")
    private @Nullable Path rules;

    RulesNewCommand() {}

    @Override
    public Integer call() {
        if (!NewRules.isName(name)) {
            String near = NewRules.nearestName(name);
            throw new ParameterException(
                    spec.commandLine(),
                    "NAME: \"" + name + "\" isn't made of small letters, digits and hyphens, a letter first."
                            + (near.isEmpty() ? "" : " Maybe " + near + "."));
        }
        Path folder = Installation.rules(rules, spec);
        try {
            NewRules.Written written = NewRules.write(folder, name, Stages.named(stage, spec), table);
            spec.commandLine()
                    .getOut()
                    .println("Written to " + written.rules() + " and " + written.cases() + "; its ids are "
                            + written.prefix() + "-010 and on. Edit both, then: ratebook test"
                            + (rules == null ? "" : " --rules " + rules));
            return ExitCode.DONE;
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }
}
