package io.ratebook.domain;

import java.util.Locale;

/** The names that rules know the columns of a usage by. */
public final class PropertyName {
    private PropertyName() {}

    /** {@code serviceTier} for {@link Usage.Text#SERVICE_TIER}. */
    public static String of(Enum<?> column) {
        String[] words = column.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
