package io.ratebook.workbook.result;

import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;

/** The Summary while its sections are written one below another. Rows count from 0. */
final class SummaryPage {
    static final int NUMBER_WIDTH = 15;
    static final float HEAD_HEIGHT = 28;

    private final Draft draft;
    private final LinesSheet lines;
    private final Pen pen;
    private int row;
    private int helpers = Integer.MAX_VALUE;

    SummaryPage(Draft draft, LinesSheet lines) {
        this.draft = draft;
        this.lines = lines;
        this.pen = new Pen(draft.workbook().getSheet(SummarySheet.NAME), draft.styles());
    }

    Draft draft() {
        return draft;
    }

    LinesSheet lines() {
        return lines;
    }

    Pen pen() {
        return pen;
    }

    List<ScenarioTotal> totals() {
        return draft.report().totals();
    }

    /** The first of the columns beside the printed page, which hold what only a chart needs. */
    int helpers() {
        return helpers;
    }

    /** The next free column that keeps clear of all that is written so far, and of what may be as wide as the page. */
    int setHelpersAside(int least) {
        int widest = least;
        for (Row each : pen.sheet()) {
            widest = Math.max(widest, each.getLastCellNum() + 1);
        }
        helpers = Math.min(helpers, widest);
        return widest;
    }

    /** The next free row. */
    int row() {
        return row;
    }

    void moveTo(int next) {
        row = next;
    }

    /** A heading with a free row above it. */
    void heading(String text) {
        pen.text(++row, 0, text, Role.HEADING);
        row++;
    }

    /** The corner and the names of the scenarios, to the right or down. */
    void head(Cross cross, String others) {
        pen.text(cross.top(), 0, cross.scenariosDown() ? "Scenario" : others, Role.HEADER);
        for (int k = 0; k < totals().size(); k++) {
            Role role = cross.scenariosDown() ? Role.LABEL : Role.HEADER_RIGHT;
            pen.text(
                    cross.scenarioRow(k),
                    cross.scenarioColumn(k),
                    totals().get(k).scenario().name(),
                    role);
        }
        pen.sheet().getRow(cross.top()).setHeightInPoints(HEAD_HEIGHT);
    }

    /** A row of headers over numbers, the first over names. */
    void heads(int at, String first, List<String> heads) {
        pen.text(at, 0, first, Role.HEADER);
        for (int i = 0; i < heads.size(); i++) {
            pen.text(at, 1 + i, heads.get(i), Role.HEADER_RIGHT);
        }
        boolean two = heads.stream().anyMatch(each -> each.length() >= NUMBER_WIDTH);
        pen.sheet().getRow(at).setHeightInPoints(two ? HEAD_HEIGHT : HEAD_HEIGHT / 3 * 2);
    }

    void money(int at, int column, String formula, BigDecimal value) {
        pen.formula(at, column, formula, value, Role.MONEY);
    }

    /** Where the total in use of a scenario stands: {@code $B$8}. */
    static String total(int scenario) {
        return References.fixed(SummarySheet.FIRST_TOTAL + scenario, 1);
    }
}
