package io.ratebook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ratebook rules}: which rules there are, and how new ones begin. */
@Command(
        name = "rules",
        description = "Lists the rules, shows one with its conditions and action, and begins a new file of rules.",
        subcommands = {RulesListCommand.class, RulesShowCommand.class, RulesNewCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    RulesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with rules: list, show or new.");
    }
}
