package io.ratebook.amount;

import java.math.BigDecimal;

/** A share of a whole, kept as a fraction: 12.5 percent is 0.125. */
public record Percent(BigDecimal fraction) {
    public static final Percent NONE = new Percent(BigDecimal.ZERO);

    public Percent {
        fraction = Exact.normal(fraction);
    }

    /** From percent points as written: {@code of("12.5")}. */
    public static Percent of(String points) {
        return new Percent(new BigDecimal(points).movePointLeft(2));
    }

    public BigDecimal of(BigDecimal whole) {
        return Exact.normal(whole.multiply(fraction));
    }

    @Override
    public String toString() {
        return Exact.text(fraction.movePointRight(2)) + "%";
    }
}
