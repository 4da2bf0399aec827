package io.ratebook.cli;

import io.ratebook.Prices;
import io.ratebook.UnknownPriceException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook prices list}: the providers of the rate cards, or the models of one. */
@Command(
        name = "list",
        description = "Lists the providers of the rate cards, or the models of one with their standard prices.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PricesListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PROVIDER", arity = "0..1", description = "Whose models to list.")
    private @Nullable String provider;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards; without it, the installation's.")
    private @Nullable Path rules;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day whose prices hold; without it, today.")
    private @Nullable String asOf;

    @Option(names = "--json", description = "Every price as JSON in place of the table.")
    private boolean json;

    PricesListCommand() {}

    @Override
    public Integer call() {
        Prices prices = Prices.of(Installation.rules(rules, spec));
        Days days = new Days(spec);
        try {
            return PricesConsole.of(spec)
                    .print(
                            prices.findings(),
                            json
                                    ? prices.listJson(provider, days.orToday(asOf))
                                            .lines()
                                            .toList()
                                    : prices.list(provider, days.orToday(asOf)));
        } catch (UnknownPriceException e) {
            throw new ParameterException(spec.commandLine(), "PROVIDER: " + e.getMessage(), e);
        }
    }
}
