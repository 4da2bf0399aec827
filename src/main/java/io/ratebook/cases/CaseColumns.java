package io.ratebook.cases;

import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import java.util.ArrayList;
import java.util.List;

/** The columns of a cases file, beside those of the sheet Usage. */
public final class CaseColumns {
    static final String CASE = "Case";
    static final String EXPECT = "Expect";
    static final String COST = "Cost";
    static final String TOLERANCE = "Tolerance";
    static final String NONE = "none";

    /** In the order of the reference in rules/README.md. */
    public static final List<Column> OWN = List.of(
            Column.text(CASE, "what the row shows").must(),
            Column.text(EXPECT, "the decisions, separated by semicolons; none; blank where the cost alone is expected"),
            Column.of(COST, Kind.NUMBER, "what the row costs after all stages, in USD; blank: not compared"),
            Column.of(TOLERANCE, Kind.AMOUNT, "how far the cost may be off, in USD; blank: exact"),
            Column.text(
                    "On meter",
                    "price, adjust, commit: the meters, separated by semicolons; with the number counted: input of Prefix tokens"),
            Column.text("Rates", "price: the rate cards' rows; adjust and commit: the one that was chosen"),
            Column.text("FX", "adjust: exchange rates into USD, separated by semicolons: CNY 0.14"),
            Column.text("Contract: Kind", "rate, discount, margin, free units, cap, minimum or credit"),
            Column.text("Contract: Scenario", "blank: every scenario; the case's own is called plan"),
            Column.text("Contract: Provider", "blank: any"),
            Column.text("Contract: Model", "blank: any"),
            Column.text("Contract: Meter", "blank: any"),
            Column.of("Contract: Amount", Kind.AMOUNT, "of a credit, cap or minimum"),
            Column.of("Contract: Percent", Kind.AMOUNT, "of a discount or margin, as a fraction"),
            Column.of("Contract: Units", Kind.AMOUNT, "of free units"),
            Column.of("Contract: From", Kind.DATE, "the first day"),
            Column.of("Contract: To", Kind.DATE, "the day after the last"),
            Column.text("Budgets", "advise: limits in USD, separated by semicolons"),
            Column.of("Total", Kind.AMOUNT, "advise: what the scenario plan costs"),
            Column.of("Total highest", Kind.AMOUNT, "advise: in its dearest case; blank: the same"),
            Column.of("Compare: Units a month", Kind.AMOUNT, "advise: blank where the rows aren't monthly"));

    private CaseColumns() {}

    /** @param usage the columns of the sheet Usage */
    static List<Column> with(List<Column> usage) {
        List<Column> columns = new ArrayList<>(OWN);
        columns.addAll(usage);
        return columns;
    }
}
