package io.ratebook;

import io.ratebook.cases.CaseFile;
import io.ratebook.cases.CaseOutcome;
import io.ratebook.cases.CaseOutcome.Status;
import io.ratebook.cases.Coverage;
import io.ratebook.finding.Finding;
import io.ratebook.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of the cases of a rules folder and of the figures that workbooks expect.
 *
 * @param coverage empty where the rules can't be compiled: then nothing ran
 * @param findings of the rules and the cases files, worst first
 */
public record TestResult(
        List<File> files, List<Workbook> workbooks, Optional<Coverage> coverage, List<Finding> findings) {
    public TestResult {
        files = List.copyOf(files);
        workbooks = List.copyOf(workbooks);
        findings = List.copyOf(findings);
    }

    /** The cases of one file. */
    public record File(CaseFile file, List<CaseOutcome> outcomes) {
        public File {
            outcomes = List.copyOf(outcomes);
        }

        public long count(Status status) {
            return outcomes.stream().filter(each -> each.status() == status).count();
        }
    }

    /**
     * One workbook.
     *
     * @param verdicts on the rows of its sheet Expected
     * @param findings why a figure isn't as expected, or why the workbook can't be rated; worst first
     */
    public record Workbook(Path path, List<Verdict> verdicts, List<Finding> findings) {
        public Workbook {
            verdicts = List.copyOf(verdicts);
            findings = List.copyOf(findings);
        }
    }

    public long count(Status status) {
        return files.stream().mapToLong(each -> each.count(status)).sum();
    }

    /** True where every case and every figure is as expected, no case is open and nothing is wrong with the files. */
    public boolean holds() {
        return holdsButForOpen() && count(Status.OPEN) == 0;
    }

    /** The same, where some cases may expect nothing yet. */
    public boolean holdsButForOpen() {
        return coverage.isPresent()
                && !Finding.anyError(findings)
                && count(Status.FAILED) == 0
                && workbooks.stream().allMatch(each -> each.findings().isEmpty());
    }
}
