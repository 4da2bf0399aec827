package io.ratebook.domain;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One band of a tiered price. Bands of one price differ in where they begin; each ends where the next begins.
 *
 * @param measure what chooses the band, for the kind CLIFF; the quantity chooses for the others
 * @param scope over what the quantity is counted, for the other kinds; REQUEST for CLIFF
 * @param above where it begins
 * @param inclusive true where {@code above} itself belongs to it ({@code >=}), false where it doesn't ({@code >})
 * @param upTo where it ends: belongs to it where {@code inclusive} is false; null means without end, or where the next begins
 * @param flat added once where the band is entered, in the currency of the price; the first band is always entered
 * @param size the units of a package or block; one for the other kinds
 */
public record TierBand(
        TierKind kind,
        TierMeasure measure,
        TierScope scope,
        BigDecimal above,
        boolean inclusive,
        @Nullable BigDecimal upTo,
        BigDecimal flat,
        BigDecimal size) {
    public TierBand {
        above = Exact.normal(above);
        upTo = upTo == null ? null : Exact.normal(upTo);
        flat = Exact.normal(flat);
        size = Exact.normal(size);
    }

    /** A band without a fee or a size, and without an end of its own. */
    public static TierBand of(TierKind kind, TierScope scope, BigDecimal above, boolean inclusive) {
        return new TierBand(
                kind, TierMeasure.PROMPT_TOKENS, scope, above, inclusive, null, BigDecimal.ZERO, BigDecimal.ONE);
    }

    public TierBand upTo(@Nullable BigDecimal end) {
        return new TierBand(kind, measure, scope, above, inclusive, end, flat, size);
    }

    public boolean isFirst() {
        return above.signum() == 0;
    }

    /** True where a number is past the band's beginning. The first band begins with zero itself. */
    public boolean isReachedBy(BigDecimal number) {
        int order = number.compareTo(above);
        return order > 0 || order == 0 && (inclusive || isFirst());
    }

    /** True where a number lies in the band. */
    public boolean contains(BigDecimal number) {
        return isReachedBy(number) && (upTo == null || !isPast(upTo, number));
    }

    private boolean isPast(BigDecimal end, BigDecimal number) {
        int order = number.compareTo(end);
        return order > 0 || order == 0 && inclusive;
    }

    /** {@code graduated over 1000 up to 5000}. */
    public String words() {
        return kind.word()
                + (inclusive ? " from " : " over ")
                + Exact.text(above)
                + (upTo == null ? "" : (inclusive ? " to under " : " up to ") + Exact.text(upTo));
    }
}
