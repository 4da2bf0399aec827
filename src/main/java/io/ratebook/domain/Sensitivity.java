package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;

/** One question of the Sensitivity sheet: what the scenarios cost with an assumption at this value. */
public record Sensitivity(String assumption, BigDecimal value, Location where) {}
