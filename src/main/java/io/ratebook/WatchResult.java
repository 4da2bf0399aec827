package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.report.effects.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * What a look at the files came to.
 *
 * @param changed the files that are new, gone or saved again since the last look; empty for the first
 * @param inForce false where the newest rules have errors: those before them stay in force
 * @param tests the cases under the rules in force; empty where the rules didn't change or have errors
 * @param comparisons what each workbook cost before and costs now; for the first look, the same on both sides
 * @param findings errors of rules and workbooks, and what is new beside them; worst first
 */
public record WatchResult(
        List<String> changed,
        boolean inForce,
        Optional<TestResult> tests,
        List<Comparison> comparisons,
        List<Finding> findings) {
    public WatchResult {
        changed = List.copyOf(changed);
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
    }
}
