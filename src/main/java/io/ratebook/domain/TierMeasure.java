package io.ratebook.domain;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What of one request chooses the band of a cliff. */
public enum TierMeasure {
    /** The whole prompt: prefix, input, cached and written to a cache. */
    PROMPT_TOKENS,
    /** The prompt without what is read from a cache. */
    UNCACHED_PROMPT_TOKENS,
    OUTPUT_TOKENS;

    /** @throws IllegalArgumentException where none has that name; case doesn't count */
    public static TierMeasure parse(String text) {
        return Stream.of(values())
                .filter(each -> each.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure of a request is named \"" + text + '"'));
    }

    /** How often each number that a usage gives counts in it: 1, or less where another includes it. */
    public Map<UsageField, Integer> weights(Usage usage) {
        return usage.weights(this);
    }

    /** {@code prompt tokens}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
