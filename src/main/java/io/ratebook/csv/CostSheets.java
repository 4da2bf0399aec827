package io.ratebook.csv;

import static io.ratebook.grid.CsvSheet.heads;
import static io.ratebook.grid.CsvSheet.three;

import io.ratebook.domain.Budget;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.CreditUse;
import io.ratebook.report.MonthCost;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;

/** What the scenarios cost: in all, by phase, by month, against the budgets, and what credits pay of it. */
final class CostSheets {
    private final Report report;
    private final String currency;

    CostSheets(Report report) {
        this.report = report;
        this.currency = report.request().header().currency().getCurrencyCode();
    }

    CsvSheet scenarios() {
        CsvSheet sheet =
                new CsvSheet("Scenario", "Description", heads("Total", currency), heads("Before credits", currency));
        for (ScenarioTotal each : report.totals()) {
            sheet.row(
                    each.scenario().name(),
                    each.scenario().description(),
                    three(each.cost()),
                    three(each.beforeCredits()));
        }
        return sheet;
    }

    CsvSheet phases() {
        CsvSheet sheet = new CsvSheet("Scenario", "Phase", heads("Cost", currency));
        for (ScenarioTotal each : report.totals()) {
            each.byPhase().forEach((phase, cost) -> sheet.row(each.scenario().name(), phase, three(cost)));
        }
        return sheet;
    }

    CsvSheet months() {
        CsvSheet sheet = new CsvSheet("Scenario", "Phase", "Month", heads("Cost", currency));
        for (MonthCost each : report.months()) {
            sheet.row(each.scenario(), each.phase(), each.month(), three(each.cost()));
        }
        return sheet;
    }

    CsvSheet budgets() {
        CsvSheet sheet =
                new CsvSheet("Budget (" + currency + ")", "Scenario", "Total base (" + currency + ")", "Verdict");
        for (Budget budget : report.request().header().budgets()) {
            for (ScenarioTotal each : report.totals()) {
                sheet.row(
                        budget.limit().amount(),
                        each.scenario().name(),
                        each.cost().base(),
                        report.fits(each, budget) ? "fits" : "over");
            }
        }
        return sheet;
    }

    CsvSheet credits() {
        CsvSheet sheet = new CsvSheet("Credit", "Scenario", heads("Used", currency), heads("Unused", currency));
        for (CreditUse each : report.credits()) {
            sheet.row(each.contract().id(), each.scenario(), three(each.used()), three(each.unused()));
        }
        return sheet;
    }
}
