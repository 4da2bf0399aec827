package io.ratebook.domain;

import java.util.Locale;

/** How the bands of a tiered price apply to a quantity. */
public enum TierKind {
    /** The quantity is split over the bands, each part at its band's price. */
    GRADUATED,
    /** All of the quantity at the price of the band that it reaches. */
    VOLUME,
    /** Whole packages only: the quantity is rounded up. */
    PACKAGE;

    /** @throws IllegalArgumentException where no kind has that name; case doesn't count */
    public static TierKind parse(String text) {
        return valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
