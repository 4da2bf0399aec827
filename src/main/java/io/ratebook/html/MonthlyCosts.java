package io.ratebook.html;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.MonthCost;
import io.ratebook.report.ScenarioTotal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is spent month by month, where the request lasts more than one. */
final class MonthlyCosts implements Section {
    private static final int MOST_CHARTS = 4;
    private static final int MOST_ACROSS = 6;

    @Override
    public void write(Page page) {
        List<YearMonth> months = months(page.report().months());
        if (months.size() < 2) {
            return;
        }
        List<ScenarioTotal> totals = page.report().totals();
        page.begin("Month by month");
        charts(page, months, totals.stream().limit(MOST_CHARTS).toList());
        page.table(table(page, months, totals.stream().limit(MOST_ACROSS).toList()));
        if (totals.size() > MOST_ACROSS) {
            page.paragraph("The other scenarios stand in the workbook's sheet Months.");
        }
        page.end();
    }

    /** Every month from the first to the last. */
    private static List<YearMonth> months(List<MonthCost> costs) {
        TreeSet<YearMonth> found = new TreeSet<>();
        costs.forEach(each -> found.add(each.month()));
        List<YearMonth> all = new ArrayList<>();
        if (!found.isEmpty()) {
            for (YearMonth each = found.first(); !each.isAfter(found.last()); each = each.plusMonths(1)) {
                all.add(each);
            }
        }
        return all;
    }

    private static BigDecimal cost(Page page, String scenario, YearMonth month, String phase) {
        return page.report().months().stream()
                .filter(each -> each.scenario().equals(scenario)
                        && each.month().equals(month)
                        && each.phase().equals(phase))
                .map(MonthCost::cost)
                .reduce(ThreePoint.ZERO, ThreePoint::plus)
                .base();
    }

    private static List<String> phases(Page page) {
        return page.report().totals().stream()
                .flatMap(each -> each.byPhase().keySet().stream())
                .distinct()
                .toList();
    }

    /** One scale for all, so that they can be compared. */
    private static void charts(Page page, List<YearMonth> months, List<ScenarioTotal> totals) {
        List<String> phases = phases(page);
        List<List<List<BigDecimal>>> values = totals.stream()
                .map(total -> months.stream()
                        .map(month -> phases.stream()
                                .map(phase -> cost(page, total.scenario().name(), month, phase))
                                .toList())
                        .toList())
                .toList();
        BigDecimal lowest =
                values.stream().map(each -> ColumnChart.extent(each, -1)).reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal highest =
                values.stream().map(each -> ColumnChart.extent(each, 1)).reduce(BigDecimal.ZERO, BigDecimal::max);
        for (int i = 0; i < totals.size(); i++) {
            ColumnChart chart = new ColumnChart(
                    page.amounts(),
                    months.stream().map(YearMonth::toString).toList(),
                    phases.stream().map(Phases::shown).toList(),
                    values.get(i));
            page.chart(
                    page.amounts().head(totals.get(i).scenario().name() + ": cost by month and phase, base case"),
                    "A column for each month, its phases on each other. The table below has the sums.",
                    chart.draw(lowest, highest));
        }
    }

    private static Table table(Page page, List<YearMonth> months, List<ScenarioTotal> totals) {
        Table table = new Table(page.amounts().head("Cost by month, base case"))
                .text("Month")
                .numbers(totals.stream().map(each -> each.scenario().name()).toList());
        List<String> phases = phases(page);
        for (YearMonth month : months) {
            Stream<String> costs = totals.stream()
                    .map(total -> phases.stream()
                            .map(phase -> cost(page, total.scenario().name(), month, phase))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .map(page.amounts()::money);
            table.row(Stream.concat(Stream.of(month.toString()), costs).toArray(String[]::new));
        }
        return table;
    }
}
