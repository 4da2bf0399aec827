package io.ratebook.ratecard;

import io.ratebook.domain.Rate;
import io.ratebook.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that price the same thing on the same day. */
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
                    if (overlap(group.get(i), group.get(j))) {
                        findings.add(finding(group.get(i), group.get(j)));
                    }
                }
            }
        }
        return findings;
    }

    private static boolean overlap(Rate one, Rate other) {
        boolean oneStartsInTime =
                one.from() == null || other.to() == null || one.from().isBefore(other.to());
        boolean otherStartsInTime =
                other.from() == null || one.to() == null || other.from().isBefore(one.to());
        return oneStartsInTime && otherStartsInTime;
    }

    private static Finding finding(Rate one, Rate other) {
        return Finding.error(
                "RB-RATE-OVERLAP",
                other.where(),
                "prices " + other.name() + " on days that " + one.where() + " prices too",
                "write in \"to\" of the older row the day from which the newer one holds");
    }
}
