package io.ratebook.cli;

import io.ratebook.RuleList;
import io.ratebook.UnknownWordException;
import io.ratebook.finding.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook rules show}: one rule. */
@Command(
        name = "show",
        description = "Shows one rule: its title, source, owner and place, its conditions and action, and its cases.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RulesShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The rule's id, such as BAT-010.")
    private String id = "";

    @Option(names = "--rules", paramLabel = "DIR", description = "The folder of rules; without it, the installation's.")
    private @Nullable Path rules;

    RulesShowCommand() {}

    @Override
    public Integer call() {
        try {
            Checked<List<String>> shown =
                    RuleList.show(Installation.rules(rules, spec), Installation.nameOf(rules), id);
            return PricesConsole.of(spec).print(shown.findings(), shown.value());
        } catch (UnknownWordException e) {
            throw new ParameterException(spec.commandLine(), "ID: " + e.getMessage(), e);
        }
    }
}
