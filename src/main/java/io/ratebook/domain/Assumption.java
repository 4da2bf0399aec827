package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;

/**
 * A named number of the Assumptions sheet in one case.
 *
 * @param value what is in use in this case
 * @param where the cell in use
 */
public record Assumption(String name, BigDecimal value, String unit, String source, Location where) {}
