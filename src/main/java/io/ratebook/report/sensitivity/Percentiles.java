package io.ratebook.report.sensitivity;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Percentiles by linear interpolation between the two nearest ranks, as the spreadsheet function PERCENTILE.INC has them: that of
 * share p of n sorted values is the one of rank p (n - 1), counted from 0.
 */
public final class Percentiles {
    private Percentiles() {}

    /**
     * Exact.
     *
     * @param sorted at least one value, the least first
     * @param share from 0 to 1
     */
    public static BigDecimal of(List<BigDecimal> sorted, BigDecimal share) {
        BigDecimal rank = share.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = rank.setScale(0, RoundingMode.FLOOR).intValueExact();
        BigDecimal lower = sorted.get(below);
        BigDecimal upper = below + 1 < sorted.size() ? sorted.get(below + 1) : lower;
        BigDecimal part = rank.subtract(BigDecimal.valueOf(below));
        return Exact.normal(lower.add(upper.subtract(lower).multiply(part)));
    }
}
