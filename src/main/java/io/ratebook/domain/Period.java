package io.ratebook.domain;

import java.util.Locale;

/** How often a usage happens. */
public enum Period {
    ONCE,
    MONTHLY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
