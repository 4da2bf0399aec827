package io.ratebook.domain;

import java.util.Locale;

/** Over what a quantity is counted before bands apply to it. */
public enum TierScope {
    /** Each request alone. */
    REQUEST,
    /** All requests of a row in one month. */
    MONTH,
    /** All of a row, whatever months it lasts. */
    PERIOD;

    /** @throws IllegalArgumentException where none has that name; case doesn't count */
    public static TierScope parse(String text) {
        return valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
