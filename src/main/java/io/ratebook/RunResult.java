package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What became of a run.
 *
 * @param report empty where there were errors: then nothing was written
 * @param findings worst first; those of the report among them
 * @param stats what it took
 */
public record RunResult(Optional<Report> report, List<Finding> findings, RunStats stats) {
    public RunResult {
        findings = List.copyOf(findings);
    }
}
