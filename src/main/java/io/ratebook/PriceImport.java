package io.ratebook;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import io.ratebook.json.JsonValues;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.ratecard.PriceDifferences;
import io.ratebook.ratecard.RateCard;
import io.ratebook.ratecard.catalogue.Catalogue;
import io.ratebook.ratecard.catalogue.Choice;
import io.ratebook.ratecard.catalogue.Imported;
import io.ratebook.rules.RuleFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A public catalogue to rate cards: read, mapped, checked, and published as a CSV file a provider. */
public final class PriceImport {
    private PriceImport() {}

    /**
     * What is asked for.
     *
     * @param as which catalogue the file is, one of {@link #catalogues}
     * @param providers only these; empty: all
     * @param models only these, where {@code *} stands for any characters; empty: all
     * @param source what every row names as its source
     * @param from the first day of prices whose own the catalogue doesn't know; empty: they hold since ever
     * @param output the folder of the cards; empty: nothing is written
     * @param replace true where cards that exist may be replaced
     * @param day the day whose prices are compared with those of the cards
     * @param rules the rules folder whose cards the prices are compared with where {@code output} is empty or no folder
     */
    public record Request(
            Path file,
            String as,
            List<String> providers,
            List<String> models,
            String source,
            Optional<LocalDate> from,
            Optional<Path> output,
            boolean replace,
            LocalDate day,
            Path rules) {}

    /**
     * What came of it.
     *
     * @param lines for reading
     * @param findings where one is an error, nothing was written
     */
    public record Outcome(List<String> lines, List<Finding> findings) {
        public Outcome {
            lines = List.copyOf(lines);
            findings = List.copyOf(findings);
        }
    }

    /** The catalogues by their words. */
    public static List<String> catalogues() {
        return Arrays.stream(Catalogue.values()).map(Catalogue::word).toList();
    }

    /** @throws PublishException where a card exists and may not be replaced, or can't be written */
    public static Outcome of(Request request) throws PublishException {
        Checked<Optional<Imported>> imported =
                read(request.file(), request.as(), new Choice(request.providers(), request.models()));
        if (imported.value().isEmpty()) {
            return new Outcome(List.of(), imported.findings());
        }
        Imported found = imported.value().get();
        Map<Path, String> cards = cards(found, request.output().orElse(Path.of("")), request.source(), request.from());
        Checked<RateCard> rates = rates(cards);
        List<Finding> findings = new ArrayList<>(rates.findings());
        List<String> lines = new ArrayList<>();
        lines.add(found.stated() + (found.stated() == 1 ? " model" : " models") + " of " + request.as() + " in "
                + shown(request.file()) + ": " + found.rows() + " prices of " + found.models() + " models, "
                + cards.size() + (cards.size() == 1 ? " provider" : " providers"));
        lines.addAll(found.remarks());
        lines.addAll(differences(rates.value(), request));
        if (!Finding.anyError(findings)) {
            lines.add("");
            lines.addAll(written(cards, request));
        }
        return new Outcome(lines, findings);
    }

    /** The sound prices of a catalogue; empty where the file isn't that catalogue or holds none of what is chosen. */
    static Checked<Optional<Imported>> read(Path file, String as, Choice choice) {
        Catalogue catalogue = Catalogue.named(as).orElseThrow();
        Checked<Optional<Object>> values = JsonValues.read(file, shown(file));
        if (values.value().isEmpty()) {
            return new Checked<>(Optional.empty(), values.findings());
        }
        Optional<Imported> imported = catalogue.imported(values.value().get(), choice);
        if (imported.isEmpty()) {
            return failed(file, "RB-CAT-SHAPE", "is no " + as + " catalogue: " + catalogue.shape(), "name it by --as");
        }
        if (imported.get().stated() == 0) {
            List<String> known = catalogue
                    .imported(values.value().get(), Choice.ALL)
                    .orElseThrow()
                    .providers();
            String near = choice.providers().isEmpty()
                    ? null
                    : Nearest.suggestion(choice.providers().get(0), known);
            return failed(
                    file, "RB-CAT-NONE", "holds nothing of what was asked for", near != null ? near : "ask for less");
        }
        return Checked.of(imported);
    }

    private static Checked<Optional<Imported>> failed(Path file, String code, String message, String maybe) {
        return new Checked<>(
                Optional.empty(), List.of(Finding.error(code, Location.ofFile(shown(file)), message, maybe)));
    }

    /** The text of each card, by its file. */
    static Map<Path, String> cards(Imported imported, Path folder, String source, Optional<LocalDate> from) {
        Map<Path, String> cards = new TreeMap<>();
        imported.cards(source, from).forEach((provider, text) -> cards.put(folder.resolve(fileName(provider)), text));
        return cards;
    }

    /** Prices that the cards state otherwise, those of the output folder or else of the rules folder. */
    private static List<String> differences(RateCard imported, Request request) {
        Path folder = request.output()
                .filter(Files::isDirectory)
                .orElse(request.rules().resolve(RuleFolder.RATE_CARDS));
        PriceDifferences differences =
                PriceDifferences.between(RulesFolder.cards(folder).value().rates(), imported.rates(), request.day());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Compared with the cards in " + shown(folder) + " on " + request.day() + ": prices alike: "
                + differences.alike() + ", different: " + differences.pairs().size()
                + (differences.pairs().isEmpty() ? "" : " [RB-CAT-DIFFERS]:"));
        if (!differences.pairs().isEmpty()) {
            lines.addAll(differences.lines("in the cards", "imported"));
        }
        return lines;
    }

    private static String fileName(String provider) {
        return provider.replaceAll("[^a-z0-9._-]+", "-") + ".csv";
    }

    /** The cards as a run would read them: what it would refuse is never written. */
    static Checked<RateCard> rates(Map<Path, String> cards) {
        List<Finding> findings = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        cards.forEach((file, text) -> {
            Checked<Grid> grid = Csv.read(shown(file), text);
            findings.addAll(grid.findings());
            grids.add(grid.value());
        });
        Checked<RateCard> card = RateCard.read(grids);
        findings.addAll(card.findings());
        return new Checked<>(card.value(), findings);
    }

    private static List<String> written(Map<Path, String> cards, Request request) throws PublishException {
        if (request.output().isEmpty()) {
            return List.of("Nothing was written: -o names the folder for the cards.");
        }
        Publication.makeFolder(request.output().get());
        Map<Path, Publication> publications = new TreeMap<>();
        for (Path card : cards.keySet()) {
            publications.put(card, request.replace() ? Publication.to(card, request.file()) : Publication.toNew(card));
        }
        for (Map.Entry<Path, Publication> each : publications.entrySet()) {
            byte[] bytes = cards.getOrDefault(each.getKey(), "").getBytes(StandardCharsets.UTF_8);
            each.getValue().publish(bytes, written -> verify(written, bytes));
        }
        return List.of("Written to " + shown(request.output().get()) + ": "
                + String.join(
                        ", ",
                        cards.keySet().stream()
                                .map(each -> String.valueOf(each.getFileName()))
                                .toList()));
    }

    private static void verify(Path written, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(written), bytes)) {
            throw new IOException("what was written is not what was meant");
        }
    }

    static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }
}
