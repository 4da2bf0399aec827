package io.ratebook.cli;

import io.ratebook.TestResult;
import io.ratebook.TestWords;
import io.ratebook.cases.CaseOutcome;
import io.ratebook.cases.CaseOutcome.Status;
import io.ratebook.cases.Coverage;
import io.ratebook.cases.Coverage.By;
import io.ratebook.domain.RuleRef;
import io.ratebook.finding.Printable;
import java.io.PrintWriter;
import java.util.List;

/** What failed, in full; what passed, as a count. */
final class TestTable {
    private static final int MOST_SHOWN = 200;

    private final PrintWriter out;

    TestTable(PrintWriter out) {
        this.out = out;
    }

    void print(TestResult result) {
        List<CaseOutcome> told = result.files().stream()
                .flatMap(each -> each.outcomes().stream())
                .filter(each -> each.status() != Status.PASSED)
                .toList();
        told.stream().limit(MOST_SHOWN).forEach(this::print);
        if (told.size() > MOST_SHOWN) {
            out.println("… and " + (told.size() - MOST_SHOWN) + " more");
            out.println();
        }
        result.workbooks().forEach(this::print);
        if (!result.findings().isEmpty()) {
            result.findings().stream().limit(MOST_SHOWN).forEach(out::println);
            out.println();
        }
        summary(result);
        result.coverage().ifPresent(this::print);
        out.flush();
    }

    void print(CaseOutcome outcome) {
        out.println((outcome.status() == Status.OPEN ? "OPEN " : "FAILED ")
                + outcome.row().where() + " \"" + Printable.of(outcome.row().name()) + '"');
        if (outcome.status() == Status.OPEN) {
            out.println("    expects nothing; decided " + Printable.of(outcome.decidedWords()));
        }
        TestWords.of(outcome).forEach(each -> out.println("    " + Printable.of(each)));
        out.println();
    }

    private void print(TestResult.Workbook workbook) {
        if (!workbook.findings().isEmpty()) {
            out.println("FAILED " + Printable.of(workbook.path().toString()));
            workbook.findings().stream().limit(MOST_SHOWN).forEach(each -> out.println("    " + each));
            out.println();
        }
    }

    private void summary(TestResult result) {
        if (result.coverage().isEmpty()) {
            out.println("Nothing was run: the rules have errors.");
            return;
        }
        long cases = result.files().stream()
                .mapToLong(each -> each.outcomes().size())
                .sum();
        out.println(counted(cases, "case", "cases") + " of "
                + counted(result.files().size(), "file", "files") + ": "
                + result.count(Status.PASSED) + " as expected"
                + part(result.count(Status.FAILED), " failed") + part(result.count(Status.OPEN), " open"));
        if (!result.workbooks().isEmpty()) {
            long figures = result.workbooks().stream()
                    .mapToLong(each -> each.verdicts().size())
                    .sum();
            long failed = result.workbooks().stream()
                    .filter(each -> !each.findings().isEmpty())
                    .count();
            out.println(counted(figures, "expected figure", "expected figures") + " of "
                    + counted(result.workbooks().size(), "workbook", "workbooks") + ": "
                    + (failed == 0 ? "all as expected" : counted(failed, "workbook", "workbooks") + " failed"));
        }
    }

    private void print(Coverage coverage) {
        out.println("Coverage: " + coverage.covered() + " of " + counted(coverage.all(), "rule", "rules")
                + " (rows of decision tables among them); " + coverage.covered(By.CASES) + " in cases, "
                + coverage.covered(By.WORKBOOKS) + " in workbooks");
        if (!coverage.never().isEmpty()) {
            out.println("No case and no workbook uses:");
            for (RuleRef each : coverage.never()) {
                out.println("    " + Printable.of(each.id()) + "  " + each.at() + ": " + Printable.of(each.title()));
            }
        }
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String part(long count, String word) {
        return count == 0 ? "" : ", " + count + word;
    }
}
