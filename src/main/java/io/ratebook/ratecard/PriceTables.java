package io.ratebook.ratecard;

import io.ratebook.domain.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tables of prices, as lines to read. */
public final class PriceTables {
    private static final List<String> USUAL = List.of("input", "cached input", "cache write", "output");

    private PriceTables() {}

    /** A line a provider: how many models and prices it has. */
    public static List<String> providers(RateCard card) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Provider", "models", "prices"));
        for (String provider : card.providers()) {
            rows.add(List.of(
                    provider,
                    String.valueOf(card.models(provider).size()),
                    String.valueOf(of(card, provider).size())));
        }
        return TextTable.of(rows);
    }

    /** A line a model: the standard prices that hold on a day, of the first band where there are several; "+" where there is more to it. */
    public static List<String> models(RateCard card, String provider, LocalDate day) {
        List<Rate> rates =
                of(card, provider).stream().filter(each -> each.inForce(day)).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Model", "input", "cached input", "cache write", "output", "also"));
        for (String model : card.models(provider)) {
            List<Rate> own = rates.stream()
                    .filter(each -> each.model().equals(model))
                    .sorted(PriceWords.ORDER)
                    .toList();
            List<String> row = new ArrayList<>();
            row.add(model);
            USUAL.forEach(meter -> row.add(cell(own, meter)));
            row.add(String.join(", ", others(own)));
            rows.add(row);
        }
        return TextTable.of(rows);
    }

    private static List<Rate> of(RateCard card, String provider) {
        return card.rates().stream()
                .filter(each -> each.provider().equals(provider))
                .toList();
    }

    private static String cell(List<Rate> rates, String meter) {
        List<Rate> own = rates.stream()
                .filter(each -> each.meter().equals(meter)
                        && each.serviceTier().equals("standard")
                        && each.region().isEmpty())
                .toList();
        Optional<Rate> usual = own.stream().filter(each -> each.hours() == null).findFirst();
        return usual.map(each -> PriceWords.price(each) + (own.size() > 1 ? " +" : ""))
                .orElse("");
    }

    private static List<String> others(List<Rate> rates) {
        TreeSet<String> words = new TreeSet<>(PriceWords.meters());
        for (Rate each : rates) {
            if (!USUAL.contains(each.meter())) {
                words.add(each.meter());
            }
            if (!each.serviceTier().equals("standard")) {
                words.add(each.serviceTier());
            }
        }
        return List.copyOf(words);
    }

    /** A line a price, with all that it is limited to, its days and where it stands. */
    public static List<String> prices(List<Rate> rates) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Provider", "model", "meter", "tier", "price", "band", "hours", "days", "row", "source"));
        rates.stream()
                .sorted(PriceWords.ORDER)
                .forEach(each -> rows.add(List.of(
                        each.provider(),
                        each.model().isEmpty() ? "*" : each.model(),
                        each.meter(),
                        each.serviceTier() + (each.region().isEmpty() ? "" : ", " + each.region()),
                        PriceWords.words(each),
                        PriceWords.band(each),
                        each.hours() == null ? "" : each.hours().toString(),
                        PriceWords.days(each),
                        each.where().toString(),
                        each.source())));
        return TextTable.of(rows);
    }

    /** Two models side by side: a line for each meter, service tier, band and hours of either, and what the second costs by the first. */
    public static List<String> sideBySide(String first, List<Rate> one, String second, List<Rate> other) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Meter", first, second, "ratio"));
        Stream.concat(one.stream(), other.stream())
                .sorted(PriceWords.WITHIN_A_MODEL)
                .map(PriceTables::what)
                .distinct()
                .forEach(what -> rows.add(row(what, named(one, what), named(other, what))));
        return TextTable.of(rows);
    }

    private static List<String> row(String what, Optional<Rate> one, Optional<Rate> other) {
        return List.of(
                what,
                one.map(PriceWords::words).orElse("no price"),
                other.map(PriceWords::words).orElse("no price"),
                one.flatMap(left -> other.map(right -> PriceDifferences.ratio(left, right)))
                        .orElse(""));
    }

    private static Optional<Rate> named(List<Rate> rates, String what) {
        return rates.stream().filter(each -> what(each).equals(what)).findFirst();
    }

    /** The name without provider and model. */
    private static String what(Rate rate) {
        String prefix = rate.provider() + "/" + (rate.model().isEmpty() ? "*" : rate.model()) + "/";
        return rate.fullName().substring(prefix.length());
    }
}
