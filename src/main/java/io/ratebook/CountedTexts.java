package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts that formulas make differently in each case: the result's formulas hold one count, so they can't follow. */
final class CountedTexts {
    private CountedTexts() {}

    private record Place(String scenario, String id, UsageField field) {}

    private record Count(Usage usage, BigDecimal number) {}

    /** An error for each count that isn't the same in all cases. */
    static List<Finding> thatDiffer(Collection<Request> cases) {
        Map<Place, List<Count>> counts = new LinkedHashMap<>();
        for (Request each : cases) {
            each.usages().forEach(usage -> note(usage, counts));
        }
        List<Finding> findings = new ArrayList<>();
        counts.forEach((place, found) -> {
            if (found.stream().map(Count::number).distinct().count() > 1) {
                findings.add(differs(place.field(), found));
            }
        });
        return findings;
    }

    private static void note(Usage usage, Map<Place, List<Count>> counts) {
        for (UsageField field : UsageField.values()) {
            BigDecimal number = usage.number(field);
            if (number != null && usage.origin(field) instanceof Origin.Counted) {
                counts.computeIfAbsent(new Place(usage.scenario(), usage.id(), field), each -> new ArrayList<>())
                        .add(new Count(usage, number));
            }
        }
    }

    private static Finding differs(UsageField field, List<Count> found) {
        String header = field.header();
        String numbers = found.stream().map(each -> Exact.text(each.number())).collect(Collectors.joining(", "));
        return Finding.error(
                "RB-TEXT-CASE",
                found.get(0).usage().where(field),
                "the text, or the model that it is counted for, differs by case (" + header + ": " + numbers + ")",
                "write the numbers into " + header + " low, " + header + " and " + header + " high");
    }
}
