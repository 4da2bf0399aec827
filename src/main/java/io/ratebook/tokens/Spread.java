package io.ratebook.tokens;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * How numbers spread.
 *
 * @param rows how many they are; at least one
 * @param mean {@code sum / rows}: exact where it has an end, otherwise rounded to {@link Exact#DIVISION}
 * @param p95 by nearest rank: the smallest that at least 95% of the numbers don't exceed
 */
public record Spread(int rows, long sum, long min, BigDecimal mean, long p95, long max) {
    /** @throws IllegalArgumentException where there are none */
    static Spread of(long[] numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("no numbers have no spread");
        }
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        long sum = Arrays.stream(sorted).sum();
        int rank = (int) ((95L * sorted.length + 99) / 100);
        return new Spread(
                sorted.length,
                sum,
                sorted[0],
                Exact.quotient(BigDecimal.valueOf(sum), BigDecimal.valueOf(sorted.length)),
                sorted[rank - 1],
                sorted[sorted.length - 1]);
    }
}
