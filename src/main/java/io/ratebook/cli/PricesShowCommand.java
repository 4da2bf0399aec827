package io.ratebook.cli;

import io.ratebook.Prices;
import io.ratebook.UnknownPriceException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook prices show}: every price of a model. */
@Command(
        name = "show",
        description = "Shows every price of a model, of whatever provider, with its bands, days, source and row.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PricesShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MODEL", description = "The model, or provider/model.")
    private String model = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards; without it, the installation's.")
    private @Nullable Path rules;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Only prices that hold on that day; without it, all.")
    private @Nullable String asOf;

    @Option(names = "--json", description = "JSON in place of the table.")
    private boolean json;

    PricesShowCommand() {}

    @Override
    public Integer call() {
        Prices prices = Prices.of(Installation.rules(rules, spec));
        @Nullable LocalDate day = asOf == null ? null : new Days(spec).of("--as-of", asOf);
        try {
            return PricesConsole.of(spec)
                    .print(
                            prices.findings(),
                            json ? prices.showJson(model, day).lines().toList() : prices.show(model, day));
        } catch (UnknownPriceException e) {
            throw new ParameterException(spec.commandLine(), "MODEL: " + e.getMessage(), e);
        }
    }
}
