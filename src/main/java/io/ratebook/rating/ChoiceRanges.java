package io.ratebook.rating;

import io.ratebook.domain.Bundle;
import io.ratebook.domain.ChoiceRange;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Range;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the numbers of the usages may move before a rule, a tier or a cache decides otherwise. */
final class ChoiceRanges {
    private static final String TIER = "another price holds beyond a tier's edge";
    private static final String CACHE = "the provider caches no shorter prefix";
    private static final String RULE = "a rule compares it";

    private final RuleReads reads;
    private final Set<ChoiceRange> ranges = new LinkedHashSet<>();

    private ChoiceRanges(RuleReads reads) {
        this.reads = reads;
    }

    /** Each number and reason once a usage, in the order of the usages' quantities. The numbers of bundles are fixed in the result. */
    static List<ChoiceRange> of(List<Counted> counted, List<Choice> chosen, RuleReads reads) {
        ChoiceRanges all = new ChoiceRanges(reads);
        List<Counted> live = counted.stream()
                .filter(each -> Bundle.of(each.metered().usage()) == null)
                .toList();
        live.forEach(each -> all.cache(each.metered().usage(), each.decisions()));
        chosen.stream()
                .filter(each -> Bundle.of(each.metered().usage()) == null)
                .forEach(all::cliffs);
        live.stream().map(each -> each.metered().usage()).distinct().forEach(all::tests);
        return new ArrayList<>(all.ranges);
    }

    private void cache(Usage usage, List<Decision> decisions) {
        BigDecimal prefix = usage.prefixTokens();
        for (Decision each : decisions) {
            if (each instanceof Decision.Cache cache
                    && prefix != null
                    && cache.minimum().signum() > 0) {
                boolean cached = prefix.compareTo(cache.minimum()) >= 0;
                Range range = cached ? Range.atLeast(cache.minimum()) : Range.under(cache.minimum());
                ranges.add(ChoiceRange.of(usage, UsageField.PREFIX_TOKENS, range, CACHE));
            }
        }
    }

    private void cliffs(Choice choice) {
        Usage usage = choice.metered().usage();
        Map<TierMeasure, List<TierBand>> byMeasure = new EnumMap<>(TierMeasure.class);
        choice.edges()
                .forEach(each -> byMeasure
                        .computeIfAbsent(each.measure(), key -> new ArrayList<>())
                        .add(each));
        byMeasure.forEach((measure, bands) -> {
            Range range = around(bands, usage.measured(measure));
            if (!range.equals(Range.ALL)) {
                ranges.add(ChoiceRange.of(usage, measure, range, TIER));
            }
        });
    }

    /** From the highest edge that is reached to the lowest that isn't. */
    private static Range around(List<TierBand> bands, BigDecimal number) {
        TierBand reached = null;
        TierBand next = null;
        for (TierBand each : bands) {
            if (each.isReachedBy(number)) {
                reached = isHigher(each, reached) ? each : reached;
            } else {
                next = next == null || isHigher(next, each) ? each : next;
            }
        }
        boolean low = reached != null && !reached.isFirst();
        return new Range(
                low && reached != null ? reached.above() : null,
                low && reached != null && reached.inclusive(),
                next == null ? null : next.above(),
                next != null && !next.inclusive());
    }

    private static boolean isHigher(TierBand one, @Nullable TierBand other) {
        return other == null || one.above().compareTo(other.above()) > 0;
    }

    private void tests(Usage usage) {
        reads.constants().forEach((field, marks) -> test(usage, field, marks));
        reads.compared().stream().sorted().forEach(each -> test(usage, each, null));
        if (!reads.promptTokens().isEmpty()) {
            Range range = Range.between(reads.promptTokens(), usage.promptTokens());
            ranges.add(ChoiceRange.of(usage, TierMeasure.PROMPT_TOKENS, range, RULE));
        }
    }

    private void test(Usage usage, UsageField field, @Nullable Set<BigDecimal> marks) {
        BigDecimal number = usage.number(field);
        if (number != null) {
            Range range = marks == null ? Range.only(number) : Range.between(marks, number);
            ranges.add(ChoiceRange.of(usage, field, range, RULE));
        }
    }
}
