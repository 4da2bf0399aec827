package io.ratebook.rating;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import java.math.BigDecimal;
import java.util.List;

/**
 * A metered quantity and what it was made of.
 *
 * @param base calls x tokens x repeat x months (as growth makes them), before the factors on the quantity
 * @param times in how many requests and months
 * @param decisions those of stage meter that made it, the factors among them
 */
public record Counted(Metered metered, BigDecimal base, Tiers.Times times, List<Decision> decisions) {
    public Counted {
        decisions = List.copyOf(decisions);
    }

    /** True for a fee: it is billed only where a price holds for it. */
    public boolean ifPriced() {
        return !Decisions.of(decisions, Decision.Meter.class, Decision.Meter::ifPriced)
                .isEmpty();
    }

    public List<Decision.Factor> factors() {
        return Decisions.of(decisions, Decision.Factor.class);
    }
}
