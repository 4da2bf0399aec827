package io.ratebook.sampling;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The PERT distribution with its usual weight of 4: a beta distribution between the least and the greatest value, densest at the
 * mode. Its mean is (least + 4 mode + greatest) / 6. The mode may be at an end; where both ends are one number, so is every draw.
 *
 * <p>Draws by rejection from uniform numbers. So a draw is a binary fraction of the span, computed exactly in decimals; floating point says
 * only whether it is taken, by logarithms that {@link StrictMath} defines to the last bit.
 */
public final class Pert {
    /** Significant digits of a draw. */
    public static final int DIGITS = 9;

    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final double WEIGHT = 4;
    private static final BigDecimal PARTS = BigDecimal.valueOf(1L << Draws.BITS);
    private static final double PART = 0x1p-53;

    private final BigDecimal least;
    private final BigDecimal greatest;
    private final double mode;

    private Pert(BigDecimal least, BigDecimal greatest, double mode) {
        this.least = least;
        this.greatest = greatest;
        this.mode = mode;
    }

    /**
     * The ends in either order.
     *
     * @throws IllegalArgumentException where the mode is not between them
     */
    public static Pert of(BigDecimal oneEnd, BigDecimal mode, BigDecimal otherEnd) {
        BigDecimal least = oneEnd.min(otherEnd);
        BigDecimal greatest = oneEnd.max(otherEnd);
        if (!holds(oneEnd, mode, otherEnd)) {
            throw new IllegalArgumentException(mode + " is not from " + least + " to " + greatest);
        }
        BigDecimal span = greatest.subtract(least);
        double at = span.signum() == 0
                ? 0
                : Exact.quotient(mode.subtract(least), span).doubleValue();
        return new Pert(least, greatest, at);
    }

    /** True where the mode is one of the ends or between them, in whatever order they are. */
    public static boolean holds(BigDecimal oneEnd, BigDecimal mode, BigDecimal otherEnd) {
        return oneEnd.min(otherEnd).compareTo(mode) <= 0 && mode.compareTo(oneEnd.max(otherEnd)) <= 0;
    }

    /** The next draw, rounded to {@link #DIGITS} significant digits and never beyond the ends. */
    public BigDecimal next(Draws draws) {
        BigDecimal span = greatest.subtract(least);
        if (span.signum() == 0) {
            return least;
        }
        BigDecimal part = BigDecimal.valueOf(accepted(draws)).divide(PARTS);
        BigDecimal drawn = least.add(span.multiply(part)).round(ROUNDING);
        return Exact.normal(drawn.max(least).min(greatest));
    }

    private long accepted(Draws draws) {
        while (true) {
            long bits = draws.bits();
            double luck = (draws.bits() + 1) * PART;
            if (StrictMath.log(luck) <= logDensity(bits * PART)) {
                return bits;
            }
        }
    }

    /** The logarithm of the density at a part of the span, less that at the mode: 0 there, negative elsewhere. */
    private double logDensity(double at) {
        double below = mode == 0 ? 0 : mode * StrictMath.log(at / mode);
        double above = mode == 1 ? 0 : (1 - mode) * StrictMath.log((1 - at) / (1 - mode));
        return WEIGHT * (below + above);
    }
}
