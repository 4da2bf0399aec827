package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Costs by calendar month. A line that lasts several months costs as much in each of them (its months are alike, or it would have
 * been cut); a last month that isn't whole costs its share. The contingency of a month is its share of that month's other lines.
 */
final class Months {
    private record Key(String scenario, String phase) {}

    private final Map<Key, TreeMap<YearMonth, EnumMap<Case, BigDecimal>>> costs = new LinkedHashMap<>();

    private Months() {}

    /** In the order of the lines, each phase's months in theirs. */
    static List<MonthCost> of(Map<Case, Request> requests, List<Line> lines) {
        Months months = new Months();
        for (Case which : Case.values()) {
            lines.stream().filter(each -> each.day() != null).forEach(each -> months.add(each, which));
        }
        for (Case which : Case.values()) {
            Request request = requests.get(which);
            BigDecimal share = request == null
                    ? BigDecimal.ZERO
                    : request.header().contingency().fraction();
            lines.stream()
                    .filter(each -> each.day() == null)
                    .forEach(each -> months.addContingency(each, which, share));
        }
        return months.all();
    }

    /** The month in which something ends that begins on a day and lasts so many months. */
    static YearMonth last(LocalDate day, BigDecimal months) {
        long whole = months.setScale(0, RoundingMode.CEILING).longValueExact();
        return YearMonth.from(day).plusMonths(whole > 0 ? whole - 1 : 0);
    }

    /** An amount in the months from that day on: as much in each whole month, and in the last what is left of it. */
    static SortedMap<YearMonth, BigDecimal> shares(LocalDate day, BigDecimal months, BigDecimal amount) {
        SortedMap<YearMonth, BigDecimal> shares = new TreeMap<>();
        YearMonth end = last(day, months);
        BigDecimal each = months.signum() == 0 ? amount : Exact.quotient(amount, months);
        BigDecimal left = amount;
        for (YearMonth month = YearMonth.from(day); month.isBefore(end); month = month.plusMonths(1)) {
            shares.put(month, each);
            left = left.subtract(each);
        }
        shares.put(end, Exact.normal(left));
        return shares;
    }

    private void add(Line line, Case which) {
        LocalDate day = line.day();
        if (day != null) {
            shares(day, line.months().at(which), line.cost().at(which))
                    .forEach((month, cost) -> put(line, month, which, cost));
        }
    }

    private void addContingency(Line line, Case which, BigDecimal share) {
        Map<YearMonth, BigDecimal> others = new TreeMap<>();
        costs.forEach((key, months) -> {
            if (key.scenario().equals(line.scenario()) && !key.phase().equals(line.phase())) {
                months.forEach((month, cases) ->
                        others.merge(month, cases.getOrDefault(which, BigDecimal.ZERO), BigDecimal::add));
            }
        });
        others.forEach((month, cost) -> put(line, month, which, cost.multiply(share)));
    }

    private void put(Line line, YearMonth month, Case which, BigDecimal cost) {
        costs.computeIfAbsent(new Key(line.scenario(), line.phase()), key -> new TreeMap<>())
                .computeIfAbsent(month, key -> new EnumMap<>(Case.class))
                .merge(which, cost, BigDecimal::add);
    }

    private List<MonthCost> all() {
        List<MonthCost> all = new ArrayList<>();
        costs.forEach((key, months) -> months.forEach((month, cases) -> all.add(new MonthCost(
                key.scenario(),
                key.phase(),
                month,
                new ThreePoint(
                        cases.getOrDefault(Case.LOW, BigDecimal.ZERO),
                        cases.getOrDefault(Case.BASE, BigDecimal.ZERO),
                        cases.getOrDefault(Case.HIGH, BigDecimal.ZERO))))));
        return all;
    }
}
