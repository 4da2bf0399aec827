package io.ratebook.html;

import io.ratebook.html.BarChart.Bar;
import io.ratebook.html.BarChart.Piece;
import io.ratebook.html.Table.Cell;
import io.ratebook.report.ScenarioTotal;
import java.math.BigDecimal;
import java.util.List;

/** What each scenario costs, from low to high. */
final class Totals implements Section {
    @Override
    public void write(Page page) {
        List<ScenarioTotal> totals = page.report().totals();
        page.begin("Total by scenario");
        page.table(table(page, totals));
        if (totals.stream().anyMatch(each -> !each.cost().isFixed())) {
            chart(page, totals);
        }
        page.end();
    }

    private static Table table(Page page, List<ScenarioTotal> totals) {
        Amounts amounts = page.amounts();
        Table table = new Table(amounts.head("Cost by scenario"))
                .text("Scenario")
                .numbers("Low", "Base", "High", "Base before credits");
        for (ScenarioTotal each : totals) {
            table.noted(
                    each.scenario().description(),
                    List.of(
                            new Cell(each.scenario().name(), ""),
                            new Cell(amounts.money(each.cost().low()), ""),
                            new Cell(amounts.money(each.cost().base()), "total"),
                            new Cell(amounts.money(each.cost().high()), ""),
                            new Cell(amounts.money(each.beforeCredits().base()), "")));
        }
        return table;
    }

    private static void chart(Page page, List<ScenarioTotal> totals) {
        Amounts amounts = page.amounts();
        BarChart chart = new BarChart(amounts, true);
        for (ScenarioTotal each : totals) {
            BigDecimal low = each.cost().low();
            BigDecimal base = each.cost().base();
            BigDecimal high = each.cost().high();
            chart.add(new Bar(
                    each.scenario().name(),
                    List.of(
                            new Piece(
                                    low,
                                    base,
                                    Palette.SOFT,
                                    "low to base: " + amounts.money(low) + " to " + amounts.money(base)),
                            new Piece(
                                    base,
                                    high,
                                    Palette.STRONG,
                                    "base to high: " + amounts.money(base) + " to " + amounts.money(high))),
                    amounts.money(base)));
        }
        page.chart(
                amounts.head("From low to high"),
                "For each scenario a bar from the low to the high case; the colour changes at the base case.",
                chart.draw(List.of()));
    }
}
