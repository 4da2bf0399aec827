package io.ratebook.domain;

import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Numbers between two bounds.
 *
 * @param from null for no lower bound
 * @param upTo null for no upper bound
 */
public record Range(
        @Nullable BigDecimal from,
        boolean fromIncluded,
        @Nullable BigDecimal upTo,
        boolean upToIncluded) {
    public static final Range ALL = new Range(null, false, null, false);

    public static Range only(BigDecimal number) {
        return new Range(number, true, number, true);
    }

    public static Range atLeast(BigDecimal least) {
        return new Range(least, true, null, false);
    }

    public static Range under(BigDecimal bound) {
        return new Range(null, false, bound, false);
    }

    /** The widest range around a number that holds no other of the marks: the number alone where it is one of them. */
    public static Range between(Collection<BigDecimal> marks, BigDecimal number) {
        BigDecimal from = null;
        BigDecimal upTo = null;
        for (BigDecimal mark : marks) {
            int order = mark.compareTo(number);
            if (order == 0) {
                return only(number);
            }
            if (order < 0 && (from == null || mark.compareTo(from) > 0)) {
                from = mark;
            } else if (order > 0 && (upTo == null || mark.compareTo(upTo) < 0)) {
                upTo = mark;
            }
        }
        return new Range(from, false, upTo, false);
    }

    public boolean contains(BigDecimal number) {
        int low = from == null ? 1 : number.compareTo(from);
        int high = upTo == null ? -1 : number.compareTo(upTo);
        return (low > 0 || low == 0 && fromIncluded) && (high < 0 || high == 0 && upToIncluded);
    }
}
