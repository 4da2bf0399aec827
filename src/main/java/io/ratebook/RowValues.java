package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.finding.Location;

/** One row as its columns' texts and numbers, without objects for cells; columns count from 0. */
interface RowValues {
    /** How many columns it reaches; those beyond are blank. */
    int size();

    boolean isBlank(int column);

    /** What the column holds: rows that agree in that are read alike. Empty where it is blank. */
    String text(int column);

    /** The same as a person would write it. */
    String shown(int column);

    /** False where what the column holds isn't plainly a number. */
    boolean number(int column, Scaled into);

    /** Where it stands, as the row or line of that number. */
    Location where(int row);
}
