package io.ratebook.workbook.result;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.sensitivity.Swing;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;

/** A table for each scenario, the largest swing first, below the chart of the one that costs most: the tornado. */
final class SwingTables {
    /** How many bars can be read. */
    private static final int MOST_BARS = 10;

    private static final int LOW_VALUE = 2;
    private static final int LOW_COST = 5;
    private static final int BASE_COST = 6;
    private static final int HIGH_COST = 7;
    private static final int LOW_CHANGE = 8;
    private static final int HIGH_CHANGE = 9;
    private static final int SWING = 10;
    private static final int SHARE = 11;
    private static final float HEAD_HEIGHT = 30;
    private static final int ROWS_BESIDE_BARS = 8;

    private final Draft draft;
    private final Pen pen;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Role cost;
    private int row;

    /** @param row the first row to write, from 0 */
    SwingTables(Draft draft, Pen pen, int row) {
        this.draft = draft;
        this.pen = pen;
        this.cost = SensitivitiesSheet.cost(draft);
        this.row = row;
    }

    /** The first row below. */
    int write(List<Swing> swings) {
        if (swings.isEmpty()) {
            return row;
        }
        pen.text(row++, 0, "Each assumption from its low to its high, the others at their base", Role.HEADING);
        List<Swing> moving =
                swings.stream().filter(each -> each.span().signum() > 0).toList();
        List<ScenarioTotal> moved = draft.report().totals().stream()
                .filter(each -> !of(each, moving).isEmpty())
                .toList();
        if (!moved.isEmpty()) {
            chartAndTables(moved, swings, moving);
        }
        List<String> still = draft.report().totals().stream()
                .filter(each -> !moved.contains(each))
                .map(each -> each.scenario().name())
                .toList();
        row = SensitivitiesSheet.leftOut(pen, row, "No assumption with a low and a high moves the cost of ", still);
        return row + 1;
    }

    private void chartAndTables(List<ScenarioTotal> moved, List<Swing> swings, List<Swing> moving) {
        ScenarioTotal dearest = dearest(moved);
        int all = of(dearest, moving).size();
        int bars = Math.min(MOST_BARS, all);
        caption(dearest, bars, all);
        int top = row + 1;
        int height = bars + ROWS_BESIDE_BARS;
        row = top + height + 1;
        moved.forEach(each -> table(each, of(each, moving), of(each, swings)));
        chart(dearest, bars, top, height);
    }

    private void caption(ScenarioTotal dearest, int bars, int all) {
        String name = '"' + dearest.scenario().name() + '"';
        String several = draft.report().totals().size() > 1
                ? "The chart is for " + name + ", which costs most of those that an assumption moves. "
                : "";
        String few = bars < all ? "It shows the largest " + bars + " of " + all + " swings; the table has all." : "";
        pen.text(row, 0, (several + few).strip(), Role.CAPTION);
    }

    private static ScenarioTotal dearest(List<ScenarioTotal> totals) {
        return totals.stream()
                .max(Comparator.<ScenarioTotal, BigDecimal>comparing(
                                each -> each.cost().base())
                        .thenComparing(totals::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static List<Swing> of(ScenarioTotal total, List<Swing> swings) {
        return swings.stream()
                .filter(each -> each.scenario().equals(total.scenario().name()))
                .toList();
    }

    private void table(ScenarioTotal total, List<Swing> moving, List<Swing> all) {
        heads(total.scenario().name());
        tables.put(total.scenario().name(), row);
        moving.forEach(each -> swing(each, total));
        List<String> still = all.stream()
                .filter(each -> !moving.contains(each))
                .map(Swing::assumption)
                .toList();
        row = SensitivitiesSheet.leftOut(pen, row, "No swing: ", still) + 1;
    }

    private void heads(String scenario) {
        SensitivitiesSheet.band(pen, row++, 0, SHARE + 1, scenario);
        List<String> money = Stream.of(
                        "Cost at low", "Cost at base", "Cost at high", "Change at low", "Change at high", "Swing")
                .map(draft::inMoney)
                .toList();
        List<String> numbers = Stream.of(List.of("Low", "Base", "High"), money, List.of("Swing (%)"))
                .flatMap(List::stream)
                .toList();
        pen.text(row, 0, "Assumption", Role.HEADER);
        pen.text(row, 1, "Unit", Role.HEADER);
        for (int i = 0; i < numbers.size(); i++) {
            pen.text(row, LOW_VALUE + i, numbers.get(i), Role.HEADER_RIGHT);
        }
        pen.sheet().getRow(row++).setHeightInPoints(HEAD_HEIGHT);
    }

    private void swing(Swing swing, ScenarioTotal total) {
        pen.text(row, 0, swing.assumption(), Role.TEXT);
        pen.text(row, 1, swing.unit(), Role.TEXT);
        ThreePoint values = swing.values();
        List<BigDecimal> three = List.of(values.low(), values.base(), values.high());
        for (int i = 0; i < three.size(); i++) {
            pen.number(row, LOW_VALUE + i, three.get(i), Numbers.role(values));
        }
        ThreePoint costs = swing.costs();
        pen.number(row, LOW_COST, costs.low(), cost);
        int index = draft.report().totals().indexOf(total);
        String base = References.to(SummarySheet.NAME, SummarySheet.FIRST_TOTAL + index, SummarySheet.LOW + 1);
        pen.formula(row, BASE_COST, base, costs.base(), cost);
        pen.number(row, HIGH_COST, costs.high(), cost);
        change(LOW_CHANGE, LOW_COST, costs.low().subtract(costs.base()));
        change(HIGH_CHANGE, HIGH_COST, costs.high().subtract(costs.base()));
        String all = References.here(row, LOW_COST) + ":" + References.here(row, HIGH_COST);
        pen.formula(row, SWING, "MAX(" + all + ")-MIN(" + all + ")", swing.span(), cost);
        Shares.of(pen, row, SHARE, SWING, BASE_COST, swing.span(), costs.base());
        row++;
    }

    private void change(int column, int costColumn, BigDecimal value) {
        pen.formula(row, column, References.here(row, costColumn) + "-" + References.here(row, BASE_COST), value, cost);
    }

    private void chart(ScenarioTotal total, int bars, int top, int height) {
        int first = tables.getOrDefault(total.scenario().name(), 0);
        BarChart chart = new BarChart(
                pen.sheet(),
                draft.inMoney("Change of cost against the base") + ": "
                        + total.scenario().name());
        chart.names(range(first, bars, 0))
                .series("at its low", range(first, bars, LOW_CHANGE), BarChart.TEAL)
                .series("at its high", range(first, bars, HIGH_CHANGE), BarChart.ORANGE)
                .lying(top, height, SHARE + 1);
    }

    private static CellRangeAddress range(int first, int rows, int column) {
        return new CellRangeAddress(first, first + rows - 1, column, column);
    }
}
