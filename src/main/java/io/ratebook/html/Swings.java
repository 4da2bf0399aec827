package io.ratebook.html;

import io.ratebook.amount.ThreePoint;
import io.ratebook.html.BarChart.Bar;
import io.ratebook.html.BarChart.Piece;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Sensed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each assumption moves the total: a tornado a scenario from the values that the Sensitivity sheet asks about, and the table. */
final class Swings implements Section {
    private static final int MOST_CHARTS = 3;
    private static final int MOST_ACROSS = 6;

    /** How far a total goes down and up. */
    private record Swing(String assumption, BigDecimal least, BigDecimal most) {
        BigDecimal width() {
            return most.subtract(least);
        }
    }

    @Override
    public void write(Page page) {
        if (page.report().sensitivities().isEmpty()) {
            return;
        }
        page.begin("Sensitivity");
        page.report().totals().stream()
                .filter(each -> swings(page, each).size() > 0)
                .limit(MOST_CHARTS)
                .forEach(each -> tornado(page, each));
        page.table(table(page));
        page.end();
    }

    /** The widest first; without those that move nothing. */
    private static List<Swing> swings(Page page, ScenarioTotal total) {
        Map<String, Swing> swings = new LinkedHashMap<>();
        BigDecimal base = total.cost().base();
        for (Sensed each : page.report().sensitivities()) {
            ThreePoint cost = each.costs().get(total.scenario().name());
            if (cost != null) {
                swings.merge(
                        each.question().assumption(),
                        new Swing(each.question().assumption(), base.min(cost.base()), base.max(cost.base())),
                        (one, other) -> new Swing(
                                one.assumption(),
                                one.least().min(other.least()),
                                one.most().max(other.most())));
            }
        }
        List<Swing> widest = new ArrayList<>(swings.values());
        widest.removeIf(each -> each.width().signum() == 0);
        widest.sort(Comparator.comparing(Swing::width).reversed().thenComparing(Swing::assumption));
        return widest;
    }

    private static void tornado(Page page, ScenarioTotal total) {
        Amounts amounts = page.amounts();
        BarChart chart = new BarChart(amounts);
        BigDecimal base = total.cost().base();
        for (Swing each : swings(page, total)) {
            chart.add(new Bar(
                    each.assumption(),
                    List.of(
                            new Piece(each.least(), base, Palette.LESS, "down to " + amounts.money(each.least())),
                            new Piece(base, each.most(), Palette.MORE, "up to " + amounts.money(each.most()))),
                    amounts.money(each.width())));
        }
        page.chart(
                amounts.head(total.scenario().name() + ": the total at the values asked about"),
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
        for (Sensed each : page.report().sensitivities()) {
            List<String> cells = new ArrayList<>();
            cells.add(each.question().assumption());
            cells.add(page.amounts().number(each.question().value()));
            scenarios.forEach(name -> cells.add(cost(page, each.costs().get(name))));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String cost(Page page, @Nullable ThreePoint cost) {
        return cost == null ? "–" : page.amounts().money(cost.base());
    }
}
