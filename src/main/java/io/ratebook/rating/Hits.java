package io.ratebook.rating;

import io.ratebook.domain.CacheLife;
import io.ratebook.domain.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many of a row's calls find their prefix in the cache, each time that the row happens. What doesn't hit misses, and fills
 * the cache.
 *
 * @param calls of the row, once
 * @param least how many calls miss whatever is planned
 * @param misses at least {@code least}, at most {@code calls}; more where the row plans with a lower hit rate
 * @param late true where the calls are further apart than the cache lives
 */
record Hits(BigDecimal calls, BigDecimal least, BigDecimal misses, boolean late) {
    static Hits of(Usage usage, CacheLife life) {
        BigDecimal calls = usage.calls();
        boolean late = isLate(usage, life);
        BigDecimal least = late ? calls : calls.min(routes(usage, life));
        BigDecimal rate = usage.hitRate();
        BigDecimal planned = rate == null ? least : calls.subtract(calls.multiply(rate));
        return new Hits(calls, least, least.max(planned).min(calls), late);
    }

    private static boolean isLate(Usage usage, CacheLife life) {
        BigDecimal gap = usage.minutesBetweenCalls();
        BigDecimal minutes = life.minutes();
        return gap != null && minutes != null && gap.compareTo(minutes) > 0;
    }

    /** On how many routes the prefix is cached: at least one. */
    private static BigDecimal routes(Usage usage, CacheLife life) {
        BigDecimal busiest = usage.callsAMinute();
        BigDecimal each = life.callsAMinute();
        return busiest == null || each == null
                ? BigDecimal.ONE
                : busiest.divide(each, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
    }

    BigDecimal hits() {
        return calls.subtract(misses);
    }

    /** True where the row plans with more hits than there can be. */
    boolean isPlannedTooHigh(Usage usage) {
        BigDecimal rate = usage.hitRate();
        return rate != null && calls.multiply(rate).compareTo(calls.subtract(least)) > 0;
    }
}
