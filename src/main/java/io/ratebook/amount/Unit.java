package io.ratebook.amount;

import java.util.Locale;

/** What one of a quantity is: token, request, GPU-hour. Compared in lower case and in the singular ("Tokens" is "token"). */
public record Unit(String name) {
    public static final Unit TOKEN = new Unit("token");

    public Unit {
        name = singular(name.strip().toLowerCase(Locale.ROOT));
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a unit needs a name");
        }
    }

    private static String singular(String name) {
        return name.length() > 3 && name.endsWith("s") && !name.endsWith("ss")
                ? name.substring(0, name.length() - 1)
                : name;
    }

    @Override
    public String toString() {
        return name;
    }
}
