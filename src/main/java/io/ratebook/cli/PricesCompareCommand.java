package io.ratebook.cli;

import io.ratebook.PriceImport;
import io.ratebook.Prices;
import io.ratebook.UnknownPriceException;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook prices compare}: two models side by side, or two sets of prices that disagree. */
@Command(
        name = "compare",
        description =
                "Compares two models meter by meter; or two rate cards, folders of cards or catalogues price by price.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PricesCompareCommand implements Callable<Integer> {
    private static final String CARDS = "cards";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "A model (or provider/model), or a file or folder.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String other = "";

    @Option(
            names = "--as",
            split = ",",
            paramLabel = "WHAT",
            description = "What A and B are where they are files: cards, litellm or genai-prices, as in litellm,cards;"
                    + " without it, both are cards.")
    private List<String> as = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards; without it, the installation's.")
    private @Nullable Path rules;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day whose prices hold; without it, today.")
    private @Nullable String asOf;

    PricesCompareCommand() {}

    @Override
    public Integer call() {
        PricesConsole console = PricesConsole.of(spec);
        if (!as.isEmpty() || Prices.isSource(Path.of(one)) && Prices.isSource(Path.of(other))) {
            Checked<List<String>> differences =
                    Prices.differences(Path.of(one), kind(0), Path.of(other), kind(1), new Days(spec).orToday(asOf));
            return console.print(differences.findings(), differences.value());
        }
        Prices prices = Prices.of(Installation.rules(rules, spec));
        try {
            return console.print(prices.findings(), prices.compare(one, other, new Days(spec).orToday(asOf)));
        } catch (UnknownPriceException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Of the file at that place; one word stands for both. */
    private @Nullable String kind(int place) {
        String word = as.isEmpty() ? CARDS : as.get(as.size() == 1 ? 0 : place);
        List<String> known = new ArrayList<>(PriceImport.catalogues());
        known.add(CARDS);
        if (as.size() > 2 || !known.contains(word)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as: \"" + String.join(",", as) + "\" is not one or two of " + Nearest.either(known));
        }
        return word.equals(CARDS) ? null : word;
    }
}
