package io.ratebook.domain;

import java.util.Locale;

/** How the bands of a tiered price apply. */
public enum TierKind {
    /** A measure of one request chooses one price for the whole request. */
    CLIFF,
    /** The quantity is split over the bands, each part at its band's price. */
    GRADUATED,
    /** All of the quantity at the price of the band that it reaches. */
    VOLUME,
    /** As volume, in whole packages: the quantity is rounded up to a multiple of the band's size. */
    PACKAGE,
    /** As graduated, in whole blocks: each part is rounded up to a multiple of its band's size. */
    BLOCK;

    /** @throws IllegalArgumentException where no kind has that name; case doesn't count */
    public static TierKind parse(String text) {
        return valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    /** True where the quantity is split over the bands. */
    public boolean splits() {
        return this == GRADUATED || this == BLOCK;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
