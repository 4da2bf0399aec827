package io.ratebook.workbook.result;

import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Where the cells of a table of scenarios against something else stand. Few scenarios stand side by side; many stand one
 * below another, so that the page stays as wide as a page. Rows and columns count from 0.
 *
 * @param top the row of the header
 */
record Cross(int top, int scenarios, int others, boolean scenariosDown) {
    /** As many as fit beside each other. */
    private static final int MOST_ACROSS = 8;

    static Cross at(int top, int scenarios, int others) {
        return new Cross(top, scenarios, others, scenarios > MOST_ACROSS && scenarios > others);
    }

    int row(int scenario, int other) {
        return top + 1 + (scenariosDown ? scenario : other);
    }

    int column(int scenario, int other) {
        return 1 + (scenariosDown ? other : scenario);
    }

    /** Where the name of a scenario stands. */
    int scenarioRow(int scenario) {
        return scenariosDown ? top + 1 + scenario : top;
    }

    int scenarioColumn(int scenario) {
        return scenariosDown ? 0 : 1 + scenario;
    }

    /** Where the name of the other thing stands. */
    int otherRow(int other) {
        return scenariosDown ? top : top + 1 + other;
    }

    int otherColumn(int other) {
        return scenariosDown ? 1 + other : 0;
    }

    /** The first row below the table. */
    int below() {
        return top + 1 + (scenariosDown ? scenarios : others);
    }

    /** The names of all scenarios. */
    CellRangeAddress names() {
        return new CellRangeAddress(
                scenarioRow(0), scenarioRow(scenarios - 1), scenarioColumn(0), scenarioColumn(scenarios - 1));
    }

    /** The values of one other thing for all scenarios. */
    CellRangeAddress values(int other) {
        return new CellRangeAddress(
                row(0, other), row(scenarios - 1, other), column(0, other), column(scenarios - 1, other));
    }

    /** All cells but the names. */
    CellRangeAddress cells() {
        return new CellRangeAddress(
                row(0, 0), row(scenarios - 1, others - 1), column(0, 0), column(scenarios - 1, others - 1));
    }
}
