package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Scaled;
import io.ratebook.amount.ScaledSum;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Metered;
import io.ratebook.domain.UsageField;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What each row of a bundle has of the bundle's lines: so many units, at what one of them costs before terms that are used up. */
public final class UsageShares {
    private final Map<Integer, List<Part>> parts = new HashMap<>();
    private final UsageLines rows;
    private final long count;

    /**
     * A line of a bundle.
     *
     * @param column which of the bundle's columns it counts, from 0
     * @param unitCost what one unit of the column costs in all months
     * @param weight how many months there are, as growth makes them
     */
    private record Part(Line line, int column, ThreePoint unitCost, BigDecimal weight) {}

    private static final Summed[] NONE = {};

    /** A line of a bundle, and what its rows count so far. */
    private record Summed(Part part, ScaledSum sum) {}

    /** Takes a row's part of a line. */
    public interface Taker {
        /**
         * @param row the line of the row's file, or the row of its sheet
         * @param units what the row counts, in one month; good until this returns
         * @param unitCost what one of them costs in all months
         */
        void take(Line line, int row, String id, Scaled units, ThreePoint unitCost) throws IOException;
    }

    public UsageShares(List<Line> lines, UsageLines rows) {
        this.rows = rows;
        long all = 0;
        for (Line line : lines) {
            Metered basis = line.basis();
            Bundle bundle = basis == null ? null : Bundle.of(basis.usage());
            if (basis != null && bundle != null) {
                List<UsageField> columns = List.copyOf(bundle.counted().keySet());
                parts.computeIfAbsent(bundle.number(), number -> new ArrayList<>())
                        .add(new Part(
                                line,
                                columns.indexOf(basis.measure().of()),
                                unitCost(line, basis),
                                basis.usage().weight()));
                all += bundle.rows();
            }
        }
        this.count = rows.rows() == 0 ? 0 : all;
    }

    private static ThreePoint unitCost(Line line, Metered basis) {
        ThreePoint price = line.price() == null ? ThreePoint.ZERO : line.price();
        ThreePoint months = ThreePoint.of(basis.usage().weight());
        ThreePoint whole = price.times(product(line.quantityFactors()))
                .times(product(line.priceFactors()))
                .times(months);
        return whole.dividedBy(new ThreePoint(per(line, Case.LOW), per(line, Case.BASE), per(line, Case.HIGH)));
    }

    private static BigDecimal per(Line line, Case which) {
        return line.rates().get(which.selector() - 1).unitRate().per();
    }

    private static ThreePoint product(List<LineFactor> factors) {
        return factors.stream().map(LineFactor::value).reduce(ThreePoint.ONE, ThreePoint::times);
    }

    /** How many parts there are of all rows together. */
    public long count() {
        return count;
    }

    /**
     * All of them, row by row.
     *
     * @throws BrokenInvariantException where they don't count what their lines do
     */
    public void each(Taker taker) throws IOException {
        check(List.of(each(0, Long.MAX_VALUE, taker)));
    }

    /** What some of the parts count, by their lines. */
    public static final class Counts {
        private final IdentityHashMap<Part, ScaledSum> sums = new IdentityHashMap<>();
    }

    /**
     * Some of them, row by row; in several threads at once.
     *
     * @param from the first, counted from 0 over all rows
     * @param to exclusive
     * @return what {@link #check} needs
     */
    public Counts each(long from, long to, Taker taker) throws IOException {
        Counts counts = new Counts();
        Map<Integer, Summed[]> summed = new HashMap<>();
        parts.forEach((bundle, its) -> summed.put(
                bundle,
                its.stream()
                        .map(part -> new Summed(part, counts.sums.computeIfAbsent(part, each -> new ScaledSum())))
                        .toArray(Summed[]::new)));
        UsageLines.Mark begin = UsageLines.Mark.START;
        for (UsageLines.Mark each : rows.marks()) {
            begin = partsBefore(each) <= from ? each : begin;
        }
        long before = partsBefore(begin);
        rows.each(begin, new UsageLines.Taker() {
            private long at = before;

            @Override
            public boolean wants(int bundle) {
                int its = summed.getOrDefault(bundle, NONE).length;
                boolean wanted = at + its > from && at < to;
                at += wanted ? 0 : its;
                return wanted;
            }

            @Override
            public boolean isEnough() {
                return at >= to;
            }

            @Override
            public void take(int bundle, int row, String id, Scaled[] counted) throws IOException {
                for (Summed each : summed.getOrDefault(bundle, NONE)) {
                    if (at >= from && at < to) {
                        Scaled units = counted[each.part.column];
                        taker.take(each.part.line, row, id, units, each.part.unitCost);
                        each.sum.add(units);
                    }
                    at++;
                }
            }
        });
        return counts;
    }

    private long partsBefore(UsageLines.Mark mark) {
        return mark.before().entrySet().stream()
                .mapToLong(each -> each.getValue()
                        * parts.getOrDefault(each.getKey(), List.of()).size())
                .sum();
    }

    /**
     * Holds what the parts count against their lines.
     *
     * @param all of all parts, each once
     * @throws BrokenInvariantException where they don't count what their lines do
     */
    public void check(List<Counts> all) {
        for (List<Part> its : parts.values()) {
            for (Part part : its) {
                BigDecimal sum = all.stream()
                        .map(each ->
                                each.sums.getOrDefault(part, new ScaledSum()).value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal counted = sum.multiply(part.weight);
                if (part.line.metered().base().compareTo(counted) != 0) {
                    throw new BrokenInvariantException("the rows of line " + part.line.number() + " count "
                            + Exact.text(counted) + ", the line "
                            + Exact.text(part.line.metered().base()));
                }
            }
        }
    }
}
