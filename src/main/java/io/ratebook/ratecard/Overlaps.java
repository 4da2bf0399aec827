package io.ratebook.ratecard;

import io.ratebook.domain.Hours;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.finding.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that price the same thing at the same time, and bands that are no tiered price together. */
final class Overlaps {
    private Overlaps() {}

    static List<Finding> in(List<Rate> rates) {
        Map<String, List<Rate>> alike = new LinkedHashMap<>();
        rates.forEach(each ->
                alike.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each));
        List<Finding> findings = new ArrayList<>();
        for (List<Rate> group : alike.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pair(group.get(i), group.get(j), findings);
                }
                requireFirst(group.get(i), group, findings);
            }
        }
        return findings;
    }

    private static void pair(Rate one, Rate other, List<Finding> findings) {
        if (!overlap(one, other) || !meet(one, other)) {
            return;
        }
        if (one.above().compareTo(other.above()) == 0) {
            findings.add(Finding.error(
                    "RB-RATE-OVERLAP",
                    other.where(),
                    "prices " + other.fullName() + " on days that " + one.where() + " prices too",
                    "write in \"to\" of the older row the day from which the newer one holds"));
        } else if (Objects.equals(one.hours(), other.hours()) && !alike(one, other)) {
            findings.add(Finding.error(
                    "RB-RATE-TIER",
                    other.where(),
                    "is a band of another kind, measure, scope or boundary than " + one.where() + " of the same price",
                    "write the same in both"));
        }
    }

    private static boolean overlap(Rate one, Rate other) {
        boolean oneStartsInTime =
                one.from() == null || other.to() == null || one.from().isBefore(other.to());
        boolean otherStartsInTime =
                other.from() == null || one.to() == null || other.from().isBefore(one.to());
        return oneStartsInTime && otherStartsInTime;
    }

    /** Hours that aren't everybody's go before all hours, so only two windows can meet. */
    private static boolean meet(Rate one, Rate other) {
        Hours first = one.hours();
        Hours second = other.hours();
        if (first == null || second == null) {
            return first == null && second == null;
        }
        return first.meets(second, day(one.from(), other.from()));
    }

    private static LocalDate day(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one != null ? one : other != null ? other : LocalDate.of(2026, 1, 1);
        }
        return one.isAfter(other) ? one : other;
    }

    /** A price without tiers may be the first band of a cliff. */
    private static boolean alike(Rate one, Rate other) {
        TierBand first = one.band();
        TierBand second = other.band();
        if (first == null || second == null) {
            TierBand band = first == null ? second : first;
            return band == null || band.kind() == TierKind.CLIFF;
        }
        return first.kind() == second.kind()
                && first.inclusive() == second.inclusive()
                && first.measure() == second.measure()
                && first.scope() == second.scope();
    }

    /** Bands above something need a first band; a cliff's may be a price without tiers. */
    private static void requireFirst(Rate rate, List<Rate> group, List<Finding> findings) {
        TierBand band = rate.band();
        if (band == null || band.isFirst()) {
            return;
        }
        boolean found = group.stream()
                .anyMatch(each -> each.above().signum() == 0
                        && overlap(each, rate)
                        && (Objects.equals(each.hours(), rate.hours()) || each.hours() == null));
        if (!found) {
            findings.add(Finding.error(
                    "RB-RATE-TIER",
                    rate.where(),
                    "begins above " + band.above().toPlainString() + ", and no row prices " + rate.name()
                            + " from 0 on the same days",
                    "add the first band, with a blank \"above\""));
        }
    }
}
