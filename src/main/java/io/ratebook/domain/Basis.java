package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;

/** What of the workbook a factor follows: a percentage of a contract, an exchange rate, or a number of the usage's own row. */
public sealed interface Basis permits Contract, Fx, Overhead {
    /** The cell. */
    Location where();

    /** The factor that the cell's number makes. */
    BigDecimal factor();

    /** The same as a formula over the cell. */
    String formula(String cell);
}
