package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;

/** A figure of a scenario that isn't money: latency, memory, quality. */
public record Metric(
        String name, String scenario, BigDecimal value, String unit, boolean higherIsBetter, Location where) {}
