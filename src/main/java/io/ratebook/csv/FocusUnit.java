package io.ratebook.csv;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Unit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Units as FOCUS writes them: {@code Tokens}, {@code 1000000 Tokens}, {@code GPU-Hours}, {@code GB-Months}. */
final class FocusUnit {
    private static final Set<String> SHORT =
            Set.of("gpu", "cpu", "gb", "mb", "kb", "tb", "pb", "b", "gib", "mib", "kib", "tib", "pib");

    private FocusUnit() {}

    static String of(BigDecimal per, Unit unit) {
        String name = of(unit);
        return per.compareTo(BigDecimal.ONE) == 0 ? name : Exact.text(per) + " " + name;
    }

    static String of(Unit unit) {
        String[] parts = unit.name().split("-", -1);
        StringJoiner name = new StringJoiner("-");
        for (int i = 0; i < parts.length; i++) {
            String word = i == parts.length - 1 ? plural(parts[i]) : parts[i];
            name.add(SHORT.contains(word) ? size(word) : capital(word));
        }
        return name.toString();
    }

    private static String plural(String word) {
        if (SHORT.contains(word)) {
            return word;
        }
        if (word.matches(".*(s|x|ch|sh)")) {
            return word + "es";
        }
        return word.matches(".*[^aeiou]y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    private static String size(String word) {
        return word.endsWith("ib")
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + "iB"
                : word.toUpperCase(Locale.ROOT);
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
