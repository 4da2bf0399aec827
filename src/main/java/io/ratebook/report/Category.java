package io.ratebook.report;

import java.util.Locale;

/** What kind of charge a line is, in the words of FOCUS. */
public enum Category {
    USAGE,
    PURCHASE,
    CREDIT,
    ADJUSTMENT;

    /** Usage, Purchase, Credit, Adjustment. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
