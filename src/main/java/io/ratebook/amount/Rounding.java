package io.ratebook.amount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many decimals are shown, and which way the rest goes. Applied once, at the report. */
public record Rounding(int decimals, RoundingMode mode) {
    public static final Rounding CENTS = new Rounding(2, RoundingMode.HALF_UP);

    public Rounding {
        if (decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException("decimals must be 0 to 12, not " + decimals);
        }
    }

    /** The rounded number, with exactly {@link #decimals} decimals. */
    public BigDecimal of(BigDecimal value) {
        return value.setScale(decimals, mode);
    }
}
