package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Two prices for one thing.
 *
 * @param what provider, model, meter, and service tier, band and hours where they aren't the usual
 * @param one the price that is kept, and where it stands
 * @param other the price that isn't, and where it stands
 */
record Difference(String what, Side one, Side other) {
    private static final int DECIMALS = 4;

    /** A price of one unit, as it reads and where it stands. */
    record Side(BigDecimal unitPrice, String words, String where) {}

    /** The other by the one, to four decimals; "-" where the one is nothing. */
    String ratio() {
        if (one.unitPrice().signum() == 0) {
            return "-";
        }
        BigDecimal ratio = Exact.quotient(other.unitPrice(), one.unitPrice());
        return Exact.text(ratio.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
