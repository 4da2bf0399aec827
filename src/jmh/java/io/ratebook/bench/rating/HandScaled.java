package io.ratebook.bench.rating;

import io.ratebook.bench.whole.Lap;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The fastest that one writes by hand, without rules: columns of numbers, prices by number, costs in the last of 11 decimals. It is exact for
 * these lines alone, whose costs are known to have room. Arguments: how many lines.
 */
public final class HandScaled {
    private static final int COST_SCALE = RatingLines.PRICE_SCALE + 2;
    private static final double COST_UNIT = 1e11;
    private static final long FULL = 1L << 62;

    private HandScaled() {}

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        double[] costs = new double[drawn.size()];
        Lap.whenAsked(drawn.size(), () -> total(drawn, costs));
    }

    private static BigDecimal total(RatingLines lines, double[] costs) {
        BigInteger total = BigInteger.ZERO;
        long part = 0;
        for (int i = 0; i < costs.length; i++) {
            long factor = (lines.isBatch(i) ? 5L : 10L) * (lines.isEu(i) ? 11L : 10L);
            long cost = (long) lines.calls(i) * lines.tokens(i) * lines.unscaledPrice(lines.key(i)) * factor;
            costs[i] = cost / COST_UNIT;
            part += cost;
            if (part >= FULL) {
                total = total.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        return new BigDecimal(total.add(BigInteger.valueOf(part)), COST_SCALE);
    }
}
