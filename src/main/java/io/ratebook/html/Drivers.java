package io.ratebook.html;

import io.ratebook.amount.Exact;
import io.ratebook.report.Line;
import io.ratebook.report.ScenarioTotal;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What costs the most in each scenario. */
final class Drivers implements Section {
    private static final int FEW_SCENARIOS = 4;
    private static final int MOST = 5;
    private static final int MOST_OF_MANY = 3;

    @Override
    public void write(Page page) {
        List<ScenarioTotal> totals = page.report().totals();
        Table table = new Table(page.amounts().head("The greatest costs, base case"))
                .text("Scenario", "What")
                .numbers("Cost", "Of the total");
        totals.forEach(each -> add(page, table, each, totals.size() <= FEW_SCENARIOS ? MOST : MOST_OF_MANY));
        if (table.isEmpty()) {
            return;
        }
        page.begin("What costs the most");
        page.table(table);
        page.end();
    }

    private static void add(Page page, Table table, ScenarioTotal total, int most) {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        page.report().lines().stream()
                .filter(each -> each.scenario().equals(total.scenario().name()))
                .forEach(each -> costs.merge(words(each), each.cost().base(), BigDecimal::add));
        BigDecimal whole = total.cost().base();
        costs.entrySet().stream()
                .filter(each -> each.getValue().signum() > 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(each -> table.row(
                        total.scenario().name(),
                        each.getKey(),
                        page.amounts().money(each.getValue()),
                        page.amounts().percent(whole.signum() == 0 ? null : Exact.quotient(each.getValue(), whole))));
    }

    private static String words(Line line) {
        return Stream.of(line.phase(), line.activity(), line.model(), line.meter())
                .filter(each -> !each.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
