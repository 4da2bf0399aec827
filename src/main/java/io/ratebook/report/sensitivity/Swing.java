package io.ratebook.report.sensitivity;

import io.ratebook.amount.ThreePoint;
import java.math.BigDecimal;

/**
 * How far one assumption moves the cost of a scenario: the base case with the assumption at its low and at its high, all others at
 * their base.
 *
 * @param values the assumption's low, base and high; the low need not be the least
 * @param costs what the scenario costs with each of them
 */
public record Swing(String scenario, String assumption, String unit, ThreePoint values, ThreePoint costs) {
    /** From the least of the three costs to the greatest. */
    public BigDecimal span() {
        BigDecimal greatest = costs.low().max(costs.base()).max(costs.high());
        return greatest.subtract(costs.low().min(costs.base()).min(costs.high()));
    }
}
