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
            List<Decision.Price> prices = all(decisions, Decision.Price.class).stream()
                    .filter(each -> each.metered().equals(metered))
                    .toList();
            if (prices.isEmpty() && counted.ifPriced()) {
                return Optional.empty();
            }
            Optional<Decision.Price> one = pricing.one(metered, prices);
            one.ifPresent(price -> remarkMeter(metered, price.rate()));
            one.ifPresent(price -> checkHours(metered, price.rate()));
            return one.map(price -> choice(counted, price, decisions));
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
            List<Decision.Tier> stated = all(decisions, Decision.Tier.class).stream()
                    .filter(each -> each.metered().equals(metered))
                    .toList();
            List<Decision.Factor> factors = new ArrayList<>(all(decisions, Decision.Factor.class).stream()
                    .filter(each -> each.holdsFor(metered))
                    .toList());
            List<Decision.Tier> bands = bands(price, stated);
            List<Decision.Tier> ruled = cardHasCliffs(price) ? List.of() : cliffs(stated);
            Optional<Decision.Tier> reached = reached(metered, ruled);
            reached.flatMap(Maker::factor).ifPresent(factors::add);
            List<Decision.Tier> used = bands.isEmpty() ? wholeAt(reached) : bands;
            made.addAll(used);
            made.addAll(factors);
            List<Decision.Free> free = all(decisions, Decision.Free.class).stream()
                    .filter(each -> each.metered().equals(metered))
                    .toList();
            made.addAll(free);
            return new Choice(
                    counted,
                    price.rate(),
                    pricing.tiers(metered, used),
                    ranged(price, ruled),
                    edges(price, ruled),
                    reached.map(each -> each.price().of(listed(price))).orElse(listed(price)),
                    free,
                    factors,
                    made);
        }

        private static BigDecimal listed(Decision.Price price) {
            return price.rate().unitRate().price().amount();
        }

        /** The card's bands of the rate; else those that rules state. */
        private List<Decision.Tier> bands(Decision.Price price, List<Decision.Tier> stated) {
            TierBand band = price.rate().band();
            if (band == null || band.kind() == TierKind.CLIFF) {
                return stated.stream()
                        .filter(each -> each.band().kind() != TierKind.CLIFF)
                        .toList();
            }
            return siblings(price.rate(), price.metered()).stream()
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
            return rate.contract() != null
                    ? List.of(rate)
                    : byName.getOrDefault(rate.name(), List.of()).stream()
                            .filter(each -> each.contract() == null
                                    && each.inForce(metered.day())
                                    && Objects.equals(each.hours(), rate.hours()))
                            .toList();
        }

        private static List<Decision.Tier> cliffs(List<Decision.Tier> stated) {
            return stated.stream()
                    .filter(each -> each.band().kind() == TierKind.CLIFF)
                    .toList();
        }

        private boolean cardHasCliffs(Decision.Price price) {
            return siblings(price.rate(), price.metered()).stream()
                    .anyMatch(each -> each.band() != null && each.band().kind() == TierKind.CLIFF);
        }

        /** The highest band that the request reaches. */
        private static Optional<Decision.Tier> reached(Metered metered, List<Decision.Tier> cliffs) {
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
            return reached.filter(each -> each.price() instanceof TierPrice.Amount).stream()
                    .map(each -> new Decision.Tier(
                            each.metered(),
                            TierBand.of(TierKind.CLIFF, each.band().scope(), BigDecimal.ZERO, false),
                            each.price(),
                            null,
                            each.why(),
                            each.by()))
                    .toList();
        }

        private List<Cliff> ranged(Decision.Price chosen, List<Decision.Tier> ruled) {
            UnitRate rate = chosen.rate().unitRate();
            List<Cliff> cliffs = new ArrayList<>();
            if (!ruled.isEmpty()) {
                cliffs.add(new Cliff(BigDecimal.ZERO, rate.price().amount()));
                ruled.forEach(each -> cliffs.add(new Cliff(
                        each.band().above(), each.price().of(rate.price().amount()))));
            } else if (cardHasCliffs(chosen)) {
                siblings(chosen.rate(), chosen.metered()).stream()
                        .filter(each -> each.unitRate().per().compareTo(rate.per()) == 0)
                        .forEach(each -> cliffs.add(
                                new Cliff(each.above(), each.unitRate().price().amount())));
            }
            cliffs.sort(Comparator.comparing(Cliff::above));
            return cliffs;
        }

        private List<TierBand> edges(Decision.Price chosen, List<Decision.Tier> ruled) {
            return ruled.isEmpty()
                    ? siblings(chosen.rate(), chosen.metered()).stream()
                            .map(Rate::band)
                            .filter(Objects::nonNull)
                            .filter(each -> each.kind() == TierKind.CLIFF)
                            .toList()
                    : ruled.stream().map(Decision.Tier::band).toList();
        }

        private static <D extends Decision> List<D> all(List<Decision> decisions, Class<D> type) {
            return decisions.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
