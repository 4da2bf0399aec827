package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.report.effects.Comparison;
import java.util.List;

/**
 * What became of a comparison.
 *
 * @param files of the rules that differ: {@code 30-adjust/batch.drl.xlsx changed}; empty for two results
 * @param comparisons one a workbook; without those that have errors
 * @param findings errors only, worst first
 */
public record DiffResult(List<String> files, List<Comparison> comparisons, List<Finding> findings) {
    public DiffResult {
        files = List.copyOf(files);
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
    }
}
