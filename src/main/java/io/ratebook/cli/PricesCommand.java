package io.ratebook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ratebook prices}: what the rate cards hold, and how public catalogues become rate cards. */
@Command(
        name = "prices",
        description = "Lists and compares the prices of the rate cards, and imports public catalogues.",
        subcommands = {
            PricesListCommand.class,
            PricesShowCommand.class,
            PricesCompareCommand.class,
            PricesImportCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PricesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    PricesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with prices: list, show, compare or import.");
    }
}
