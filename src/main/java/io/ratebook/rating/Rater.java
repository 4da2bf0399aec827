package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stages meter, price, adjust and commit, in that order: facts to decisions to charges. All arithmetic is here, exact and unrounded. */
public final class Rater {
    private final Rulebook rulebook;
    private final List<Rate> rates;

    public Rater(Rulebook rulebook, List<Rate> rates) {
        this.rulebook = rulebook;
        this.rates = List.copyOf(rates);
    }

    /** Rates one case of a request. What can't be priced is a finding, and has no charge. */
    public CaseCharges rate(Request request, Case which) {
        List<Finding> findings = new ArrayList<>();
        List<Counted> counted = metered(request, which, findings);
        List<Chosen> chosen = priced(request, counted, findings);
        List<Charge> charges = adjusted(request, which, chosen, findings);
        Spans.check(request, charges, findings);
        List<Draw> draws = committed(request, charges, findings);
        return new CaseCharges(request, charges, draws, findings);
    }

    private record Chosen(
            Counted counted,
            Rate rate,
            Optional<Tiers> tiers,
            List<Decision.Factor> factors,
            List<Decision> decisions) {}

    private List<Counted> metered(Request request, Case which, List<Finding> findings) {
        List<Decision> decisions = decide(
                Stage.METER,
                findings,
                List.of(request.header()),
                request.scenarios(),
                request.assumptions(),
                request.usages());
        Map<Usage, List<Decision>> about = byUsage(decisions);
        List<Counted> counted = new ArrayList<>();
        for (Usage usage : request.usages()) {
            counted.addAll(Metering.of(which, usage, about.getOrDefault(usage, List.of()), findings));
        }
        return counted;
    }

    private List<Chosen> priced(Request request, List<Counted> counted, List<Finding> findings) {
        List<Metered> facts = counted.stream().map(Counted::metered).toList();
        List<Decision> decisions = decide(
                Stage.PRICE,
                findings,
                List.of(request.header()),
                request.assumptions(),
                request.contracts(),
                facts,
                rates);
        Map<Usage, List<Decision>> about = byUsage(decisions);
        Pricing pricing = new Pricing(rates, findings);
        List<Chosen> chosen = new ArrayList<>();
        for (Counted each : counted) {
            List<Decision> its = about.getOrDefault(each.metered().usage(), List.of());
            chosen(each, its, pricing, request, findings).ifPresent(chosen::add);
        }
        return chosen;
    }

    private static Optional<Chosen> chosen(
            Counted counted, List<Decision> decisions, Pricing pricing, Request request, List<Finding> findings) {
        Metered metered = counted.metered();
        List<Decision.Price> prices = of(decisions, Decision.Price.class).stream()
                .filter(each -> each.metered().equals(metered))
                .toList();
        List<Decision.Tier> bands = of(decisions, Decision.Tier.class).stream()
                .filter(each -> each.metered().equals(metered))
                .toList();
        List<Decision.Factor> factors = factorsFor(metered, decisions);
        Optional<Decision.Price> price = pricing.one(metered, prices);
        if (price.isEmpty()) {
            return Optional.empty();
        }
        Rate rate = price.get().rate();
        if (!rate.unitRate().price().currency().equals(request.header().currency())) {
            findings.add(Finding.error(
                    "RB-RATE-CURRENCY",
                    rate.where(),
                    "prices in " + rate.unitRate().price().currency() + ", while the request is in "
                            + request.header().currency(),
                    "give the price in " + request.header().currency()));
            return Optional.empty();
        }
        List<Decision> all = new ArrayList<>(counted.decisions());
        all.add(price.get());
        all.addAll(bands);
        all.addAll(factors);
        return Optional.of(new Chosen(counted, rate, pricing.tiers(metered, bands), factors, all));
    }

    private List<Charge> adjusted(Request request, Case which, List<Chosen> chosen, List<Finding> findings) {
        List<Decision> decisions = decide(
                Stage.ADJUST,
                findings,
                List.of(request.header()),
                request.assumptions(),
                request.contracts(),
                chosen.stream()
                        .map(each -> new Priced(each.counted.metered(), each.rate))
                        .toList());
        Map<Usage, List<Decision>> about = byUsage(decisions);
        List<Charge> charges = new ArrayList<>();
        for (Chosen each : chosen) {
            Metered metered = each.counted.metered();
            List<Decision.Factor> adjustments = factorsFor(metered, about.getOrDefault(metered.usage(), List.of()));
            checkServiceTier(each, adjustments, findings);
            charges.addAll(charges(each, adjustments, which));
        }
        return charges;
    }

    /** A service tier never falls back to the standard price in silence. */
    private static void checkServiceTier(Chosen chosen, List<Decision.Factor> adjustments, List<Finding> findings) {
        Metered metered = chosen.counted.metered();
        boolean special = !metered.serviceTier().equals("standard") && !metered.purchase();
        boolean adjusted = adjustments.stream().anyMatch(each -> each.contract() == null);
        if (special && chosen.rate.serviceTier().equals("standard") && !adjusted) {
            findings.add(Finding.error(
                    "RB-TIER-NONE",
                    metered.usage().where(),
                    "nothing says what the service tier \"" + metered.serviceTier() + "\" of " + metered.provider()
                            + " costs: its standard price would be too high or too low",
                    "add a row for the tier to the rate card, or to the rules of 30-adjust"));
        }
    }

    private static List<Charge> charges(Chosen chosen, List<Decision.Factor> adjustments, Case which) {
        List<Decision.Factor> factors = new ArrayList<>(chosen.factors);
        factors.addAll(adjustments);
        List<Decision> decisions = new ArrayList<>(chosen.decisions);
        decisions.addAll(adjustments);
        Quantity quantity = chosen.counted.metered().quantity();
        if (chosen.tiers.isEmpty()) {
            Money cost = chosen.rate.unitRate().costOf(quantity).times(product(factors, which));
            return List.of(new Charge(chosen.counted, chosen.rate, null, quantity.value(), factors, cost, decisions));
        }
        return chosen.tiers.get().partsOf(quantity.value()).stream()
                .map(part -> new Charge(
                        chosen.counted,
                        chosen.rate,
                        part.band(),
                        part.quantity(),
                        factors,
                        cost(part, chosen.rate, quantity).times(product(factors, which)),
                        decisions))
                .toList();
    }

    private static Money cost(Tiers.Part part, Rate rate, Quantity whole) {
        UnitRate published = rate.unitRate();
        Money price = new Money(part.band().price(), published.price().currency());
        Money cost = new UnitRate(price, published.per(), published.unit())
                .costOf(new Quantity(part.quantity(), whole.unit()));
        return part.entered() ? cost.plus(new Money(part.band().flat(), price.currency())) : cost;
    }

    private List<Draw> committed(Request request, List<Charge> charges, List<Finding> findings) {
        Map<Charged, Charge> facts = new LinkedHashMap<>();
        for (Charge each : charges) {
            Priced priced = new Priced(each.counted().metered(), each.rate());
            facts.put(new Charged(priced, each.key(), each.cost()), each);
        }
        List<Decision> decisions =
                decide(Stage.COMMIT, findings, List.of(request.header()), request.contracts(), facts.keySet());
        return Credits.drawn(facts, of(decisions, Decision.Credit.class));
    }

    private List<Decision> decide(Stage stage, List<Finding> findings, Collection<?>... facts) {
        List<Object> all = new ArrayList<>();
        for (Collection<?> each : facts) {
            all.addAll(each);
        }
        List<Decision> decisions =
                rulebook.decide(stage, all).stream().distinct().toList();
        of(decisions, Decision.Advice.class).forEach(each -> findings.add(Remarks.finding(each)));
        return decisions;
    }

    private static Map<Usage, List<Decision>> byUsage(List<Decision> decisions) {
        Map<Usage, List<Decision>> byUsage = new HashMap<>();
        for (Decision each : decisions) {
            Usage usage = each.about();
            if (usage != null) {
                byUsage.computeIfAbsent(usage, which -> new ArrayList<>()).add(each);
            }
        }
        return byUsage;
    }

    private static List<Decision.Factor> factorsFor(Metered metered, List<Decision> decisions) {
        return of(decisions, Decision.Factor.class).stream()
                .filter(each -> each.holdsFor(metered))
                .toList();
    }

    private static BigDecimal product(List<Decision.Factor> factors, Case which) {
        return factors.stream().map(each -> each.value().at(which)).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static <D extends Decision> List<D> of(List<Decision> decisions, Class<D> type) {
        return decisions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
