package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Meters;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exactly one rate for each metered quantity: none is a finding with the nearest rows, two is a finding that names both. */
final class Pricing {
    private static final int OTHER_DAY = 1;
    private static final int OTHER_TIER = 2;
    private static final int OTHER_METER = 3;
    private static final int OTHER_MODEL = 4;
    private static final int OTHER_PROVIDER = 5;

    private final List<Rate> rates;
    private final List<Finding> findings;

    Pricing(List<Rate> rates, List<Finding> findings) {
        this.rates = rates;
        this.findings = findings;
    }

    /** @param prices the decisions of stage price about this quantity */
    Optional<Decision.Price> one(Metered metered, List<Decision.Price> prices) {
        if (prices.size() == 1) {
            return fitting(metered, prices.get(0));
        }
        List<Decision.Price> distinct = prices.stream()
                .collect(Collectors.toMap(Decision.Price::rate, each -> each, (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(each -> each.rate().where()))
                .toList();
        if (distinct.size() == 1) {
            return fitting(metered, distinct.get(0));
        }
        if (distinct.isEmpty()) {
            findings.add(none(metered));
        } else {
            findings.add(Finding.error(
                    "RB-RATE-TWO",
                    metered.usage().where(Usage.Text.MODEL),
                    "two prices hold for its " + metered.meter() + ": "
                            + distinct.get(0).rate() + " and " + distinct.get(1).rate(),
                    "close the older row with a \"to\" day, or narrow the price rules"));
        }
        return Optional.empty();
    }

    private Optional<Decision.Price> fitting(Metered metered, Decision.Price price) {
        if (price.rate().unitRate().unit().equals(metered.quantity().unit())) {
            return Optional.of(price);
        }
        findings.add(Finding.error(
                "RB-RATE-UNIT",
                metered.usage().where(Usage.Text.MODEL),
                "counts " + metered.meter() + " in \"" + metered.quantity().unit() + "\", while "
                        + price.rate().where() + " prices \""
                        + price.rate().unitRate().unit() + "\"",
                "write \"" + price.rate().unitRate().unit() + "\" in the column Unit"));
        return Optional.empty();
    }

    private Finding none(Metered metered) {
        String wanted = metered.provider() + "/" + metered.model() + "/" + metered.meter()
                + (metered.serviceTier().equals("standard") ? "" : "/" + metered.serviceTier()) + " on "
                + metered.day();
        List<Candidate> near = nearest(metered);
        String rows = String.join("; ", near.stream().map(Candidate::words).toList());
        return Finding.error(
                "RB-RATE-NONE",
                place(metered),
                "no price holds for " + wanted + (rows.isEmpty() ? "" : "; nearest: " + rows),
                suggestion(metered, near));
    }

    /** A quantity that the row itself names the meter of is looked for there. */
    private static Location place(Metered metered) {
        boolean named = metered.measure().of() == UsageField.QUANTITY;
        return metered.usage().where(named ? Usage.Text.METER : Usage.Text.MODEL);
    }

    /**
     * A row that doesn't hold.
     *
     * @param distance how far it is from holding: a day counts least, another provider most
     */
    private record Candidate(Rate rate, int distance, List<String> misses) {
        String words() {
            return rate.where() + " (" + String.join(", ", misses) + ")";
        }
    }

    /** Up to three rows, nearest first. */
    private List<Candidate> nearest(Metered metered) {
        return rates.stream()
                .map(each -> candidate(each, metered))
                .filter(each -> each.distance < OTHER_PROVIDER + OTHER_METER)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(each -> each.rate.where()))
                .limit(3)
                .toList();
    }

    private static Candidate candidate(Rate rate, Metered metered) {
        List<String> misses = new ArrayList<>();
        int distance = miss(misses, "provider", rate.provider(), metered.provider(), OTHER_PROVIDER)
                + miss(misses, "model", rate.model(), metered.model(), OTHER_MODEL)
                + (Meters.distance(metered.meter(), rate.meter()) > 0
                        ? 0
                        : miss(misses, "meter", rate.meter(), metered.meter(), OTHER_METER));
        if (!rate.serviceTier().equals("standard")) {
            distance += miss(misses, "service tier", rate.serviceTier(), metered.serviceTier(), OTHER_TIER);
        }
        if (!rate.region().isEmpty()) {
            distance += miss(misses, "region", rate.region(), metered.region(), OTHER_TIER);
        }
        if (!rate.inForce(metered.day())) {
            misses.add("holds" + (rate.from() == null ? "" : " from " + rate.from())
                    + (rate.to() == null ? "" : " until " + rate.to()));
            distance += OTHER_DAY;
        }
        if (rate.hours() != null) {
            misses.add("holds at " + rate.hours());
            distance += OTHER_TIER;
        }
        if (rate.above().signum() > 0) {
            misses.add("is the band above " + Exact.text(rate.above()));
            distance += OTHER_TIER;
        }
        if (rate.contract() != null && !rate.contract().isOf(metered.scenario())) {
            misses.add("is negotiated for the scenario " + rate.contract().scenario());
            distance += OTHER_TIER;
        }
        return new Candidate(rate, distance, misses);
    }

    private static int miss(List<String> misses, String what, String found, String wanted, int distance) {
        if (found.equals(wanted)) {
            return 0;
        }
        misses.add(what + " is " + (found.isEmpty() ? "any" : found));
        return distance;
    }

    private @Nullable String suggestion(Metered metered, List<Candidate> near) {
        if (!near.isEmpty() && near.get(0).distance == OTHER_DAY) {
            return "choose a day on which that row holds, or add a row for " + metered.day() + " to the rate card";
        }
        List<Rate> provider = rates.stream()
                .filter(each -> each.provider().equals(metered.provider()))
                .toList();
        List<String> models = provider.stream().map(Rate::model).distinct().toList();
        if (!models.contains(metered.model())) {
            String model = Nearest.suggestion(metered.model(), models);
            return model != null
                    ? model + " in the column Model"
                    : "add a row to the rate card of " + metered.provider();
        }
        List<String> meters = provider.stream()
                .filter(each -> each.model().equals(metered.model()))
                .map(Rate::meter)
                .distinct()
                .toList();
        String meter =
                metered.measure().of() == UsageField.QUANTITY ? Nearest.suggestion(metered.meter(), meters) : null;
        return meter != null
                ? meter + " in the column Meter"
                : "add a row for its " + metered.meter() + " to the rate card of " + metered.provider();
    }

    /** A finding where the bands of a tiered price are no price. */
    Optional<Tiers> tiers(Metered metered, List<Decision.Tier> bands) {
        if (bands.isEmpty()) {
            return Optional.empty();
        }
        Tiers tiers = Tiers.of(bands);
        Optional<String> problem = tiers.problem();
        problem.ifPresent(what -> findings.add(Finding.error(
                "RB-TIER",
                bands.get(0).row() == null
                        ? bands.get(0).by().at()
                        : bands.get(0).row().where(),
                "the tiers that price " + Exact.text(metered.quantity().value()) + " of " + metered.meter() + " at "
                        + metered.usage().where() + " are incomplete: " + what,
                "let each band begin where the one before ends")));
        return problem.isPresent() ? Optional.empty() : Optional.of(tiers);
    }
}
