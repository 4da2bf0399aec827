package io.ratebook.rating;

import io.ratebook.domain.ChoiceRange;
import io.ratebook.domain.Request;
import io.ratebook.finding.Finding;
import java.util.List;

/**
 * Everything that one case of a request costs. Incomplete where there are errors among the findings.
 *
 * @param ranges how far the numbers of the usages may move before something else is chosen
 */
public record CaseCharges(
        Request request,
        List<Charge> charges,
        List<Draw> draws,
        List<TrueUp> trueUps,
        List<ChoiceRange> ranges,
        List<Finding> findings) {
    public CaseCharges {
        charges = List.copyOf(charges);
        draws = List.copyOf(draws);
        trueUps = List.copyOf(trueUps);
        ranges = List.copyOf(ranges);
        findings = List.copyOf(findings);
    }
}
