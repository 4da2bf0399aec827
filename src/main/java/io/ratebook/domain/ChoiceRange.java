package io.ratebook.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A number of a usage, and where it may lie without a rule choosing otherwise than it did: inside a tier, above a caching
 * minimum, on the same side of what a rule compares it with.
 *
 * @param what the number, in words: {@code prompt tokens}
 * @param weights how often each number of the row counts in it
 * @param ofOneCall true where it is their mean over the row's calls
 * @param why what would be chosen otherwise
 */
public record ChoiceRange(
        Usage usage, String what, Map<UsageField, Integer> weights, boolean ofOneCall, Range range, String why) {
    public ChoiceRange {
        weights = weights.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    /** Of a number that the row gives. */
    public static ChoiceRange of(Usage usage, UsageField field, Range range, String why) {
        return new ChoiceRange(usage, field.header(), Map.of(field, 1), false, range, why);
    }

    /** Of what chooses the band of a cliff. */
    public static ChoiceRange of(Usage usage, TierMeasure measure, Range range, String why) {
        return new ChoiceRange(
                usage,
                measure.word() + " of one call",
                usage.weights(measure),
                usage.totalled() && usage.calls().signum() != 0,
                range,
                why);
    }
}
