package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Measure.Share;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The prefix of a row under a provider's caching: misses fill the cache, hits read from it, and what lies beside the steps is
 * plain input. What can't be is corrected, and reported.
 */
final class CachedPrefix {
    private static final MathContext SHOWN = new MathContext(6, RoundingMode.DOWN);

    private final Usage usage;
    private final Decision.Meter plain;
    private final Decision.Cache cache;
    private final List<Finding> findings;
    private final BigDecimal prefix;
    private final Hits hits;

    /** Something that is counted, by its meter and its measure. */
    record Part(String meter, Measure measure) {}

    CachedPrefix(Usage usage, Decision.Meter plain, Decision.Cache cache, List<Finding> findings) {
        this.usage = usage;
        this.plain = plain;
        this.cache = cache;
        this.findings = findings;
        BigDecimal tokens = usage.prefixTokens();
        this.prefix = tokens == null ? BigDecimal.ZERO : tokens;
        this.hits = Hits.of(usage, cache.life());
    }

    Hits hits() {
        return hits;
    }

    boolean isLongEnough() {
        return prefix.compareTo(cache.minimum()) >= 0;
    }

    /** The shortest length at which the prefix is cached, whole. */
    BigDecimal padded() {
        return cache.minimum().divide(cache.step(), 0, RoundingMode.CEILING).multiply(cache.step());
    }

    void check() {
        if (usage.totalled()) {
            findings.add(Finding.error(
                    "RB-CACHE-TOTAL",
                    usage.where(),
                    "its token counts are totals, so what one call shares with the next isn't known",
                    "give the prefix tokens of one call"));
        }
        if (!isLongEnough()) {
            findings.add(Finding.warning(
                    "RB-CACHE-PREFIX",
                    usage.where(UsageField.PREFIX_TOKENS),
                    "a prefix of " + Exact.text(prefix) + " tokens is not cached: the provider's minimum is "
                            + Exact.text(cache.minimum()) + "; all of it is billed as " + plain.meter(),
                    null));
            return;
        }
        checkHits();
        if (!cache.storageMeter().isEmpty() && usage.cacheHours() == null) {
            findings.add(Finding.error(
                    "RB-CACHE-HOURS",
                    usage.where(),
                    "its provider bills the hours for which the prefix is kept, and Cache hours is blank",
                    "write in the column Cache hours how long it is kept, each time; 0 if never"));
        }
    }

    private void checkHits() {
        if (hits.late()) {
            findings.add(Finding.warning(
                    "RB-CACHE-GAP",
                    usage.where(UsageField.MINUTES_BETWEEN_CALLS),
                    "(Minutes between calls) the cache keeps a prefix for " + Exact.text(minutes())
                            + " minutes after a call, so that every call misses it",
                    "let the calls follow each other sooner, or use a cache that lives longer"));
        } else if (hits.isPlannedTooHigh(usage)) {
            findings.add(Finding.warning(
                    "RB-CACHE-HITS",
                    usage.where(UsageField.HIT_RATE),
                    "(Hit rate) is more than can be: of " + Exact.text(hits.calls()) + " calls at least "
                            + Exact.text(hits.least()) + " " + (isOne(hits.least()) ? "misses" : "miss")
                            + " and " + (isOne(hits.least()) ? "fills" : "fill") + " the cache, so that "
                            + Exact.text(hits.hits()) + " hit; that is what is counted",
                    "write " + Exact.text(feasibleRate()) + ", or leave it blank for as many as can"));
        }
    }

    private static boolean isOne(BigDecimal number) {
        return number.compareTo(BigDecimal.ONE) == 0;
    }

    private BigDecimal minutes() {
        BigDecimal minutes = cache.life().minutes();
        return minutes == null ? BigDecimal.ZERO : minutes;
    }

    private BigDecimal feasibleRate() {
        return hits.calls().signum() == 0
                ? BigDecimal.ZERO
                : Exact.normal(Exact.quotient(hits.hits(), hits.calls()).round(SHOWN));
    }

    /** What is counted of a prefix that is long enough. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(part(cache.writeMeter(), Calls.MISSES, Share.WHOLE));
        parts.addAll(read(Calls.HITS));
        if (!cache.storageMeter().isEmpty()) {
            parts.add(part(cache.storageMeter(), Calls.KEPT, Share.WHOLE));
        }
        return parts;
    }

    /** What is counted where such calls read the prefix from the cache. */
    List<Part> read(Calls calls) {
        boolean stepped = cache.step().compareTo(BigDecimal.ONE) > 0;
        List<Part> parts = new ArrayList<>();
        parts.add(part(cache.readMeter(), calls, stepped ? Share.STEPPED : Share.WHOLE));
        if (stepped) {
            parts.add(part(plain.meter(), calls, Share.REST));
        }
        return parts;
    }

    Part part(String meter, Calls calls, Share share) {
        return new Part(meter, Measure.cached(calls, share, cache.step(), cache.life()));
    }
}
