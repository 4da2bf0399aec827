package io.ratebook.report.sensitivity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many values fall between which edges: bins of one width that a reader can read, about twenty of them, from the one that holds
 * the least value to the one that holds the greatest.
 */
public record Histogram(List<Bin> bins) {
    private static final BigDecimal ABOUT = BigDecimal.valueOf(20);
    private static final List<BigDecimal> STEPS =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("2.5"), BigDecimal.valueOf(5));

    public Histogram {
        bins = List.copyOf(bins);
    }

    /** @param from inclusive
     * @param to exclusive; where all values are one, both are that value */
    public record Bin(BigDecimal from, BigDecimal to, int count) {}

    /** @param sorted at least one value, the least first */
    public static Histogram of(List<BigDecimal> sorted) {
        BigDecimal least = sorted.get(0);
        BigDecimal greatest = sorted.get(sorted.size() - 1);
        if (least.compareTo(greatest) == 0) {
            return new Histogram(List.of(new Bin(least, greatest, sorted.size())));
        }
        BigDecimal width = width(greatest.subtract(least));
        BigDecimal from = least.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        List<Bin> bins = new ArrayList<>();
        for (int next = 0; next < sorted.size(); from = from.add(width)) {
            int first = next;
            BigDecimal to = from.add(width);
            while (next < sorted.size() && sorted.get(next).compareTo(to) < 0) {
                next++;
            }
            bins.add(new Bin(from, to, next - first));
        }
        return new Histogram(bins);
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that needs no more than twenty widths for the range. */
    private static BigDecimal width(BigDecimal range) {
        int tens = range.precision() - range.scale() - 3;
        for (int power = tens; ; power++) {
            for (BigDecimal step : STEPS) {
                BigDecimal width = step.scaleByPowerOfTen(power);
                if (width.multiply(ABOUT).compareTo(range) >= 0) {
                    return width;
                }
            }
        }
    }
}
