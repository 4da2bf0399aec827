package io.ratebook.report;

import io.ratebook.domain.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure that isn't money, in two scenarios that are compared.
 *
 * @param difference alternative less baseline
 * @param improvement how much better the alternative is, as a share of the baseline: positive is better, whichever direction is
 *     good; null where the baseline is zero
 */
public record MetricPair(
        Metric baseline,
        Metric alternative,
        BigDecimal difference,
        @Nullable BigDecimal improvement) {}
