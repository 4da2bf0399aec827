package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Percent;
import io.ratebook.amount.ThreePoint;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an alternative saves month by month, what it costs before, and what both are worth today.
 *
 * @param compared the comparison that asks; for a plan, the first that names the two scenarios
 * @param plan true where the months are the request's own, false where each is as the comparison says
 * @param flows the first of today
 * @param discountRate of a year; none where the request states none
 */
public record Returns(Compared compared, boolean plan, List<Flow> flows, Percent discountRate) {
    /**
     * What both scenarios cost in a month.
     *
     * @param month of a plan; null for the others
     */
    public record Flow(@Nullable YearMonth month, ThreePoint baseline, ThreePoint alternative) {
        public ThreePoint saving() {
            return baseline.minus(alternative);
        }
    }

    public Returns {
        flows = List.copyOf(flows);
    }

    /** What the alternative saves each month; negative where it costs more. */
    public List<BigDecimal> savings(Case which) {
        return flows.stream().map(each -> each.saving().at(which)).collect(Collectors.toList());
    }

    public BigDecimal presentValue(Case which) {
        return CashFlows.presentValue(savings(which), discountRate.fraction());
    }

    /** A month; see {@link CashFlows#internalRate}. */
    public Optional<BigDecimal> internalRate(Case which) {
        return CashFlows.internalRate(savings(which));
    }

    public Optional<Integer> payback(Case which) {
        return CashFlows.payback(savings(which));
    }
}
