package io.ratebook.domain;

import io.ratebook.amount.ThreePoint;
import io.ratebook.finding.Location;
import java.math.BigDecimal;

/**
 * A named number of the Assumptions sheet in one case.
 *
 * @param value what is in use in this case
 * @param cases its low, base and high; the value itself in all three where it isn't chosen among them
 * @param where the cell in use
 */
public record Assumption(String name, BigDecimal value, ThreePoint cases, String unit, String source, Location where) {}
