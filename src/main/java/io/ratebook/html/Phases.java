package io.ratebook.html;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.ScenarioTotal;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What each phase of each scenario costs: a stack a scenario, and the table. */
final class Phases implements Section {
    private static final int MOST_ACROSS = 5;

    @Override
    public void write(Page page) {
        List<ScenarioTotal> totals = page.report().totals();
        List<String> phases = totals.stream()
                .flatMap(each -> each.byPhase().keySet().stream())
                .distinct()
                .toList();
        if (phases.isEmpty()) {
            return;
        }
        page.begin("By phase");
        chart(page, totals, phases);
        page.table(totals.size() <= MOST_ACROSS ? across(page, totals, phases) : down(page, totals, phases));
        page.end();
    }

    static String shown(String phase) {
        return phase.isBlank() ? "(no phase)" : phase;
    }

    /** What each phase costs, so that they add up to the total as it is shown. */
    private static List<String> costs(Page page, ScenarioTotal total, List<String> phases) {
        return page.amounts()
                .parts(phases.stream().map(phase -> cost(total, phase)).toList());
    }

    private static BigDecimal cost(ScenarioTotal total, String phase) {
        return total.byPhase().getOrDefault(phase, ThreePoint.ZERO).base();
    }

    private static void chart(Page page, List<ScenarioTotal> totals, List<String> phases) {
        BarChart chart = new BarChart(page.amounts(), true);
        List<String> names = phases.stream().map(Phases::shown).toList();
        for (ScenarioTotal each : totals) {
            chart.stack(
                    each.scenario().name(),
                    names,
                    phases.stream().map(phase -> cost(each, phase)).toList(),
                    page.amounts().money(each.cost().base()));
        }
        page.chart(
                page.amounts().head("Cost by scenario and phase, base case"),
                "One bar for each scenario, its phases side by side. The table below has the numbers.",
                chart.draw(names));
    }

    private static Table across(Page page, List<ScenarioTotal> totals, List<String> phases) {
        Table table = new Table(page.amounts().head("Cost by phase, base case"))
                .text("Phase")
                .numbers(totals.stream().map(each -> each.scenario().name()).toList());
        List<List<String>> costs =
                totals.stream().map(each -> costs(page, each, phases)).toList();
        for (int i = 0; i < phases.size(); i++) {
            int phase = i;
            row(table, shown(phases.get(i)), costs.stream().map(each -> each.get(phase)));
        }
        row(
                table,
                "Total",
                totals.stream().map(each -> page.amounts().money(each.cost().base())));
        return table;
    }

    private static Table down(Page page, List<ScenarioTotal> totals, List<String> phases) {
        Table table = new Table(page.amounts().head("Cost by phase, base case"))
                .text("Scenario")
                .numbers(phases.stream().map(Phases::shown).toList())
                .numbers("Total");
        for (ScenarioTotal each : totals) {
            Stream<String> costs = costs(page, each, phases).stream();
            row(
                    table,
                    each.scenario().name(),
                    Stream.concat(
                            costs, Stream.of(page.amounts().money(each.cost().base()))));
        }
        return table;
    }

    private static void row(Table table, String name, Stream<String> numbers) {
        table.row(Stream.concat(Stream.of(name), numbers).toArray(String[]::new));
    }
}
