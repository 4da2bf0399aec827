package io.ratebook.cases;

import io.ratebook.amount.Exact;
import io.ratebook.cases.CaseOutcome.Status;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an open case would expect if it is right as it is: a value for an empty cell of a cases file.
 *
 * @param where the cell of a workbook, or the line and column of a text file
 * @param value a text, or a number with all its digits
 */
public record Acceptance(Location where, Object value) {
    /** For the empty columns that the file has; none for a case that expects something, or that can't be rated. */
    public static List<Acceptance> of(CaseOutcome outcome) {
        List<Acceptance> values = new ArrayList<>();
        RuleCase row = outcome.row();
        if (outcome.status() != Status.OPEN || !outcome.findings().isEmpty()) {
            return values;
        }
        if (row.has(CaseColumns.EXPECT)) {
            values.add(new Acceptance(row.where(CaseColumns.EXPECT), outcome.decidedWords()));
        }
        BigDecimal cost = outcome.cost();
        if (cost != null) {
            values.add(new Acceptance(row.where(CaseColumns.COST), cost));
        }
        return values;
    }

    /** The value as a text file holds it. */
    public String text() {
        return value instanceof BigDecimal number ? Exact.text(number) : value.toString();
    }
}
