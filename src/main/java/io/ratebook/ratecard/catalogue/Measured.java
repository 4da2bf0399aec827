package io.ratebook.ratecard.catalogue;

import java.math.BigDecimal;

/**
 * What a price counts.
 *
 * @param meter as rate cards name it
 * @param per so many units cost the price
 */
record Measured(String meter, String unit, BigDecimal per) {
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    static Measured tokens(String meter) {
        return new Measured(meter, "token", MILLION);
    }

    boolean isTokens() {
        return unit.equals("token");
    }
}
