package io.ratebook.domain;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How a quantity follows from the numbers of its usage row: which number, of which calls, and which share of it.
 *
 * @param of the number that is counted
 * @param step the cache's step in tokens; one where whole tokens count
 */
public record Measure(UsageField of, Calls calls, Share share, BigDecimal step) {
    /** Which calls of the row. */
    public enum Calls {
        /** The number is already for all calls. */
        COUNTED("in all"),
        EVERY("each call"),
        /** The call that fills the cache; none where there are no calls. */
        FIRST("first call"),
        /** All calls but the first. */
        LATER("later calls");

        private final String words;

        Calls(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Which part of the number. */
    public enum Share {
        WHOLE,
        /** Rounded down to a multiple of the step. */
        STEPPED,
        /** What rounding down to the step leaves. */
        REST
    }

    public static Measure of(UsageField field, Calls calls) {
        return new Measure(field, calls, Share.WHOLE, BigDecimal.ONE);
    }

    /** {@code prefix tokens, later calls}. */
    public String words() {
        String what = of.header().toLowerCase(Locale.ROOT)
                + switch (share) {
                    case WHOLE -> "";
                    case STEPPED -> " in steps";
                    case REST -> " beside the steps";
                };
        return calls == Calls.COUNTED ? what : what + ", " + calls.words();
    }
}
