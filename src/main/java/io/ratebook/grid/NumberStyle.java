package io.ratebook.grid;

import java.util.regex.Pattern;

/** How a language writes numbers: what parts its thousands, and what begins its fractions. */
public enum NumberStyle {
    /** {@code 1,234.5}. */
    EN(',', '.'),
    /** {@code 1.234,5}. */
    DE('.', ',');

    private final char group;
    private final char point;
    private final Pattern grammar;

    NumberStyle(char group, char point) {
        this.group = group;
        this.point = point;
        String grouped = "\\d{1,3}(?:\\" + group + "\\d{3}){1,5}";
        this.grammar = Pattern.compile(
                "(?<sign>-?)(?<digits>(?:" + grouped + "|\\d{1,18})(?:\\" + point + "\\d{1,15})?)(?: ?(?<percent>%))?");
    }

    char group() {
        return group;
    }

    char point() {
        return point;
    }

    Pattern grammar() {
        return grammar;
    }
}
