package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** One request in its three cases. */
public record Rated(CaseCharges low, CaseCharges base, CaseCharges high) {
    public CaseCharges at(Case which) {
        return switch (which) {
            case LOW -> low;
            case BASE -> base;
            case HIGH -> high;
        };
    }

    /** Of all cases, each once, worst first. */
    public List<Finding> findings() {
        return Stream.of(low, base, high)
                .flatMap(each -> each.findings().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
