package io.ratebook.cases;

import io.ratebook.domain.Decision;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case.
 *
 * @param missing what was expected and not decided, as the case says it
 * @param unexpected what was decided and not expected
 * @param decided all that the rules of the file decided; of a cost, all that the rules of all stages did
 * @param cost what the row costs, in USD, exact; null where it expects no cost or can't be rated
 * @param findings why it can't be rated, or which rule failed; empty where it could be
 */
public record CaseOutcome(
        RuleCase row,
        Status status,
        List<String> missing,
        List<Decision> unexpected,
        List<Decision> decided,
        @Nullable BigDecimal cost,
        List<Finding> findings) {
    public enum Status {
        PASSED,
        FAILED,
        /** The row doesn't say what it expects. */
        OPEN
    }

    public CaseOutcome {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        decided = List.copyOf(decided);
        findings = List.copyOf(findings);
    }

    /** True where the row expects a cost, and it isn't this one within the tolerance. */
    public boolean differsInCost() {
        return differs(row, cost);
    }

    static boolean differs(RuleCase row, @Nullable BigDecimal cost) {
        return row.expectedCost()
                .filter(expected ->
                        cost == null || cost.subtract(expected).abs().compareTo(row.tolerance()) > 0)
                .isPresent();
    }

    /** The decisions as a case writes them: what an open case would expect. */
    public String decidedWords() {
        String words = String.join(
                "; ",
                decided.stream().map(DecisionWords::of).sorted().distinct().toList());
        return words.isEmpty() ? CaseColumns.NONE : words;
    }
}
