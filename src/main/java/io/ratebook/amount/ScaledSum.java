package io.ratebook.amount;

import java.math.BigDecimal;

/**
 * A sum of many decimal numbers, exact, so that their order changes nothing. Addends of 64 bits with 0 to 36 decimals make no object: they
 * are added up in 128 bits, in one of two places by their decimals, whose sums go to a {@code BigDecimal} before they would outgrow them.
 * Starts at zero. For one thread.
 */
public final class ScaledSum {
    private static final int COARSE = Tens.MOST;
    private static final int FINE = 2 * Tens.MOST;

    private final Wide coarse = new Wide();
    private final Wide fine = new Wide();
    private BigDecimal rest = BigDecimal.ZERO;

    /** Adds {@code unscaled} / 10^{@code scale}. */
    public void add(long unscaled, int scale) {
        if (scale < 0 || scale > FINE) {
            add(BigDecimal.valueOf(unscaled, scale));
        } else if (scale <= COARSE) {
            add(coarse, COARSE, unscaled, scale);
        } else {
            add(fine, FINE, unscaled, scale);
        }
    }

    private void add(Wide sum, int decimals, long unscaled, int scale) {
        long ten = Tens.of(decimals - scale);
        if (!sum.addProduct(unscaled, ten)) {
            rest = rest.add(new BigDecimal(sum.toBigInteger(), decimals));
            sum.product(unscaled, ten);
        }
    }

    /** Adds what the register holds now. */
    public void add(Scaled addend) {
        if (addend.isExactLong()) {
            add(addend.unscaled(), addend.scale());
        } else {
            add(addend.value());
        }
    }

    public void add(BigDecimal addend) {
        rest = rest.add(addend);
    }

    /** Adds what another sum has come to, which stays as it is: parts of a sum may be made apart. */
    public void add(ScaledSum other) {
        add(other.value());
    }

    /** The sum so far, in its normal form; see {@link Exact#normal}. */
    public BigDecimal value() {
        return Exact.normal(rest.add(coarse.value(COARSE)).add(fine.value(FINE)));
    }

    @Override
    public String toString() {
        return Exact.text(value());
    }
}
