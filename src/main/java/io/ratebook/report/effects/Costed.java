package io.ratebook.report.effects;

import java.math.BigDecimal;

/**
 * What a line costs, and of what.
 *
 * @param model who serves it and which it is; empty for what is no model
 * @param part which share of the usage this is, in words
 * @param when the first of the days that it is for; empty where it is for none in particular
 * @param unit of the quantity; quantities of one unit are added up
 * @param quantity counted, before any factor; zero for credits and adjustments
 * @param unitPrice the list price of one, before any factor
 */
public record Costed(
        String scenario,
        String usageId,
        String model,
        String meter,
        String part,
        String when,
        String unit,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal cost) {

    /** What the quantity comes to at the list price. */
    BigDecimal atList() {
        return quantity.multiply(unitPrice);
    }
}
