package io.ratebook.domain;

import io.ratebook.amount.Money;

/**
 * What one scenario costs in one case, after credits: read-only input of the stage advise.
 *
 * @param beforeCredits the same before credits
 * @param highest what the scenario costs in its dearest case
 */
public record Total(Scenario scenario, Money amount, Money beforeCredits, Money highest) {
    public boolean within(Budget budget) {
        return amount.compareTo(budget.limit()) <= 0;
    }

    /** True where the dearest case is within the budget too. */
    public boolean surelyWithin(Budget budget) {
        return highest.compareTo(budget.limit()) <= 0;
    }
}
