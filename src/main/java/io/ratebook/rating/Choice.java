package io.ratebook.rating;

import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierPrice;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stage price decided about one quantity.
 *
 * @param tiers the bands that it is charged in; empty where the rate itself holds
 * @param cliffs the bands that one request's size chooses from, reached or not, the lowest first; empty where there are none
 * @param edges the bands of those cliffs
 * @param effectivePrice that of the cliff's band that was reached; the rate's where there is none
 * @param free the terms that let units go free
 * @param factors those on the price
 * @param decisions everything decided so far, in stage order
 */
record Choice(
        Counted counted,
        Rate rate,
        Optional<Tiers> tiers,
        List<Cliff> cliffs,
        List<TierBand> edges,
        BigDecimal effectivePrice,
        List<Decision.Free> free,
        List<Decision.Factor> factors,
        List<Decision> decisions) {

    /**
     * What a request of some size costs.
     *
     * @param above where the band begins
     * @param price in the unit, "per" and currency of the rate that was chosen
     */
    record Cliff(BigDecimal above, BigDecimal price) {}

    Metered metered() {
        return counted.metered();
    }

    Priced priced() {
        return new Priced(metered(), rate);
    }

    /** The quantity, rounded up where the rate says so. */
    BigDecimal quantity() {
        return rounded(metered().quantity().value());
    }

    BigDecimal rounded(BigDecimal whole) {
        BigDecimal size = rate.roundUpTo();
        return size == null ? whole : Tiers.roundedUp(whole, size);
    }

    /** Makes the choices of one stage. */
    static final class Maker {
        private final Map<String, List<Rate>> byName = new HashMap<>();
        private final Pricing pricing;
        private final List<Finding> findings;

        Maker(List<Rate> rates, List<Finding> findings) {
            rates.forEach(each -> byName.computeIfAbsent(each.name(), name -> new ArrayList<>())
                    .add(each));
            this.pricing = new Pricing(rates, findings);
            this.findings = findings;
        }

        /** Empty where no one rate was chosen: then that was reported, but for a fee that has no price. */
        Optional<Choice> of(Counted counted, List<Decision> decisions) {
            Metered metered = counted.metered();
            List<Decision.Price> prices = Decisions.of(
                    decisions, Decision.Price.class, each -> each.metered().equals(metered));
            if (prices.isEmpty() && counted.ifPriced()) {
                return Optional.empty();
            }
            Optional<Decision.Price> one = pricing.one(metered, prices);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            remarkMeter(metered, one.get().rate());
            checkHours(metered, one.get().rate());
            return Optional.of(choice(counted, one.get(), decisions));
        }

        /** A part without a price of its own is billed as its whole: nothing is saved by caching it, say. */
        private void remarkMeter(Metered metered, Rate chosen) {
            if (!chosen.meter().equals(metered.meter())) {
                findings.add(new Finding(
                        Severity.INFO,
                        "RB-RATE-WIDER",
                        metered.usage().where(Usage.Text.MODEL),
                        "the " + metered.meter() + " of " + metered.provider() + "/" + metered.model()
                                + " has no price of its own and is billed as " + chosen.meter() + " ("
                                + chosen.where() + ")",
                        null));
            }
        }

        /** Where prices differ by the hour, a row lies wholly inside or outside their hours, or says no hours. */
        private void checkHours(Metered metered, Rate chosen) {
            Hours used = metered.usage().hours();
            for (Rate each : byName.getOrDefault(chosen.name(), List.of())) {
                Hours hours = each.hours();
                if (hours == null || hours.equals(chosen.hours()) || !each.inForce(metered.day())) {
                    continue;
                }
                if (used == null) {
                    findings.add(new Finding(
                            Severity.INFO,
                            "RB-RATE-HOURS",
                            metered.usage().where(),
                            "says no hours, so its " + metered.meter() + " has the price of " + chosen.where() + "; at "
                                    + hours + " " + each.where() + " would hold",
                            null));
                } else if (used.meets(hours, metered.day()) && !used.within(hours, metered.day())) {
                    findings.add(Finding.error(
                            "RB-RATE-HOURS",
                            metered.usage().where(Usage.Text.HOURS),
                            "(Hours) " + used + " lies partly inside " + hours + ", when another price holds ("
                                    + each.where() + ")",
                            "split the row at those hours"));
                }
            }
        }

        private Choice choice(Counted counted, Decision.Price price, List<Decision> decisions) {
            Metered metered = counted.metered();
            List<Decision> made = new ArrayList<>(counted.decisions());
            made.add(price);
            List<Decision.Tier> stated = Decisions.of(
                    decisions, Decision.Tier.class, each -> each.metered().equals(metered));
            List<Decision.Factor> factors =
                    new ArrayList<>(Decisions.of(decisions, Decision.Factor.class, each -> each.holdsFor(metered)));
            List<Rate> siblings = siblings(price.rate(), metered);
            List<Decision.Tier> bands = bands(price, siblings, stated);
            boolean ofCard = siblings.stream().anyMatch(each -> isCliff(each.band()));
            List<Decision.Tier> ruled =
                    ofCard ? List.of() : Decisions.of(stated, Decision.Tier.class, each -> isCliff(each.band()));
            Optional<Decision.Tier> reached = reached(metered, ruled);
            reached.flatMap(Maker::factor).ifPresent(factors::add);
            List<Decision.Tier> used = bands.isEmpty() ? wholeAt(reached) : bands;
            made.addAll(used);
            made.addAll(factors);
            List<Decision.Free> free = Decisions.of(
                    decisions, Decision.Free.class, each -> each.metered().equals(metered));
            made.addAll(free);
            return new Choice(
                    counted,
                    price.rate(),
                    pricing.tiers(metered, used),
                    ranged(price, ofCard ? siblings : List.of(), ruled),
                    edges(siblings, ruled),
                    reached.map(each -> each.price().of(listed(price))).orElse(listed(price)),
                    free,
                    factors,
                    made);
        }

        private static BigDecimal listed(Decision.Price price) {
            return price.rate().unitRate().price().amount();
        }

        /** The card's bands of the rate; else those that rules state. */
        private static List<Decision.Tier> bands(
                Decision.Price price, List<Rate> siblings, List<Decision.Tier> stated) {
            TierBand band = price.rate().band();
            if (band == null || band.kind() == TierKind.CLIFF) {
                return Decisions.of(stated, Decision.Tier.class, each -> !isCliff(each.band()));
            }
            return siblings.stream()
                    .filter(each -> each.isBandOf(price.rate()))
                    .map(each -> band(price, each))
                    .toList();
        }

        private static Decision.Tier band(Decision.Price price, Rate row) {
            TierPrice amount = new TierPrice.Amount(row.unitRate().price().amount());
            TierBand band = row.band();
            if (band == null) {
                throw new IllegalStateException(row + " is no band");
            }
            return new Decision.Tier(price.metered(), band, amount, row, "a band of the rate card", price.by());
        }

        /** The card's rows of the same name on the same day and in the same hours, the rate itself among them. */
        private List<Rate> siblings(Rate rate, Metered metered) {
            if (rate.contract() != null) {
                return List.of(rate);
            }
            List<Rate> siblings = new ArrayList<>(1);
            for (Rate each : byName.getOrDefault(rate.name(), List.of())) {
                if (each.contract() == null
                        && each.inForce(metered.day())
                        && Objects.equals(each.hours(), rate.hours())) {
                    siblings.add(each);
                }
            }
            return siblings;
        }

        private static boolean isCliff(@Nullable TierBand band) {
            return band != null && band.kind() == TierKind.CLIFF;
        }

        /** The highest band that the request reaches. */
        private static Optional<Decision.Tier> reached(Metered metered, List<Decision.Tier> cliffs) {
            if (cliffs.isEmpty()) {
                return Optional.empty();
            }
            return cliffs.stream()
                    .filter(each ->
                            each.band().isReachedBy(metered.measured(each.band().measure())))
                    .max(Comparator.comparing(each -> each.band().above()));
        }

        private static Optional<Decision.Factor> factor(Decision.Tier cliff) {
            if (!(cliff.price() instanceof TierPrice.Times times)) {
                return Optional.empty();
            }
            Metered metered = cliff.metered();
            return Optional.of(new Decision.Factor(
                    metered.usage(),
                    metered.meter(),
                    metered,
                    ThreePoint.of(times.number()),
                    null,
                    cliff.why(),
                    cliff.by()));
        }

        /** An absolute price of a cliff: one band without end. */
        private static List<Decision.Tier> wholeAt(Optional<Decision.Tier> reached) {
            return reached.filter(each -> each.price() instanceof TierPrice.Amount)
                    .map(each -> new Decision.Tier(
                            each.metered(),
                            TierBand.of(TierKind.CLIFF, each.band().scope(), BigDecimal.ZERO, false),
                            each.price(),
                            null,
                            each.why(),
                            each.by()))
                    .map(List::of)
                    .orElse(List.of());
        }

        /** @param rows the card's, where they have cliffs */
        private static List<Cliff> ranged(Decision.Price chosen, List<Rate> rows, List<Decision.Tier> ruled) {
            if (rows.isEmpty() && ruled.isEmpty()) {
                return List.of();
            }
            UnitRate rate = chosen.rate().unitRate();
            List<Cliff> cliffs = new ArrayList<>();
            if (!ruled.isEmpty()) {
                cliffs.add(new Cliff(BigDecimal.ZERO, rate.price().amount()));
                ruled.forEach(each -> cliffs.add(new Cliff(
                        each.band().above(), each.price().of(rate.price().amount()))));
            } else {
                rows.stream()
                        .filter(each -> each.unitRate().per().compareTo(rate.per()) == 0)
                        .forEach(each -> cliffs.add(
                                new Cliff(each.above(), each.unitRate().price().amount())));
            }
            cliffs.sort(Comparator.comparing(Cliff::above));
            return cliffs;
        }

        private static List<TierBand> edges(List<Rate> siblings, List<Decision.Tier> ruled) {
            List<TierBand> edges = new ArrayList<>(0);
            if (ruled.isEmpty()) {
                for (Rate each : siblings) {
                    TierBand band = each.band();
                    if (band != null && isCliff(band)) {
                        edges.add(band);
                    }
                }
            } else {
                ruled.forEach(each -> edges.add(each.band()));
            }
            return edges;
        }
    }
}
