package io.ratebook.amount;

import java.math.BigDecimal;

/** How many of a unit. May be fractional (averages are), never rounded. */
public record Quantity(BigDecimal value, Unit unit) {
    public Quantity {
        value = Exact.normal(value);
    }

    public Quantity times(BigDecimal factor) {
        return new Quantity(value.multiply(factor), unit);
    }

    /** The sum.
     *
     * @throws IllegalArgumentException where the units differ
     */
    public Quantity plus(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("can't add " + other.unit + " to " + unit);
        }
        return new Quantity(value.add(other.value), unit);
    }

    @Override
    public String toString() {
        return Exact.text(value) + " " + unit;
    }
}
