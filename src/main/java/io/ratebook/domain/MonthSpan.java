package io.ratebook.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A part of a monthly row's months, by number from its first month on.
 *
 * @param first inclusive, from 0
 * @param end exclusive; null means until the row ends
 */
public record MonthSpan(int first, @Nullable Integer end) {
    /** The whole row. */
    public static final MonthSpan ALL = new MonthSpan(0, null);

    public boolean isAll() {
        return equals(ALL);
    }

    /** How many of so many months lie in it; zero or more, a fraction where the last month isn't whole. */
    public BigDecimal of(BigDecimal months) {
        BigDecimal last = end == null ? months : months.min(BigDecimal.valueOf(end));
        return last.subtract(BigDecimal.valueOf(first)).max(BigDecimal.ZERO);
    }
}
