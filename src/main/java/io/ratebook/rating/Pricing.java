package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exactly one rate for each metered quantity: none is a finding with the nearest rows, two is a finding that names both. */
final class Pricing {
    private final List<Rate> rates;
    private final List<Finding> findings;

    Pricing(List<Rate> rates, List<Finding> findings) {
        this.rates = rates;
        this.findings = findings;
    }

    /** @param prices the decisions of stage price about this quantity */
    Optional<Decision.Price> one(Metered metered, List<Decision.Price> prices) {
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
        List<String> near = nearest(metered);
        return Finding.error(
                "RB-RATE-NONE",
                metered.usage().where(Usage.Text.MODEL),
                "no price holds for " + wanted + (near.isEmpty() ? "" : "; nearest: " + String.join("; ", near)),
                suggestion(metered));
    }

    /** Up to three rows of the same provider or model, each with what kept it from holding. */
    private List<String> nearest(Metered metered) {
        record Candidate(Rate rate, List<String> misses) {}
        List<Candidate> candidates = new ArrayList<>();
        for (Rate rate : rates) {
            candidates.add(new Candidate(rate, misses(rate, metered)));
        }
        return candidates.stream()
                .filter(each -> each.misses.size() < 3)
                .sorted(Comparator.<Candidate>comparingInt(each -> each.misses.size())
                        .thenComparing(each -> each.rate.where()))
                .limit(3)
                .map(each -> each.rate.where() + " (" + String.join(", ", each.misses) + ")")
                .toList();
    }

    private static List<String> misses(Rate rate, Metered metered) {
        List<String> misses = new ArrayList<>();
        miss(misses, "provider", rate.provider(), metered.provider());
        miss(misses, "model", rate.model(), metered.model());
        miss(misses, "meter", rate.meter(), metered.meter());
        if (!rate.serviceTier().equals("standard")) {
            miss(misses, "service tier", rate.serviceTier(), metered.serviceTier());
        }
        if (!rate.region().isEmpty()) {
            miss(misses, "region", rate.region(), metered.region());
        }
        if (!rate.inForce(metered.day())) {
            misses.add("holds from " + rate.from() + " to " + rate.to());
        }
        return misses;
    }

    private static void miss(List<String> misses, String what, String found, String wanted) {
        if (!found.equals(wanted)) {
            misses.add(what + " is " + (found.isEmpty() ? "any" : found));
        }
    }

    private @Nullable String suggestion(Metered metered) {
        List<String> models = rates.stream()
                .filter(each -> each.provider().equals(metered.provider()))
                .map(Rate::model)
                .distinct()
                .toList();
        if (!models.contains(metered.model())) {
            String near = Nearest.suggestion(metered.model(), models);
            return near != null ? near + " in the column Model" : "add a row to the rate card of " + metered.provider();
        }
        return "add a row for its " + metered.meter() + " to the rate card of " + metered.provider();
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
                bands.get(0).by().at(),
                "the tiers that price " + Exact.text(metered.quantity().value()) + " of " + metered.meter() + " at "
                        + metered.usage().where() + " are incomplete: " + what,
                "let each band begin where the one before ends")));
        return problem.isPresent() ? Optional.empty() : Optional.of(tiers);
    }
}
