package io.ratebook.csv;

import static io.ratebook.grid.CsvSheet.heads;
import static io.ratebook.grid.CsvSheet.three;

import io.ratebook.domain.Comparison;
import io.ratebook.domain.Expectation;
import io.ratebook.finding.Finding;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.Compared;
import io.ratebook.report.MetricPair;
import io.ratebook.report.Report;
import io.ratebook.report.Returns;
import io.ratebook.report.Verdict;
import io.ratebook.report.sensitivity.OneWay;
import java.math.BigDecimal;

/** The answers to the questions of the workbook, and what to know about them. */
final class AnswerSheets {
    private final Report report;
    private final String currency;

    AnswerSheets(Report report) {
        this.report = report;
        this.currency = report.request().header().currency().getCurrencyCode();
    }

    CsvSheet comparisons() {
        CsvSheet sheet = new CsvSheet(
                "Comparison",
                "Baseline",
                "Alternative",
                "Units",
                "Unit",
                "Volume (units)",
                "Months",
                "Copies",
                heads("Baseline cost", currency),
                heads("Alternative cost", currency),
                heads("Saving", currency),
                heads("Saving share", "1 is all"),
                heads("Saving per unit", currency),
                heads("One-time cost", currency),
                heads("Break-even", "units"),
                heads("Return on one-time cost", "times"),
                heads("Payback", "months"));
        report.comparisons().forEach(each -> compared(sheet, each));
        return sheet;
    }

    private static void compared(CsvSheet sheet, Compared each) {
        Comparison question = each.question();
        sheet.row(
                question.name(),
                question.baseline(),
                question.alternative(),
                question.units(),
                question.unit(),
                question.volume() == null ? question.units() : question.volume(),
                question.months(),
                question.copies(),
                three(each.baselineCost()),
                three(each.alternativeCost()),
                three(each.saving()),
                three(each.savingShare()),
                three(each.savingPerUnit()),
                three(each.oneTimeCost()),
                three(each.breakEvenUnits()),
                three(each.returnMultiple()),
                three(each.paybackMonths()));
    }

    /** A row a month of each comparison; what they are worth in all stands in the JSON and in the workbook. */
    CsvSheet returns() {
        CsvSheet sheet = new CsvSheet(
                "Comparison",
                "Baseline",
                "Alternative",
                "Months of",
                "Flow",
                "Month",
                heads("Baseline cost", currency),
                heads("Alternative cost", currency),
                heads("Saving", currency));
        for (Returns each : report.returns()) {
            Comparison question = each.compared().question();
            for (int i = 0; i < each.flows().size(); i++) {
                Returns.Flow flow = each.flows().get(i);
                sheet.row(
                        question.name(),
                        question.baseline(),
                        question.alternative(),
                        each.plan() ? "the plan" : "the comparison",
                        i,
                        flow.month(),
                        three(flow.baseline()),
                        three(flow.alternative()),
                        three(flow.saving()));
            }
        }
        return sheet;
    }

    CsvSheet metrics() {
        CsvSheet sheet = new CsvSheet(
                "Metric",
                "Unit",
                "Better",
                "Baseline",
                "Baseline value",
                "Alternative",
                "Alternative value",
                "Difference",
                "Improvement (1 is all)");
        for (MetricPair each : report.metrics()) {
            sheet.row(
                    each.baseline().name(),
                    each.baseline().unit(),
                    each.baseline().higherIsBetter() ? "higher" : "lower",
                    each.baseline().scenario(),
                    each.baseline().value(),
                    each.alternative().scenario(),
                    each.alternative().value(),
                    each.difference(),
                    each.improvement());
        }
        return sheet;
    }

    CsvSheet sensitivities() {
        CsvSheet sheet = new CsvSheet("Assumption", "Value", "Scenario", heads("Total", currency));
        for (OneWay each : report.sensitivities().oneWays()) {
            for (OneWay.Point point : each.points()) {
                point.costs()
                        .forEach(
                                (scenario, cost) -> sheet.row(each.assumption(), point.value(), scenario, three(cost)));
            }
        }
        return sheet;
    }

    CsvSheet expected() {
        CsvSheet sheet = new CsvSheet(
                "Id",
                "Figure",
                "Measure",
                "Scenario",
                "Case",
                "Expected",
                "Actual",
                "Difference",
                "Tolerance",
                "Status",
                "Verdict",
                "Place");
        report.verdicts().forEach(each -> verdict(sheet, each));
        return sheet;
    }

    private static void verdict(CsvSheet sheet, Verdict each) {
        Expectation row = each.expectation();
        BigDecimal expected = row.expected();
        BigDecimal actual = each.actual();
        sheet.row(
                row.id(),
                row.figure(),
                row.selector().measure().word(),
                row.selector().scenario(),
                row.selector().which().word(),
                expected,
                actual,
                expected == null || actual == null ? null : actual.subtract(expected),
                row.tolerance(),
                each.status().word(),
                each.words(),
                row.where());
    }

    CsvSheet findings() {
        CsvSheet sheet = new CsvSheet("Severity", "Code", "Place", "Message", "Maybe");
        for (Finding each : report.findings()) {
            sheet.row(each.severity(), each.code(), each.where(), each.message(), each.maybe());
        }
        return sheet;
    }
}
