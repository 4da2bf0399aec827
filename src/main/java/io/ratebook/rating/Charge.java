package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cost of one case, before credits.
 *
 * @param rate the one rate that was chosen
 * @param tier the band of a tiered price; null where the rate itself holds
 * @param quantity what is charged: the whole quantity, or a band's part of it
 * @param factors those on the price
 * @param cost exact
 * @param decisions those of all stages, in stage order
 */
public record Charge(
        Counted counted,
        Rate rate,
        Decision.@Nullable Tier tier,
        BigDecimal quantity,
        List<Decision.Factor> factors,
        Money cost,
        List<Decision> decisions) {
    public Charge {
        factors = List.copyOf(factors);
        decisions = List.copyOf(decisions);
    }

    /** Names the charge among those of its case, in every case alike. */
    public String key() {
        return counted.metered().key() + (tier == null ? "" : "|" + tier.from().toPlainString());
    }
}
