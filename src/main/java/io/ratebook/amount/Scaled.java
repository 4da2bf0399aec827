package io.ratebook.amount;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number to calculate with, a million times over: a register, whose number each step changes. It is always exact, and equal to what
 * {@link BigDecimal} gives. While 64 bits hold its digits, no step makes an object; beyond, it is a {@code BigDecimal} until they hold them
 * again. Starts at zero. For one thread.
 */
public final class Scaled {
    /** Numbers have at most so many digits before or after the point in 64 bits; others are left to BigDecimal. */
    private static final int FARTHEST = 1 << 20;

    /** Whole numbers up to here are exact as doubles. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final double[] DOUBLE_TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final Wide product = new Wide();
    private long unscaled;
    private int scale;
    private @Nullable BigDecimal large;

    /** Becomes {@code unscaled} / 10^{@code scale}. */
    public Scaled set(long unscaled, int scale) {
        if (scale < -FARTHEST || scale > FARTHEST) {
            return settle(BigDecimal.valueOf(unscaled, scale));
        }
        this.unscaled = unscaled;
        this.scale = scale;
        large = null;
        return this;
    }

    /** Becomes that number. Makes objects: where a number is used again, keep its {@link #unscaled} and {@link #scale}. */
    public Scaled set(BigDecimal number) {
        return settle(number);
    }

    /** Becomes what the other is now. */
    public Scaled set(Scaled other) {
        unscaled = other.unscaled;
        scale = other.scale;
        large = other.large;
        return this;
    }

    /** Times {@code factor} / 10^{@code factorScale}. */
    public Scaled multiply(long factor, int factorScale) {
        if (large != null || outside((long) scale + factorScale)) {
            return settle(number().multiply(BigDecimal.valueOf(factor, factorScale)));
        }
        long low = unscaled * factor;
        if (Math.multiplyHigh(unscaled, factor) == low >> 63) {
            unscaled = low;
            scale += factorScale;
            return this;
        }
        return multiplyWide(factor, factorScale);
    }

    private Scaled multiplyWide(long factor, int factorScale) {
        product.product(unscaled, factor);
        int zeros = product.strip();
        return product.fitsLong()
                ? set(product.longValue(), scale + factorScale - zeros)
                : settle(new BigDecimal(product.toBigInteger(), scale + factorScale - zeros));
    }

    /** Makes objects, as {@link #set(BigDecimal)} does. */
    public Scaled multiply(BigDecimal factor) {
        return settle(number().multiply(factor));
    }

    /** Plus {@code addend} / 10^{@code addendScale}. */
    public Scaled add(long addend, int addendScale) {
        long gap = (long) scale - addendScale;
        boolean added = large == null
                && (gap >= 0
                        ? sum(unscaled, addend, gap, scale)
                        : !outside(addendScale) && sum(addend, unscaled, -gap, addendScale));
        return added ? this : add(BigDecimal.valueOf(addend, addendScale));
    }

    /**
     * The sum of two terms of which one has more decimals.
     *
     * @return false where 64 bits don't hold it; nothing has changed then
     */
    private boolean sum(long fine, long coarse, long gap, int fineScale) {
        if (gap > Tens.MOST) {
            return false;
        }
        long ten = Tens.of((int) gap);
        long raised = coarse * ten;
        long sum = fine + raised;
        if (Math.multiplyHigh(coarse, ten) != raised >> 63 || ((fine ^ sum) & (raised ^ sum)) < 0) {
            return false;
        }
        unscaled = sum;
        scale = fineScale;
        return true;
    }

    /** Makes objects, as {@link #set(BigDecimal)} does. */
    public Scaled add(BigDecimal addend) {
        return settle(number().add(addend));
    }

    /** Minus {@code subtrahend} / 10^{@code subtrahendScale}. */
    public Scaled subtract(long subtrahend, int subtrahendScale) {
        return subtrahend == Long.MIN_VALUE
                ? subtract(BigDecimal.valueOf(subtrahend, subtrahendScale))
                : add(-subtrahend, subtrahendScale);
    }

    /** Makes objects, as {@link #set(BigDecimal)} does. */
    public Scaled subtract(BigDecimal subtrahend) {
        return settle(number().subtract(subtrahend));
    }

    /** True where 64 bits hold its digits, so that {@link #unscaled} and {@link #scale} say all. */
    public boolean isExactLong() {
        return large == null;
    }

    /**
     * Its digits, with the sign; it may end in zeros.
     *
     * @throws IllegalStateException where 64 bits don't hold them
     */
    public long unscaled() {
        requireExactLong();
        return unscaled;
    }

    /**
     * How many of its digits are behind the point; below zero where zeros follow before it.
     *
     * @throws IllegalStateException where 64 bits don't hold its digits
     */
    public int scale() {
        requireExactLong();
        return scale;
    }

    private void requireExactLong() {
        if (large != null) {
            throw new IllegalStateException(large + " has no room in 64 bits");
        }
    }

    /**
     * The number itself, where it is whole and not below zero.
     *
     * @return less than zero where it isn't, or 64 bits don't hold it
     */
    public long whole() {
        if (large != null || unscaled < 0 || scale > 0 || -scale > Tens.MOST) {
            return -1;
        }
        long ten = Tens.of(-scale);
        return Math.multiplyHigh(unscaled, ten) == 0 && unscaled * ten >= 0 ? unscaled * ten : -1;
    }

    /** -1, 0 or 1, as the number is below, at or above zero. */
    public int signum() {
        BigDecimal held = large;
        return held == null ? Long.signum(unscaled) : held.signum();
    }

    /** The number in its normal form; see {@link Exact#normal}. */
    public BigDecimal value() {
        return Exact.normal(number());
    }

    /** The nearest double, of two the even one: what {@link #value} gives as a double. For output only. */
    public double doubleValue() {
        boolean exact = large == null
                && scale >= 0
                && scale < DOUBLE_TENS.length
                && unscaled <= EXACT_DOUBLE
                && unscaled >= -EXACT_DOUBLE;
        // The quotient of two exact doubles is rounded once, so it is the nearest.
        return exact ? unscaled / DOUBLE_TENS[scale] : value().doubleValue();
    }

    private BigDecimal number() {
        BigDecimal held = large;
        return held == null ? BigDecimal.valueOf(unscaled, scale) : held;
    }

    private Scaled settle(BigDecimal number) {
        if (number.scale() == 0 && number.precision() <= Tens.MOST) {
            return set(number.longValue(), 0);
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.unscaledValue().bitLength() < Long.SIZE && !outside(plain.scale())) {
            return set(plain.unscaledValue().longValue(), plain.scale());
        }
        large = plain;
        return this;
    }

    private static boolean outside(long scale) {
        return scale < -FARTHEST || scale > FARTHEST;
    }

    @Override
    public String toString() {
        return Exact.text(number());
    }
}
