package io.ratebook.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows that every rule decides on alike, and whose costs are so much for each unit: they are rated together, and each has its share of
 * what they come to.
 *
 * @param number names the bundle among those of a run, from 1
 * @param rows how many they are; at least one
 * @param counted what each column that is counted comes to in all rows, calls and repeats: without its parts, and in one month
 * @param requests how many calls all rows make, in one month
 */
public record Bundle(int number, long rows, Map<UsageField, BigDecimal> counted, BigDecimal requests) {
    public Bundle {
        counted = Collections.unmodifiableMap(new EnumMap<>(counted));
    }

    /** The rows that a usage stands for; null where it is but its own row. Rules don't see it: they decide on the first row. */
    public static @Nullable Bundle of(Usage usage) {
        return usage.bundle();
    }

    /** A usage that stands for the rows: it has the texts and the numbers of the first of them. */
    public Usage from(Usage first) {
        return first.bundled(this);
    }

    /** What a column comes to; empty where it isn't counted. */
    public Optional<BigDecimal> counted(UsageField field) {
        return Optional.ofNullable(counted.get(field));
    }
}
