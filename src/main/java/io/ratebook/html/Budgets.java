package io.ratebook.html;

import io.ratebook.domain.Budget;
import io.ratebook.html.Table.Cell;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which scenario fits which budget, and the cheapest that does. */
final class Budgets implements Section {
    private static final int MOST_ACROSS = 4;

    @Override
    public void write(Page page) {
        Report report = page.report();
        List<Budget> budgets = report.request().header().budgets();
        if (budgets.isEmpty() || report.totals().isEmpty()) {
            return;
        }
        page.begin("Budgets");
        for (Budget each : budgets) {
            page.paragraph(cheapest(page, each));
        }
        page.table(budgets.size() <= MOST_ACROSS ? byScenario(page, budgets) : byBudget(page, budgets));
        page.end();
    }

    private static String cheapest(Page page, Budget budget) {
        String limit = page.amounts().money(budget.limit().amount()) + " "
                + budget.limit().currency();
        return page.report().totals().stream()
                .filter(each -> page.report().fits(each, budget))
                .min(Comparator.comparing(each -> each.cost().base()))
                .map(each -> "Within " + limit + ", the cheapest scenario is "
                        + each.scenario().name() + ", at "
                        + page.amounts().money(each.cost().base()) + ".")
                .orElse("No scenario fits " + limit + ".");
    }

    private static Table byScenario(Page page, List<Budget> budgets) {
        Table table = new Table(page.amounts().head("Base case against the budgets"))
                .text("Scenario")
                .numbers("Total")
                .numbers(budgets.stream()
                        .map(each -> page.amounts().money(each.limit().amount()))
                        .toList());
        for (ScenarioTotal total : page.report().totals()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell(total.scenario().name(), ""));
            cells.add(new Cell(page.amounts().money(total.cost().base()), ""));
            budgets.forEach(each -> cells.add(verdict(page, total, each)));
            table.row(cells);
        }
        return table;
    }

    private static Table byBudget(Page page, List<Budget> budgets) {
        Table table = new Table(page.amounts().head("Base case against the budgets"))
                .text("Budget")
                .numbers(page.report().totals().stream()
                        .map(each -> each.scenario().name())
                        .toList());
        for (Budget budget : budgets) {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell(page.amounts().money(budget.limit().amount()), ""));
            page.report().totals().forEach(each -> cells.add(verdict(page, each, budget)));
            table.row(cells);
        }
        return table;
    }

    private static Cell verdict(Page page, ScenarioTotal total, Budget budget) {
        return page.report().fits(total, budget) ? new Cell("fits", Cell.GOOD) : new Cell("over", Cell.WARN);
    }
}
