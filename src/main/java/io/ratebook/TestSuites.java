package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.cases.CaseOutcome;
import io.ratebook.cases.JUnitXml.Outcome;
import io.ratebook.cases.JUnitXml.Suite;
import io.ratebook.cases.JUnitXml.Test;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.RuleRef;
import io.ratebook.finding.Finding;
import io.ratebook.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The outcomes as build servers show them: a suite for each file, one for the coverage. */
final class TestSuites {
    private TestSuites() {}

    static List<Suite> of(TestResult result) {
        List<Suite> suites = new ArrayList<>();
        if (!result.findings().isEmpty()) {
            suites.add(new Suite(
                    "rules", result.findings().stream().map(TestSuites::finding).toList()));
        }
        result.files()
                .forEach(each -> suites.add(new Suite(
                        each.file().path(),
                        each.outcomes().stream().map(TestSuites::test).toList())));
        result.workbooks().forEach(each -> suites.add(suite(each)));
        result.coverage()
                .ifPresent(each -> suites.add(new Suite(
                        "coverage", each.never().stream().map(TestSuites::never).toList())));
        return suites;
    }

    private static Test finding(Finding finding) {
        return new Test(
                finding.where() + " " + finding.code(),
                finding.isError() ? Outcome.ERROR : Outcome.SKIPPED,
                finding.toString(),
                "");
    }

    private static Test test(CaseOutcome outcome) {
        String name = outcome.row().where() + " " + outcome.row().name();
        return switch (outcome.status()) {
            case PASSED -> new Test(name, Outcome.PASSED, "", "");
            case OPEN -> new Test(name, Outcome.SKIPPED, "expects nothing", outcome.decidedWords());
            case FAILED ->
                new Test(name, Outcome.FAILED, "is not as expected", String.join("\n", TestWords.of(outcome)));
        };
    }

    private static Suite suite(TestResult.Workbook workbook) {
        List<Test> tests = new ArrayList<>();
        workbook.verdicts().forEach(each -> tests.add(test(each)));
        workbook.findings().stream().filter(Finding::isError).forEach(each -> tests.add(finding(each)));
        return new Suite(workbook.path().toString().replace('\\', '/'), tests);
    }

    private static Test test(Verdict verdict) {
        Expectation row = verdict.expectation();
        String name = row.id() + " " + row.figure();
        boolean wrong = switch (verdict.status()) {
            case AGREES, KNOWN_DIFFERENCE, NOT_PUBLISHED -> false;
            case UNDEFINED -> row.expected() != null;
            default -> true;
        };
        String actual = verdict.actual() == null ? "" : "actual " + Exact.text(verdict.actual());
        return wrong ? new Test(name, Outcome.FAILED, verdict.words(), actual) : new Test(name, Outcome.PASSED, "", "");
    }

    private static Test never(RuleRef rule) {
        return new Test(
                rule.id() + " " + rule.title(),
                Outcome.SKIPPED,
                "no case and no workbook uses it",
                rule.at().toString());
    }
}
