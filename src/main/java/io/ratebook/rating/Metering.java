package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Measure.Share;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Meters;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One usage and the decisions of stage meter about it, to counted quantities. */
final class Metering {
    private static final Map<String, String> UNITS = Map.of("web search", "search", "cache storage", "token-hour");

    private final Case which;
    private final Usage usage;
    private final List<Decision> decisions;
    private final List<Finding> findings;

    private Metering(Case which, Usage usage, List<Decision> decisions, List<Finding> findings) {
        this.which = which;
        this.usage = usage;
        this.decisions = decisions;
        this.findings = findings;
    }

    /** @param decisions those of stage meter about this usage */
    static List<Counted> of(Case which, Usage usage, List<Decision> decisions, List<Finding> findings) {
        return new Metering(which, usage, decisions, findings).counted();
    }

    private List<Counted> counted() {
        List<Counted> counted = new ArrayList<>();
        List<Decision.Cache> caches = all(Decision.Cache.class);
        if (caches.size() > 1) {
            findings.add(Finding.error(
                    "RB-CACHE-TWO",
                    usage.where(),
                    "both " + caches.get(0).by().id() + " and "
                            + caches.get(1).by().id() + " say how its prefix is cached",
                    "narrow one of the two rows in the caching rules"));
        }
        for (Decision.Meter meter : all(Decision.Meter.class)) {
            if (meter.of() == UsageField.PREFIX_TOKENS && caches.size() == 1) {
                counted.addAll(cached(meter, caches.get(0)));
            } else {
                counted.add(counted(meter.meter(), measure(meter.of()), List.of(meter)));
            }
        }
        check(counted);
        Parts.check(usage, findings);
        return counted;
    }

    private void check(List<Counted> counted) {
        Map<String, Counted> seen = new HashMap<>();
        for (Counted each : counted) {
            Counted before = seen.putIfAbsent(each.metered().key(), each);
            if (before != null) {
                findings.add(Finding.error(
                        "RB-METER-TWO",
                        usage.where(),
                        "both " + before.decisions().get(0).by().id() + " and "
                                + each.decisions().get(0).by().id() + " count its "
                                + each.metered().measure().words() + " as "
                                + each.metered().meter(),
                        "take one of the two out of the metering rules"));
            }
        }
        if (counted.stream().allMatch(Counted::ifPriced)) {
            findings.add(Finding.error(
                    "RB-METER-NONE",
                    usage.where(),
                    "no rule of stage meter counts anything of this row",
                    "fill in tokens or a quantity, or add a rule to 10-meter"));
        }
        boolean overhead = counted.stream()
                .filter(each -> each.metered().meter().equals("output"))
                .allMatch(each -> each.factors().stream().anyMatch(factor -> factor.meter() != null));
        if (!usage.reasoningEffort().isEmpty() && !overhead) {
            findings.add(
                    Finding.error(
                            "RB-METER-EFFORT",
                            usage.where(),
                            "no rule says how many reasoning tokens the effort \"" + usage.reasoningEffort()
                                    + "\" adds",
                            "add a row for it to the reasoning rules, or leave the effort blank and give the output as billed"));
        }
    }

    private Measure measure(UsageField field) {
        return Parts.of(usage, field, callsFor(field));
    }

    private Calls callsFor(UsageField field) {
        boolean counted = field == UsageField.QUANTITY || field == UsageField.CALLS;
        return counted || usage.totalled() ? Calls.COUNTED : Calls.EVERY;
    }

    /** The prefix under a provider's caching: written once, read by the later calls, the part beside the steps as plain input. */
    private List<Counted> cached(Decision.Meter meter, Decision.Cache cache) {
        BigDecimal prefix = number(UsageField.PREFIX_TOKENS);
        if (usage.totalled()) {
            findings.add(Finding.error(
                    "RB-CACHE-TOTAL",
                    usage.where(),
                    "its token counts are totals, so what one call shares with the next isn't known",
                    "give the prefix tokens of one call"));
        }
        List<Decision> by = List.of(meter, cache);
        if (prefix.compareTo(cache.minimum()) < 0) {
            findings.add(Finding.warning(
                    "RB-CACHE-PREFIX",
                    usage.where(UsageField.PREFIX_TOKENS),
                    "a prefix of " + Exact.text(prefix) + " tokens is not cached: the provider's minimum is "
                            + Exact.text(cache.minimum()) + "; all of it is billed as " + meter.meter(),
                    null));
            return List.of(counted(meter.meter(), measure(meter.of()), by));
        }
        List<Counted> parts = new ArrayList<>();
        parts.add(counted(cache.writeMeter(), Measure.of(UsageField.PREFIX_TOKENS, Calls.FIRST), by));
        parts.add(counted(cache.readMeter(), prefixOf(Share.STEPPED, cache), by));
        if (cache.step().compareTo(BigDecimal.ONE) > 0) {
            parts.add(counted(meter.meter(), prefixOf(Share.REST, cache), by));
        }
        return parts;
    }

    private static Measure prefixOf(Share share, Decision.Cache cache) {
        Share part = cache.step().compareTo(BigDecimal.ONE) > 0 ? share : Share.WHOLE;
        return new Measure(UsageField.PREFIX_TOKENS, List.of(), List.of(), Calls.LATER, part, cache.step());
    }

    private Counted counted(String meter, Measure measure, List<? extends Decision> by) {
        BigDecimal base = base(measure);
        Quantity quantity = new Quantity(base, unit(meter, measure));
        Metered unscaled = new Metered(usage, meter, measure, quantity);
        List<Decision> all = new ArrayList<>(by);
        for (Decision.Factor factor : all(Decision.Factor.class)) {
            if (factor.holdsFor(unscaled)) {
                all.add(factor);
                quantity = quantity.times(factor.value().at(which));
            }
        }
        BigDecimal calls = isTotal(measure) ? usage.calls() : calls(measure.calls());
        BigDecimal requests = calls.multiply(usage.repeat()).multiply(usage.months());
        Tiers.Times times = new Tiers.Times(requests, usage.months());
        return new Counted(new Metered(usage, meter, measure, quantity), base, times, all);
    }

    private BigDecimal base(Measure measure) {
        BigDecimal number = Parts.number(usage, measure);
        BigDecimal share = switch (measure.share()) {
            case WHOLE -> number;
            case STEPPED -> stepped(number, measure.step());
            case REST -> number.subtract(stepped(number, measure.step()));
        };
        return Exact.normal(
                share.multiply(calls(measure.calls())).multiply(usage.repeat()).multiply(usage.weight()));
    }

    /** Tokens of all calls together: they are counted at once, but in as many requests. */
    private boolean isTotal(Measure measure) {
        return usage.totalled() && measure.of() != UsageField.QUANTITY;
    }

    private BigDecimal calls(Calls which) {
        return switch (which) {
            case COUNTED -> BigDecimal.ONE;
            case EVERY -> usage.calls();
            case FIRST -> usage.calls().min(BigDecimal.ONE);
            case LATER -> usage.calls().subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
        };
    }

    private static BigDecimal stepped(BigDecimal tokens, BigDecimal step) {
        return tokens.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    private Unit unit(String meter, Measure measure) {
        if (measure.of().countsTokens()) {
            return Unit.TOKEN;
        }
        boolean written = measure.of() == UsageField.QUANTITY && !usage.unit().isEmpty();
        if (written) {
            return new Unit(usage.unit());
        }
        return Meters.inTokens(meter) ? Unit.TOKEN : new Unit(UNITS.getOrDefault(meter, meter));
    }

    private BigDecimal number(UsageField field) {
        BigDecimal number = usage.number(field);
        return number == null ? BigDecimal.ZERO : number;
    }

    private <D extends Decision> List<D> all(Class<D> type) {
        return decisions.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
