package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One usage and the decisions of stage meter about it, to counted quantities. */
final class Metering {
    /** Numbers that only matter to a prefix that is cached. */
    private static final List<UsageField> CACHING = List.of(
            UsageField.MINUTES_BETWEEN_CALLS, UsageField.CALLS_A_MINUTE, UsageField.HIT_RATE, UsageField.CACHE_HOURS);

    private final Usage usage;
    private final List<Decision> decisions;
    private final List<CacheTrial> trials;
    private final List<Finding> findings;
    private final Counting counting;

    private Metering(
            Case which, Usage usage, List<Decision> decisions, List<CacheTrial> trials, List<Finding> findings) {
        this.usage = usage;
        this.decisions = decisions;
        this.trials = trials;
        this.findings = findings;
        this.counting = new Counting(which, usage, decisions);
    }

    /**
     * @param decisions those of stage meter about this usage
     * @param trials where what it would cost otherwise is put, for rows that cache
     */
    static List<Counted> of(
            Case which, Usage usage, List<Decision> decisions, List<CacheTrial> trials, List<Finding> findings) {
        return new Metering(which, usage, decisions, trials, findings).counted();
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
                counted.add(counting.counted(meter.meter(), measure(meter.of()), List.of(meter)));
            }
        }
        check(counted);
        checkUnused(caches);
        checkRecounts();
        Parts.check(usage, findings);
        return counted;
    }

    private void check(List<Counted> counted) {
        Map<String, Counted> seen = new HashMap<>();
        for (Counted each : counted.size() > 1 ? counted : List.<Counted>of()) {
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
        if (!usage.reasoningEffort().isEmpty() && !counted.stream().allMatch(Metering::hasOverhead)) {
            findings.add(
                    Finding.error(
                            "RB-METER-EFFORT",
                            usage.where(),
                            "no rule says how many reasoning tokens the effort \"" + usage.reasoningEffort()
                                    + "\" adds",
                            "add a row for it to the reasoning rules, or leave the effort blank and give the output as billed"));
        }
    }

    /** True for what isn't output, and for output that reasoning adds to. */
    private static boolean hasOverhead(Counted counted) {
        return !counted.metered().meter().equals("output")
                || counted.factors().stream().anyMatch(factor -> factor.meter() != null);
    }

    /** What the row says about caching, and no rule takes up. */
    private void checkUnused(List<Decision.Cache> caches) {
        if (!caches.isEmpty()) {
            return;
        }
        if (!usage.caching().equals("none") && usage.prefixTokens() != null) {
            findings.add(Finding.warning(
                    "RB-CACHE-NONE",
                    usage.where(Usage.Text.CACHING),
                    "(Caching) no rule says how " + usage.provider() + " caches prefixes of " + usage.model() + " as \""
                            + usage.caching() + "\"; all calls are billed the whole prefix",
                    "add a row to the caching rules, or write none"));
        }
        for (UsageField each : CACHING) {
            if (usage.number(each) != null) {
                findings.add(Finding.warning(
                        "RB-CACHE-UNUSED",
                        usage.where(each),
                        "(" + each.header() + ") has no part in the result: the row's prefix isn't cached",
                        "fill in Prefix tokens and Caching, or leave it blank"));
            }
        }
    }

    private void checkRecounts() {
        Map<String, Decision.Recount> seen = new HashMap<>();
        for (Decision.Recount each : all(Decision.Recount.class)) {
            Decision.Recount before = seen.putIfAbsent(each.from(), each);
            if (before != null && !before.to().equals(each.to())) {
                findings.add(Finding.error(
                        "RB-METER-RECOUNT",
                        usage.where(),
                        before.by().id() + " counts " + each.from() + " as " + before.to() + ", and "
                                + each.by().id() + " as " + each.to(),
                        "narrow one of the two in the metering rules"));
            }
        }
    }

    private Measure measure(UsageField field) {
        return Parts.of(usage, field, callsFor(field));
    }

    private Calls callsFor(UsageField field) {
        boolean counted = field == UsageField.QUANTITY || field == UsageField.CALLS;
        return counted || usage.totalled() ? Calls.COUNTED : Calls.EVERY;
    }

    private List<Counted> cached(Decision.Meter meter, Decision.Cache cache) {
        CachedPrefix prefix = new CachedPrefix(usage, meter, cache, findings);
        prefix.check();
        List<Decision> by = List.of(meter, cache);
        List<Counted> parts = new ArrayList<>();
        if (prefix.isLongEnough()) {
            prefix.parts().forEach(each -> parts.add(counting.counted(each.meter(), each.measure(), by)));
        } else {
            parts.add(counting.counted(meter.meter(), measure(meter.of()), by));
        }
        if (!usage.totalled() && usage.calls().signum() > 0) {
            trials.add(trial(prefix, meter, cache, parts));
        }
        return parts;
    }

    /** What the row would cost otherwise: without the cache, or with a prefix that is long enough for it. */
    private CacheTrial trial(CachedPrefix prefix, Decision.Meter meter, Decision.Cache cache, List<Counted> own) {
        List<Decision> by = List.of(meter, cache);
        Measure each = Measure.of(UsageField.PREFIX_TOKENS, Calls.EVERY);
        BigDecimal tokens = prefix.isLongEnough() ? number(UsageField.PREFIX_TOKENS) : prefix.padded();
        List<Counted> other = new ArrayList<>();
        if (prefix.isLongEnough()) {
            other.add(counting.counted(meter.meter(), each, by));
        } else {
            prefix.parts().forEach(part -> other.add(counting.counted(part.meter(), part.measure(), tokens, null, by)));
        }
        Counted write = counting.counted(cache.writeMeter(), each, tokens, BigDecimal.ONE, by);
        List<Counted> read = prefix.read(Calls.EVERY).stream()
                .map(part -> counting.counted(part.meter(), part.measure(), tokens, BigDecimal.ONE, by))
                .toList();
        Counted plain = counting.counted(meter.meter(), each, tokens, BigDecimal.ONE, by);
        return new CacheTrial(
                usage, cache, prefix.hits(), tokens, prefix.isLongEnough(), own, other, plain, write, read);
    }

    private BigDecimal number(UsageField field) {
        BigDecimal number = usage.number(field);
        return number == null ? BigDecimal.ZERO : number;
    }

    private <D extends Decision> List<D> all(Class<D> type) {
        return Decisions.of(decisions, type);
    }
}
