package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Meters;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arithmetic of counting: calls x tokens x repeat x months x the factors on the quantity. */
final class Counting {
    private static final Map<String, String> UNITS = Map.of("web search", "search", "cache storage", "token-hour");

    private final Case which;
    private final Usage usage;
    private final List<Decision> decisions;

    /** @param decisions those of stage meter about this usage */
    Counting(Case which, Usage usage, List<Decision> decisions) {
        this.which = which;
        this.usage = usage;
        this.decisions = decisions;
    }

    Counted counted(String meter, Measure measure, List<? extends Decision> by) {
        return counted(meter, measure, Parts.number(usage, measure), null, by);
    }

    /**
     * @param number of one call
     * @param often how many calls there are; null for as many as the row says, in all its repeats and months
     */
    Counted counted(
            String onMeter,
            Measure measure,
            BigDecimal number,
            @Nullable BigDecimal often,
            List<? extends Decision> by) {
        List<Decision> all = new ArrayList<>(by);
        String meter = recounted(onMeter, all);
        BigDecimal calls = often == null ? calls(measure) : often;
        BigDecimal times = often == null ? usage.repeat().multiply(usage.weight()) : BigDecimal.ONE;
        Bundle bundle = Bundle.of(usage);
        BigDecimal base = Exact.normal(
                bundle == null
                        ? share(number, measure).multiply(calls).multiply(times)
                        : of(bundle, measure).multiply(usage.weight()));
        Quantity quantity = new Quantity(base, unit(meter, measure));
        Metered unscaled = new Metered(usage, meter, measure, quantity);
        for (Decision.Factor factor : Decisions.of(decisions, Decision.Factor.class)) {
            if (factor.holdsFor(unscaled)) {
                all.add(factor);
                quantity = quantity.times(factor.value().at(which));
            }
        }
        BigDecimal each = isTotal(measure) ? usage.calls() : calls;
        BigDecimal once = bundle == null ? each.multiply(usage.repeat()) : bundle.requests();
        BigDecimal requests = often == null ? once.multiply(usage.months()) : often;
        Tiers.Times scopes = new Tiers.Times(requests, often == null ? usage.months() : BigDecimal.ONE);
        return new Counted(new Metered(usage, meter, measure, quantity), base, scopes, all);
    }

    private static BigDecimal of(Bundle bundle, Measure measure) {
        return bundle.counted(measure.of())
                .orElseThrow(() -> new IllegalStateException("a bundle doesn't count its " + measure.words()));
    }

    /** Tokens of all calls together: they are counted at once, but in as many requests. */
    private boolean isTotal(Measure measure) {
        return usage.totalled() && measure.of() != UsageField.QUANTITY && measure.calls() == Calls.COUNTED;
    }

    /** The meter that a rule counts it on instead, with that rule; two such rules are reported. */
    private String recounted(String meter, List<Decision> by) {
        List<Decision.Recount> recounts = Decisions.of(
                decisions, Decision.Recount.class, each -> each.from().equals(meter));
        if (recounts.isEmpty()) {
            return meter;
        }
        by.addAll(recounts);
        return recounts.get(0).to();
    }

    private static BigDecimal share(BigDecimal number, Measure measure) {
        return switch (measure.share()) {
            case WHOLE -> number;
            case STEPPED -> stepped(number, measure.step());
            case REST -> number.subtract(stepped(number, measure.step()));
        };
    }

    private BigDecimal calls(Measure measure) {
        return switch (measure.calls()) {
            case COUNTED -> BigDecimal.ONE;
            case EVERY -> usage.calls();
            case MISSES -> Hits.of(usage, measure.life()).misses();
            case HITS -> Hits.of(usage, measure.life()).hits();
            case KEPT -> number(UsageField.CACHE_HOURS);
        };
    }

    private static BigDecimal stepped(BigDecimal tokens, BigDecimal step) {
        return tokens.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    private Unit unit(String meter, Measure measure) {
        if (measure.of().countsTokens() && measure.calls() != Calls.KEPT) {
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
}
