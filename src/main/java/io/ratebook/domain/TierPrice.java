package io.ratebook.domain;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;

/** What a band costs, beside the rate that was chosen. */
public sealed interface TierPrice {
    /** The price in the unit, "per" and currency of the chosen rate. */
    BigDecimal of(BigDecimal chosen);

    /** The number that the rule states. */
    BigDecimal number();

    /** An absolute price. */
    record Amount(BigDecimal number) implements TierPrice {
        @Override
        public BigDecimal of(BigDecimal chosen) {
            return number;
        }

        @Override
        public String toString() {
            return Exact.text(number);
        }
    }

    /** So many times the chosen rate. */
    record Times(BigDecimal number) implements TierPrice {
        @Override
        public BigDecimal of(BigDecimal chosen) {
            return Exact.normal(chosen.multiply(number));
        }

        @Override
        public String toString() {
            return Exact.text(number) + " times the rate";
        }
    }
}
