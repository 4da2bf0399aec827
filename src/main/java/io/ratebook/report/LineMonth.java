package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One calendar month of a line, in one case: exact and unrounded. The months of a line add up to it.
 *
 * @param months how many of the line's months this is: 1, a part of a last one, 0 for a line that lasts none
 * @param quantity of the line, in this month
 */
public record LineMonth(Line line, YearMonth month, BigDecimal months, BigDecimal quantity, BigDecimal cost) {
    /**
     * The months of every line, in the order of the lines. A line that is for no days in particular, the contingency, is spread over
     * the months of the scenario's other lines as they cost.
     *
     * @param unknown the month of what no other line gives one
     */
    public static List<LineMonth> of(List<Line> lines, Case which, YearMonth unknown) {
        Map<String, TreeMap<YearMonth, BigDecimal>> scenarios = new HashMap<>();
        List<LineMonth> all = new ArrayList<>();
        for (Line line : lines) {
            LocalDate day = line.day();
            if (day != null) {
                dated(line, day, which).forEach(each -> {
                    scenarios
                            .computeIfAbsent(line.scenario(), name -> new TreeMap<>())
                            .merge(each.month(), each.cost(), BigDecimal::add);
                    all.add(each);
                });
            } else {
                all.addAll(spread(line, which, scenarios.getOrDefault(line.scenario(), new TreeMap<>()), unknown));
            }
        }
        return all;
    }

    private static List<LineMonth> dated(Line line, LocalDate day, Case which) {
        BigDecimal months = line.months().at(which);
        SortedMap<YearMonth, BigDecimal> parts = Months.shares(day, months, months);
        SortedMap<YearMonth, BigDecimal> quantities =
                Months.shares(day, months, line.quantity().at(which));
        List<LineMonth> all = new ArrayList<>();
        Months.shares(day, months, line.cost().at(which))
                .forEach((month, cost) -> all.add(new LineMonth(
                        line,
                        month,
                        parts.getOrDefault(month, BigDecimal.ZERO),
                        quantities.getOrDefault(month, BigDecimal.ZERO),
                        cost)));
        return all;
    }

    private static List<LineMonth> spread(
            Line line, Case which, SortedMap<YearMonth, BigDecimal> others, YearMonth unknown) {
        BigDecimal cost = line.cost().at(which);
        BigDecimal whole = others.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            YearMonth first = others.isEmpty() ? unknown : others.firstKey();
            return List.of(new LineMonth(line, first, BigDecimal.ONE, BigDecimal.ZERO, cost));
        }
        List<LineMonth> all = new ArrayList<>();
        BigDecimal left = cost;
        for (Map.Entry<YearMonth, BigDecimal> each : others.entrySet()) {
            boolean last = each.getKey().equals(others.lastKey());
            BigDecimal share = last ? left : Exact.quotient(each.getValue().multiply(cost), whole);
            left = left.subtract(share);
            all.add(new LineMonth(line, each.getKey(), BigDecimal.ONE, BigDecimal.ZERO, Exact.normal(share)));
        }
        return all;
    }
}
