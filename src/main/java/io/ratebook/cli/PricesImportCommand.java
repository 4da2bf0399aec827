package io.ratebook.cli;

import io.ratebook.PriceImport;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.finding.Printable;
import io.ratebook.publish.PublishException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook prices import}: a public catalogue to rate cards. */
@Command(
        name = "import",
        description = "Turns a public price catalogue into rate cards, and says what it keeps out and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PricesImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The catalogue, a JSON file.")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "CATALOGUE",
            description = "Which catalogue it is: litellm or genai-prices.")
    private String as = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder for the cards, a file a provider; without it, nothing is written.")
    private @Nullable Path output;

    @Option(names = "--replace", description = "Replace cards that exist.")
    private boolean replace;

    @Option(names = "--provider", paramLabel = "P", description = "Only this provider; may be repeated.")
    private List<String> providers = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "Only this model, where * stands for any characters; may be repeated.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "What each row names as its source; without it, the catalogue and the file's name.")
    private @Nullable String source;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "The first day of prices whose own the catalogue doesn't know; without it, they hold since ever.")
    private @Nullable String from;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder whose rate cards the prices are compared with where -o names none;"
                    + " without it, the installation's.")
    private @Nullable Path rules;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day whose prices are compared with those of the cards; without it, today.")
    private @Nullable String asOf;

    PricesImportCommand() {}

    @Override
    public Integer call() {
        try {
            PriceImport.Outcome outcome = PriceImport.of(request());
            outcome.lines().stream()
                    .map(Printable::of)
                    .forEach(spec.commandLine().getOut()::println);
            if (Finding.anyError(outcome.findings())) {
                new Console(spec.commandLine().getErr()).findings(outcome.findings());
                return ExitCode.FINDINGS;
            }
            return ExitCode.DONE;
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private PriceImport.Request request() {
        if (!PriceImport.catalogues().contains(as)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as: \"" + as + "\" is none of the catalogues; write "
                            + Nearest.either(PriceImport.catalogues()));
        }
        return new PriceImport.Request(
                file,
                as,
                providers,
                models,
                source != null ? source : as + ", " + file.getFileName(),
                Optional.ofNullable(from).map(each -> new Days(spec).of("--from", each)),
                Optional.ofNullable(output),
                replace,
                new Days(spec).orToday(asOf),
                Installation.rules(rules, spec));
    }
}
