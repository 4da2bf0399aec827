package io.ratebook.workbook.result;

import io.ratebook.amount.Apportionment;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.ThreePoint;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The phases of a scenario as they are shown: they add up to the total as it is shown, as {@link Apportionment} has it, and follow every
 * edit. The exact sums stand beside the printed page, and right of them each in whole last decimals and what that takes off it.
 */
final class ShownParts {
    /** Beyond these a spreadsheet's own digits end; the parts are shown as they are. */
    private static final int MOST_DECIMALS = 6;

    private static final String EQUAL = "6";

    private final SummaryPage page;
    private final Cross cross;
    private final int aside;
    private final int phases;
    private final Rounding rounding;

    ShownParts(SummaryPage page, Cross cross, int aside, int phases) {
        this.page = page;
        this.cross = cross;
        this.aside = aside;
        this.phases = phases;
        this.rounding = rounding(page.draft());
    }

    /** As the request has it, but no finer than a spreadsheet can tell. */
    static Rounding rounding(Draft draft) {
        Rounding wanted = draft.report().request().header().rounding();
        return new Rounding(Math.min(wanted.decimals(), MOST_DECIMALS), RoundingMode.HALF_UP);
    }

    void caption() {
        page.pen().text(cross.top(), exactColumn(0, 0), "Exact", Role.CAPTION);
        page.pen().text(cross.top(), wholeColumn(0, 0), "Rounded down, in last decimals", Role.CAPTION);
        page.pen().text(cross.top(), restColumn(0, 0), "Rest, in last decimals", Role.CAPTION);
    }

    void exact(int scenario, int phase, String formula, BigDecimal value) {
        int row = cross.row(scenario, phase);
        page.pen().formula(row, exactColumn(scenario, phase), formula, value, Role.NUMBER);
        String scaled =
                "ROUND(" + References.here(row, exactColumn(scenario, phase)) + "*" + steps() + "," + EQUAL + ")";
        BigDecimal steps =
                value.movePointRight(rounding.decimals()).setScale(Integer.parseInt(EQUAL), RoundingMode.HALF_UP);
        BigDecimal whole = steps.setScale(0, RoundingMode.FLOOR);
        page.pen().formula(row, wholeColumn(scenario, phase), "INT(" + scaled + ")", whole, Role.NUMBER);
        String rest = "ROUND(" + scaled + "-" + References.here(row, wholeColumn(scenario, phase)) + "," + EQUAL + ")";
        page.pen().formula(row, restColumn(scenario, phase), rest, Exact.normal(steps.subtract(whole)), Role.NUMBER);
    }

    /** The cells of the table itself. */
    void write(int scenario, List<String> names) {
        List<BigDecimal> exact = names.stream()
                .map(each ->
                        page.draft().inUse(page.totals().get(scenario).byPhase().getOrDefault(each, ThreePoint.ZERO)))
                .toList();
        List<BigDecimal> shown = Apportionment.shown(exact, rounding);
        for (int i = 0; i < names.size(); i++) {
            page.money(cross.row(scenario, i), cross.column(scenario, i), shown(scenario, i), shown.get(i));
        }
    }

    /** Rounded down, and one step up for those that lose most by it, as many as the total needs. */
    private String shown(int scenario, int phase) {
        int row = cross.row(scenario, phase);
        String rest = References.here(row, restColumn(scenario, phase));
        String rests = all(scenario, restColumn(scenario, 0), restColumn(scenario, phases - 1));
        String before = References.here(cross.row(scenario, 0), restColumn(scenario, 0)) + ":" + rest;
        String exacts = all(scenario, exactColumn(scenario, 0), exactColumn(scenario, phases - 1));
        String wholes = all(scenario, wholeColumn(scenario, 0), wholeColumn(scenario, phases - 1));
        return "(" + References.here(row, wholeColumn(scenario, phase)) + "+IF(RANK(" + rest + "," + rests
                + ")+COUNTIF("
                + before + "," + rest + ")-1<=ROUND(ROUND(SUM(" + exacts + ")," + rounding.decimals() + ")*" + steps()
                + "-SUM(" + wholes + "),0),1,0))/" + steps();
    }

    private String all(int scenario, int firstColumn, int lastColumn) {
        return References.here(cross.row(scenario, 0), firstColumn) + ":"
                + References.here(cross.row(scenario, phases - 1), lastColumn);
    }

    private String steps() {
        return Exact.text(BigDecimal.ONE.movePointRight(rounding.decimals()));
    }

    private int exactColumn(int scenario, int phase) {
        return aside + cross.column(scenario, phase) - 1;
    }

    private int wholeColumn(int scenario, int phase) {
        return exactColumn(scenario, phase) + block();
    }

    private int restColumn(int scenario, int phase) {
        return wholeColumn(scenario, phase) + block();
    }

    private int block() {
        return (cross.scenariosDown() ? phases : cross.scenarios()) + 1;
    }
}
