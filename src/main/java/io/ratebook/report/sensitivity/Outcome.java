package io.ratebook.report.sensitivity;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Budget;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came out for one scenario.
 *
 * @param base what it costs in the base case itself
 * @param p10 one sample in ten costs less; see {@link Percentiles}
 * @param over how many samples cost more than each budget, in the order of the sheet
 */
public record Outcome(
        String scenario,
        BigDecimal base,
        BigDecimal mean,
        BigDecimal p10,
        BigDecimal p50,
        BigDecimal p90,
        BigDecimal least,
        BigDecimal greatest,
        Histogram histogram,
        List<Over> over) {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

    public Outcome {
        over = List.copyOf(over);
    }

    /** How many samples cost more than the budget, and which share of all they are. */
    public record Over(Budget budget, int samples, BigDecimal share) {}

    /** @param costs at least one sample's, in any order */
    public static Outcome of(String scenario, BigDecimal base, List<BigDecimal> costs, List<Budget> budgets) {
        List<BigDecimal> sorted = costs.stream().sorted().toList();
        BigDecimal sum = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Outcome(
                scenario,
                base,
                Exact.quotient(sum, BigDecimal.valueOf(costs.size())),
                Percentiles.of(sorted, TENTH),
                Percentiles.of(sorted, HALF),
                Percentiles.of(sorted, NINE_TENTHS),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                Histogram.of(sorted),
                budgets.stream().map(each -> over(each, costs)).toList());
    }

    private static Over over(Budget budget, List<BigDecimal> costs) {
        long count = costs.stream()
                .filter(each -> each.compareTo(budget.limit().amount()) > 0)
                .count();
        BigDecimal share = Exact.quotient(BigDecimal.valueOf(count), BigDecimal.valueOf(costs.size()));
        return new Over(budget, (int) count, share);
    }
}
