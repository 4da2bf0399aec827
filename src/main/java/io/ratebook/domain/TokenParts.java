package io.ratebook.domain;

import java.util.Locale;

/** What a column of tokens counts beside the columns of its parts. */
public enum TokenParts {
    /** Only what no other column counts. */
    REST,
    /** Everything, its parts among it, as vendors report usage. */
    WHOLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
