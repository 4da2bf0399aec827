package io.ratebook.report.effects;

import java.math.BigDecimal;

/**
 * Why a scenario costs now what it costs. See {@link Effects} for what each part means; the four add up to the difference exactly.
 *
 * @param then what it cost
 * @param now what it costs
 */
public record Effect(
        String scenario,
        BigDecimal then,
        BigDecimal now,
        BigDecimal price,
        BigDecimal volume,
        BigDecimal mix,
        BigDecimal rules) {

    public BigDecimal difference() {
        return now.subtract(then);
    }
}
