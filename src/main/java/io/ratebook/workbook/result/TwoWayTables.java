package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.sensitivity.TwoWay;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;

/** A grid for each pair of assumptions and scenario: what the base case costs with each value of the one and each of the other. */
final class TwoWayTables {
    private static final int VALUE = 1;
    private static final int FIRST = 2;

    private final Draft draft;
    private final Pen pen;
    private final Role cost;
    private int row;

    /** @param row the first row to write, from 0 */
    TwoWayTables(Draft draft, Pen pen, int row) {
        this.draft = draft;
        this.pen = pen;
        this.cost = SensitivitiesSheet.cost(draft);
        this.row = row;
    }

    /** The first row below. */
    int write(List<TwoWay> grids) {
        if (grids.isEmpty()) {
            return row;
        }
        pen.text(row++, 0, "Two assumptions at a time", Role.HEADING);
        for (TwoWay grid : grids) {
            String own = "As planned, " + planned(grid.down()) + " and " + planned(grid.across()) + ".";
            pen.text(row++, 0, own, Role.CAPTION);
            draft.report().totals().forEach(each -> grid(grid, each));
        }
        return row;
    }

    private static String planned(TwoWay.Axis axis) {
        String unit = axis.unit().isBlank() ? "" : " " + axis.unit();
        return axis.assumption() + " is " + Exact.text(axis.base()) + unit;
    }

    private void grid(TwoWay grid, ScenarioTotal total) {
        List<List<BigDecimal>> costs = grid.costs().get(total.scenario().name());
        if (costs == null) {
            return;
        }
        int last = FIRST + grid.across().values().size();
        SensitivitiesSheet.band(
                pen, row, 0, last, draft.inMoney(total.scenario().name()));
        pen.text(row++, FIRST, named(grid.across()), Role.BAND);
        SensitivitiesSheet.band(pen, row, 0, last, named(grid.down()));
        for (int i = 0; i < grid.across().values().size(); i++) {
            pen.number(row, FIRST + i, grid.across().values().get(i), Role.HEADER_RIGHT);
        }
        row++;
        for (int i = 0; i < costs.size(); i++) {
            BigDecimal value = grid.down().values().get(i);
            pen.number(row, VALUE, value, Numbers.role(value));
            for (int j = 0; j < costs.get(i).size(); j++) {
                pen.number(row, FIRST + j, costs.get(i).get(j), cost);
            }
            row++;
        }
        row++;
    }

    private static String named(TwoWay.Axis axis) {
        return axis.unit().isBlank() ? axis.assumption() : axis.assumption() + " (" + axis.unit() + ")";
    }
}
