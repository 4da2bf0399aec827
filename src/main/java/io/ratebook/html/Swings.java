package io.ratebook.html;

import io.ratebook.amount.ThreePoint;
import io.ratebook.html.BarChart.Bar;
import io.ratebook.html.BarChart.Piece;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.sensitivity.OneWay;
import io.ratebook.report.sensitivity.Sensitivities;
import io.ratebook.report.sensitivity.Swing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each assumption moves the total, from its low to its high, and the values that the Sensitivity sheet asks about. */
final class Swings implements Section {
    private static final int MOST_CHARTS = 3;
    private static final int MOST_BARS = 10;
    private static final int MOST_ACROSS = 6;

    @Override
    public void write(Page page) {
        Sensitivities sensitivities = page.report().sensitivities();
        if (sensitivities.swings().isEmpty() && sensitivities.oneWays().isEmpty()) {
            return;
        }
        page.begin("Sensitivity");
        page.report().totals().stream()
                .filter(each -> !swings(page, each).isEmpty())
                .limit(MOST_CHARTS)
                .forEach(each -> tornado(page, each));
        if (!sensitivities.oneWays().isEmpty()) {
            page.table(table(page));
        }
        page.end();
    }

    /** The widest first; without those that move nothing. */
    private static List<Swing> swings(Page page, ScenarioTotal total) {
        return page.report().sensitivities().swings().stream()
                .filter(each -> each.scenario().equals(total.scenario().name())
                        && each.span().signum() != 0)
                .limit(MOST_BARS)
                .toList();
    }

    private static void tornado(Page page, ScenarioTotal total) {
        Amounts amounts = page.amounts();
        BarChart chart = new BarChart(amounts, false);
        BigDecimal base = total.cost().base();
        for (Swing each : swings(page, total)) {
            BigDecimal least = base.min(each.costs().low()).min(each.costs().high());
            BigDecimal most = base.max(each.costs().low()).max(each.costs().high());
            chart.add(new Bar(
                    each.assumption(),
                    List.of(
                            new Piece(least, base, Palette.LESS, "down to " + amounts.money(least)),
                            new Piece(base, most, Palette.MORE, "up to " + amounts.money(most))),
                    amounts.money(each.span())));
        }
        page.chart(
                amounts.head(total.scenario().name() + ": each assumption from its low to its high"),
                "For each assumption a bar from the least to the greatest total; the colour changes at the base case, "
                        + amounts.money(base) + ".",
                chart.draw(List.of()));
    }

    private static Table table(Page page) {
        List<String> scenarios = page.report().totals().stream()
                .map(each -> each.scenario().name())
                .limit(MOST_ACROSS)
                .toList();
        Table table = new Table(page.amounts().head("Total at other values, base case"))
                .text("Assumption")
                .numbers("Value")
                .numbers(scenarios);
        for (OneWay each : page.report().sensitivities().oneWays()) {
            for (OneWay.Point point : each.points()) {
                List<String> cells = new ArrayList<>();
                cells.add(each.assumption());
                cells.add(page.amounts().number(point.value()));
                scenarios.forEach(name -> cells.add(cost(page, point.costs().get(name))));
                table.row(cells.toArray(String[]::new));
            }
        }
        return table;
    }

    private static String cost(Page page, @Nullable ThreePoint cost) {
        return cost == null ? "–" : page.amounts().money(cost.base());
    }
}
