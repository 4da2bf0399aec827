package io.ratebook.domain;

import io.ratebook.finding.Location;
import org.jspecify.annotations.Nullable;

/** Where a number of a usage came from, so that a live formula can point there. The same for every case. */
public sealed interface Origin {
    /** One cell, which holds the number of whichever case is in use. */
    record InCell(Location cell) implements Origin {}

    /**
     * A cell for each case.
     *
     * @param base null where it was left blank: then the base is the mean of low and high
     * @param low null where it was left blank: then it is the base
     * @param high null where it was left blank: then it is the base
     */
    record InRange(
            @Nullable Location low,
            @Nullable Location base,
            @Nullable Location high) implements Origin {}

    /**
     * Counted from a text, or from a file of prompts: no cell holds the number.
     *
     * @param cell holds the text, or names the file
     * @param how the encoding that counted it, or {@code 4 characters a token}
     */
    record Counted(Location cell, String how) implements Origin {}

    /** A default, stated in the result. */
    record ByDefault(String why) implements Origin {}
}
