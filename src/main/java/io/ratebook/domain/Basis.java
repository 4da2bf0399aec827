package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;

/** A cell of the workbook that a factor follows: a percentage of a contract, or an exchange rate. */
public sealed interface Basis permits Contract, Fx {
    /** The cell. */
    Location where();

    /** The factor that the cell's number makes. */
    BigDecimal factor();

    /** The same as a formula over the cell. */
    String formula(String cell);
}
