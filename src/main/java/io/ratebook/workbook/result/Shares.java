package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;

/** One cell as a share of another, live; no cell where the other is nothing. */
final class Shares {
    private Shares() {}

    /** Both cells stand in the row. */
    static void of(Pen pen, int row, int column, int part, int whole, BigDecimal partValue, BigDecimal wholeValue) {
        of(pen, row, column, References.here(row, part), References.here(row, whole), partValue, wholeValue);
    }

    static void of(
            Pen pen, int row, int column, String part, String whole, BigDecimal partValue, BigDecimal wholeValue) {
        if (wholeValue.signum() != 0) {
            pen.formula(row, column, part + "/" + whole, Exact.quotient(partValue, wholeValue), Role.PERCENT);
        }
    }
}
