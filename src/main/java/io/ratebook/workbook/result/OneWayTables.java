package io.ratebook.workbook.result;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.sensitivity.OneWay;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table for each assumption: a row a value below the run's own, and for each scenario its cost and the change against the run's own. */
final class OneWayTables {
    private static final int VALUE = 1;
    private static final int FIRST = 2;
    private static final float HEAD_HEIGHT = 30;
    private static final List<String> CHANGES = List.of("Change", "Change (%)");

    private final Draft draft;
    private final Pen pen;
    private final Role costs;
    private int row;

    /** @param row the first row to write, from 0 */
    OneWayTables(Draft draft, Pen pen, int row) {
        this.draft = draft;
        this.pen = pen;
        this.costs = SensitivitiesSheet.cost(draft);
        this.row = row;
    }

    /** The first row below. */
    int write(List<OneWay> tables) {
        if (tables.isEmpty()) {
            return row;
        }
        pen.text(row++, 0, "One assumption at other values", Role.HEADING);
        tables.forEach(this::tables);
        return row;
    }

    /** As many scenarios beside each other as the page holds, the others below. */
    private void tables(OneWay table) {
        boolean fixed = isFixed(table);
        List<ScenarioTotal> totals = draft.report().totals();
        List<Integer> moved = new ArrayList<>();
        List<String> still = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            if (moves(table, totals.get(i))) {
                moved.add(i);
            } else {
                still.add(totals.get(i).scenario().name());
            }
        }
        int width = (fixed ? 1 : 3) + CHANGES.size();
        int beside = (SensitivitiesSheet.COLUMNS - FIRST) / width;
        for (int from = 0; from < moved.size(); from += beside) {
            table(table, moved.subList(from, Math.min(from + beside, moved.size())), fixed);
        }
        row = SensitivitiesSheet.leftOut(
                pen, row, "No such value of " + table.assumption() + " changes the cost of ", still);
        row += still.isEmpty() ? 0 : 1;
    }

    private static boolean moves(OneWay table, ScenarioTotal total) {
        return table.points().stream()
                .anyMatch(each ->
                        !total.cost().equals(each.costs().get(total.scenario().name())));
    }

    /** True where the three cases cost the same, with every value. */
    private boolean isFixed(OneWay table) {
        return Stream.concat(
                        draft.report().totals().stream().map(ScenarioTotal::cost),
                        table.points().stream().flatMap(each -> each.costs().values().stream()))
                .allMatch(ThreePoint::isFixed);
    }

    private void table(OneWay table, List<Integer> scenarios, boolean fixed) {
        heads(table, scenarios, fixed);
        int base = row;
        label(table.assumption() + ", as planned", table.base());
        for (int i = 0; i < scenarios.size(); i++) {
            own(scenarios.get(i), column(i, fixed), fixed);
        }
        row++;
        for (OneWay.Point point : table.points()) {
            label(table.assumption(), point.value());
            for (int i = 0; i < scenarios.size(); i++) {
                ScenarioTotal total = draft.report().totals().get(scenarios.get(i));
                ThreePoint cost = point.costs().get(total.scenario().name());
                tried(cost == null ? ThreePoint.ZERO : cost, total.cost().base(), base, column(i, fixed), fixed);
            }
            row++;
        }
        row++;
    }

    private static int column(int scenario, boolean fixed) {
        return FIRST + scenario * ((fixed ? 1 : 3) + CHANGES.size());
    }

    private void heads(OneWay table, List<Integer> scenarios, boolean fixed) {
        List<String> money = (fixed ? Stream.of("Cost") : Stream.of("Low", "Base", "High"))
                .map(draft::inMoney)
                .toList();
        List<String> heads = Stream.concat(money.stream(), Stream.of(draft.inMoney(CHANGES.get(0)), CHANGES.get(1)))
                .toList();
        int last = column(scenarios.size(), fixed);
        SensitivitiesSheet.band(pen, row, 0, last, "");
        pen.text(row + 1, 0, "Assumption", Role.HEADER);
        pen.text(row + 1, VALUE, table.unit().isBlank() ? "Value" : "Value (" + table.unit() + ")", Role.HEADER_RIGHT);
        for (int i = 0; i < scenarios.size(); i++) {
            String name =
                    draft.report().totals().get(scenarios.get(i)).scenario().name();
            pen.text(row, column(i, fixed), name, Role.BAND);
            for (int j = 0; j < heads.size(); j++) {
                pen.text(row + 1, column(i, fixed) + j, heads.get(j), Role.HEADER_RIGHT);
            }
        }
        pen.sheet().getRow(row + 1).setHeightInPoints(HEAD_HEIGHT);
        row += 2;
    }

    private void label(String words, BigDecimal value) {
        pen.text(row, 0, words, Role.TEXT);
        pen.number(row, VALUE, value, Numbers.role(value));
    }

    /** The run itself: the cells of Summary that hold its cases. */
    private void own(int scenario, int column, boolean fixed) {
        ThreePoint cost = draft.report().totals().get(scenario).cost();
        List<BigDecimal> three = List.of(cost.low(), cost.base(), cost.high());
        for (int i = 0; i < three.size(); i++) {
            if (!fixed || i == 1) {
                String there =
                        References.to(SummarySheet.NAME, SummarySheet.FIRST_TOTAL + scenario, SummarySheet.LOW + i);
                pen.formula(row, column + (fixed ? 0 : i), there, three.get(i), costs);
            }
        }
    }

    private void tried(ThreePoint cost, BigDecimal own, int base, int column, boolean fixed) {
        int baseCost = column + (fixed ? 0 : 1);
        if (!fixed) {
            pen.number(row, column, cost.low(), costs);
            pen.number(row, column + 2, cost.high(), costs);
        }
        pen.number(row, baseCost, cost.base(), costs);
        int change = column + (fixed ? 1 : 3);
        BigDecimal difference = cost.base().subtract(own);
        String before = References.fixedRow(base, baseCost);
        pen.formula(row, change, References.here(row, baseCost) + "-" + before, difference, costs);
        Shares.of(pen, row, change + 1, References.here(row, change), before, difference, own);
    }
}
