package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number of a usage's own row that multiplies what is counted: a retry share, a buffer. Two are equal where the same cells say
 * them in the same way, whatever the case.
 */
public final class Overhead implements Basis {
    private final Location row;
    private final UsageField field;
    private final Origin origin;
    private final How how;
    private final BigDecimal number;

    /** What the number does. */
    public enum How {
        /** So much more: 0.05 makes 1.05. */
        ADDS("adds"),
        /** So much less: 0.2 makes 0.8. */
        TAKES_OFF("takes off"),
        /** So many times: 1.3 makes 1.3. */
        MULTIPLIES("multiplies");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @throws IllegalArgumentException where the row leaves the number blank, or it takes off more than all */
    public Overhead(Usage usage, UsageField field, How how) {
        BigDecimal given = usage.number(field);
        if (given == null) {
            throw new IllegalArgumentException("the row leaves " + field.header() + " blank");
        }
        this.row = usage.where();
        this.field = field;
        this.origin = usage.origin(field);
        this.how = how;
        this.number = given;
        if (factor().signum() < 0) {
            throw new IllegalArgumentException(field.header() + " takes off more than all");
        }
    }

    /** The same column of another row. */
    public Overhead of(Usage usage) {
        return new Overhead(usage, field, how);
    }

    public Origin origin() {
        return origin;
    }

    /** In the case that is computed. */
    public BigDecimal number() {
        return number;
    }

    @Override
    public Location where() {
        return origin instanceof Origin.InCell in ? in.cell() : row;
    }

    @Override
    public BigDecimal factor() {
        return switch (how) {
            case ADDS -> BigDecimal.ONE.add(number);
            case TAKES_OFF -> BigDecimal.ONE.subtract(number);
            case MULTIPLIES -> number;
        };
    }

    @Override
    public String formula(String cell) {
        return switch (how) {
            case ADDS -> "1+" + cell;
            case TAKES_OFF -> "1-" + cell;
            case MULTIPLIES -> cell;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Overhead that
                && field == that.field
                && how == that.how
                && row.equals(that.row)
                && origin.equals(that.origin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(row, field, origin, how);
    }

    @Override
    public String toString() {
        return field.header() + " of " + row + " " + how.word();
    }
}
