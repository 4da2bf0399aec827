package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cost of one case, before caps and credits.
 *
 * @param rate the one rate that was chosen, or the row that states the band
 * @param tier the band of a tiered price; null where the rate itself holds
 * @param price for so many units as the rate's "per" says: the rate's, or the band's
 * @param free the units of the whole quantity that a term lets go free
 * @param quantity what is charged: the quantity without the free units, or a band's part of it
 * @param fees how many times the band's flat fee is due
 * @param factors those on the price
 * @param cost exact, in the request's currency
 * @param decisions those of all stages, in stage order
 */
public record Charge(
        Counted counted,
        Rate rate,
        Decision.@Nullable Tier tier,
        BigDecimal price,
        Free free,
        BigDecimal quantity,
        BigDecimal fees,
        List<Decision.Factor> factors,
        Money cost,
        List<Decision> decisions) {
    /**
     * The units of a quantity that are free.
     *
     * @param draws of each term in its turn
     */
    public record Free(List<Draw> draws) {
        /** @param left what the term had left before */
        public record Draw(Decision.Free by, BigDecimal left, BigDecimal units) {}

        public static final Free NONE = new Free(List.of());

        public Free {
            draws = List.copyOf(draws);
        }

        public BigDecimal units() {
            BigDecimal units = BigDecimal.ZERO;
            for (Draw each : draws) {
                units = units.add(each.units());
            }
            return units;
        }
    }

    public Charge {
        factors = List.copyOf(factors);
        decisions = List.copyOf(decisions);
    }

    /** The same with other decisions behind it. */
    Charge because(List<Decision> others) {
        return new Charge(counted, rate, tier, price, free, quantity, fees, factors, cost, others);
    }

    /** Names the charge among those of its case, in every case alike. */
    public String key() {
        return counted.metered().key()
                + (tier == null ? "" : "|" + Exact.text(tier.band().above()));
    }
}
