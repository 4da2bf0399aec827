package io.ratebook.amount;

import java.math.BigDecimal;

/** A price for so many units: 0.25 USD per 1,000,000 tokens. {@code per} is greater than zero. */
public record UnitRate(Money price, BigDecimal per, Unit unit) {
    public UnitRate {
        per = Exact.normal(per);
        if (per.signum() <= 0) {
            throw new IllegalArgumentException("per must be greater than zero, not " + per);
        }
    }

    /**
     * The exact cost of a quantity; see {@link Exact#quotient} where {@code per} doesn't divide it.
     *
     * @throws IllegalArgumentException where the units differ
     */
    public Money costOf(Quantity quantity) {
        if (!unit.equals(quantity.unit())) {
            throw new IllegalArgumentException(this + " can't price " + quantity);
        }
        return new Money(Exact.quotient(price.amount().multiply(quantity.value()), per), price.currency());
    }

    @Override
    public String toString() {
        return price + " per " + (per.compareTo(BigDecimal.ONE) == 0 ? "" : Exact.text(per) + " ") + unit;
    }
}
