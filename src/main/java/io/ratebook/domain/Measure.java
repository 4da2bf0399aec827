package io.ratebook.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a quantity follows from the numbers of its usage row: which number, of which calls, and which share of it.
 *
 * @param of the number that is counted
 * @param less parts that the number includes and that are counted apart
 * @param more parts that {@code less} takes off twice
 * @param step the cache's step in tokens; one where whole tokens count
 * @param life what limits the hits; {@link CacheLife#ENDLESS} where it is no matter
 */
public record Measure(
        UsageField of,
        List<UsageField> less,
        List<UsageField> more,
        Calls calls,
        Share share,
        BigDecimal step,
        CacheLife life) {
    /** Which calls of the row. */
    public enum Calls {
        /** The number is already for all calls. */
        COUNTED("in all"),
        EVERY("each call"),
        /** The calls that find nothing in the cache and fill it: the first, and as many more as can't be helped. */
        MISSES("misses"),
        /** All calls but those. */
        HITS("hits"),
        /** No calls: the hours for which a cache is kept. */
        KEPT("hours kept");

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

    public Measure {
        less = List.copyOf(less);
        more = List.copyOf(more);
    }

    public static Measure of(UsageField field, Calls calls) {
        return new Measure(field, List.of(), List.of(), calls, Share.WHOLE, BigDecimal.ONE, CacheLife.ENDLESS);
    }

    /** Of a prefix under a provider's caching. */
    public static Measure cached(Calls calls, Share share, BigDecimal step, CacheLife life) {
        return new Measure(UsageField.PREFIX_TOKENS, List.of(), List.of(), calls, share, step, life);
    }

    /** {@code prefix tokens, hits}. */
    public String words() {
        String what = lower(of)
                + switch (share) {
                    case WHOLE -> "";
                    case STEPPED -> " in steps";
                    case REST -> " beside the steps";
                };
        String without = less.isEmpty()
                ? ""
                : " without " + less.stream().map(Measure::lower).collect(Collectors.joining(", "));
        return calls == Calls.COUNTED ? what + without : what + without + ", " + calls.words();
    }

    private static String lower(UsageField field) {
        return field.header().toLowerCase(Locale.ROOT);
    }
}
