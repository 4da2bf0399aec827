package io.ratebook;

import io.ratebook.domain.Rate;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.json.JsonRates;
import io.ratebook.ratecard.PriceDifferences;
import io.ratebook.ratecard.PriceTables;
import io.ratebook.ratecard.RateCard;
import io.ratebook.ratecard.catalogue.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices of the rate cards, to read: listed, shown and compared. */
public final class Prices {
    private final RateCard card;
    private final List<Finding> findings;

    private Prices(Checked<RateCard> card) {
        this.card = card.value();
        this.findings = card.findings();
    }

    /** The cards of a rules folder. */
    public static Prices of(Path rules) {
        return new Prices(RulesFolder.of(rules).rateCard());
    }

    /** What is wrong with the cards. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * A table of the providers, or of the models of one.
     *
     * @throws UnknownPriceException where no card knows the provider
     */
    public List<String> list(@Nullable String provider, LocalDate day) {
        return provider == null ? PriceTables.providers(card) : PriceTables.models(card, known(provider), day);
    }

    /**
     * Every price of a model, of whatever provider; of one provider where the name is {@code provider/model}.
     *
     * @param day only prices that hold on it; null: all
     * @throws UnknownPriceException where no card knows the model
     */
    public List<String> show(String model, @Nullable LocalDate day) {
        return PriceTables.prices(rates(model, day));
    }

    /** As {@link #show}, as one JSON list. */
    public String showJson(String model, @Nullable LocalDate day) {
        return JsonRates.of(rates(model, day));
    }

    /** As {@link #list}, as one JSON list of every price that holds on the day. */
    public String listJson(@Nullable String provider, LocalDate day) {
        String wanted = provider == null ? null : known(provider);
        return JsonRates.of(card.rates().stream()
                .filter(each -> wanted == null || each.provider().equals(wanted))
                .filter(each -> each.inForce(day))
                .toList());
    }

    /**
     * Two models side by side on a day.
     *
     * @throws UnknownPriceException where no card knows one of them, or several providers have it
     */
    public List<String> compare(String one, String other, LocalDate day) {
        return PriceTables.sideBySide(one, single(one, day), other, single(other, day));
    }

    private String known(String provider) {
        return card.providers().stream()
                .filter(each -> each.equalsIgnoreCase(provider))
                .findFirst()
                .orElseThrow(() -> unknown("provider", provider, card.providers()));
    }

    private List<Rate> rates(String model, @Nullable LocalDate day) {
        List<Rate> named =
                card.rates().stream().filter(each -> isNamed(each, model)).toList();
        if (named.isEmpty()) {
            throw unknown(
                    "model",
                    model,
                    card.rates().stream()
                            .map(Rate::model)
                            .filter(each -> !each.isEmpty())
                            .toList());
        }
        return named.stream().filter(each -> day == null || each.inForce(day)).toList();
    }

    private static boolean isNamed(Rate rate, String model) {
        return !rate.model().isEmpty()
                && (rate.model().equalsIgnoreCase(model)
                        || (rate.provider() + "/" + rate.model()).equalsIgnoreCase(model));
    }

    private List<Rate> single(String model, LocalDate day) {
        List<Rate> rates = rates(model, day);
        List<String> names = rates.stream()
                .map(each -> each.provider() + "/" + each.model())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new UnknownPriceException(
                    "\"" + model + "\" is a model of several providers. Maybe write " + Nearest.either(names) + ".");
        }
        return rates;
    }

    private static UnknownPriceException unknown(String what, String name, List<String> known) {
        List<String> near = Nearest.to(name, known, 3, 3);
        return new UnknownPriceException("no rate card knows the " + what + " \"" + name + "\"."
                + (near.isEmpty()
                        ? " Maybe look at: ratebook prices list."
                        : " Maybe write " + Nearest.either(near) + "."));
    }

    /**
     * What two files or folders say about the same things on a day: each rate cards, or a catalogue.
     *
     * @param asOne which catalogue the first is; null: rate cards
     * @param asOther which catalogue the second is; null: rate cards
     */
    public static Checked<List<String>> differences(
            Path one, @Nullable String asOne, Path other, @Nullable String asOther, LocalDate day) {
        Checked<List<Rate>> first = source(one, asOne);
        Checked<List<Rate>> second = source(other, asOther);
        List<Finding> findings = new ArrayList<>(first.findings());
        findings.addAll(second.findings());
        PriceDifferences differences = PriceDifferences.between(first.value(), second.value(), day);
        List<String> lines = new ArrayList<>();
        lines.add("On " + day + ": prices alike: " + differences.alike() + ", different: "
                + differences.pairs().size());
        if (!differences.pairs().isEmpty()) {
            lines.add("");
            lines.addAll(differences.lines(PriceImport.shown(fileName(one)), PriceImport.shown(fileName(other))));
        }
        return new Checked<>(lines, findings);
    }

    private static Path fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file : name;
    }

    private static Checked<List<Rate>> source(Path path, @Nullable String as) {
        if (as == null) {
            return RulesFolder.cards(path).map(RateCard::rates);
        }
        return PriceImport.read(path, as, Choice.ALL)
                .then(imported -> imported.map(
                                each -> PriceImport.rates(PriceImport.cards(each, Path.of(""), as, Optional.empty()))
                                        .map(RateCard::rates))
                        .orElseGet(() -> Checked.of(List.of())));
    }

    /** True where the path is a file or folder that cards or a catalogue could stand in. */
    public static boolean isSource(Path path) {
        return Files.exists(path);
    }
}
