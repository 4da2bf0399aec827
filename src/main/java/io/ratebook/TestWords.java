package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.cases.CaseOutcome;
import io.ratebook.cases.DecisionWords;
import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Why a case failed, line by line: what it expects, what was decided instead, and by which rule. */
public final class TestWords {
    private TestWords() {}

    /** Empty for a case that holds. */
    public static List<String> of(CaseOutcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.findings().forEach(each -> lines.add(each.toString()));
        outcome.missing().forEach(each -> lines.add("expected  " + each));
        outcome.unexpected().forEach(each -> {
            lines.add("decided   " + DecisionWords.of(each));
            lines.add("          " + by(each.by()));
        });
        boolean nothing = outcome.unexpected().isEmpty() && outcome.decided().isEmpty();
        if (!outcome.missing().isEmpty() && nothing) {
            lines.add("decided   nothing");
        }
        cost(outcome, lines);
        return lines;
    }

    private static void cost(CaseOutcome outcome, List<String> lines) {
        BigDecimal actual = outcome.cost();
        BigDecimal expected = outcome.row().expectedCost().orElse(null);
        if (expected == null || actual == null || !outcome.differsInCost()) {
            return;
        }
        lines.add("expected  cost " + Exact.text(expected));
        lines.add("costs     " + Exact.text(actual) + ", " + signed(actual.subtract(expected)));
        for (Decision each : outcome.decided()) {
            lines.add("because   " + each.by().id() + " " + each.words());
            lines.add("          " + by(each.by()));
        }
    }

    private static String signed(BigDecimal difference) {
        return (difference.signum() > 0 ? "+" : "") + Exact.text(difference);
    }

    private static String by(RuleRef rule) {
        return rule.at() + ": " + rule.title() + (rule.source().isEmpty() ? "" : " (" + rule.source() + ")");
    }
}
