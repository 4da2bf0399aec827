package io.ratebook.report;

import io.ratebook.domain.Expectation;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of the Expected sheet.
 *
 * @param actual null where the result doesn't have the figure, or the figure has no value
 * @param words the verdict as a reader sees it: "agrees", "agrees within 0.005", "differs by …: why"
 */
public record Verdict(Expectation expectation, @Nullable BigDecimal actual, Status status, String words) {
    public enum Status {
        AGREES,
        /** Nothing was published: the row only shows the actual. */
        NOT_PUBLISHED,
        /** Differs, and the row says why. */
        KNOWN_DIFFERENCE,
        /** Differs without an explanation: a warning. */
        DIFFERS,
        /** Says why it differs, and doesn't: a warning, so that explanations don't go stale. */
        NO_LONGER_DIFFERS,
        /** The result has the figure, and it has no value: a break-even that is never reached, a share of nothing. */
        UNDEFINED,
        /** The row selects nothing: an error. */
        NOT_FOUND;

        /** {@code agrees}, {@code known difference}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
