package io.ratebook.grid;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that were typed as text: how a person probably meant them. Only ever a suggestion. */
final class TextNumbers {
    /** Plain decimal text, as a CSV file holds it. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?");

    private static final Pattern DRESSED =
            Pattern.compile("(?<sign>[-\u2212]?)[$\u20ac\u00a3]?(?<digits>[\\d.,]+)(?<scale>[kKmM%]?)[$\u20ac\u00a3]?");

    private TextNumbers() {}

    static Optional<BigDecimal> plain(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The one reading that the text can have; empty where it has none, or two ({@code 1,000} is 1000 or 1). */
    static Optional<BigDecimal> likely(String text) {
        Matcher dressed = DRESSED.matcher(text.replaceAll("[\\s\u00a0\u2009\u202f'_]", ""));
        if (!dressed.matches() || text.length() > 40) {
            return Optional.empty();
        }
        BigDecimal english = grouped(dressed.group("digits"), ',', '.');
        BigDecimal german = grouped(dressed.group("digits"), '.', ',');
        boolean ambiguous = english != null && german != null && english.compareTo(german) != 0;
        BigDecimal digits = english != null ? english : german;
        if (digits == null || ambiguous) {
            return Optional.empty();
        }
        BigDecimal scaled = scaled(digits, dressed.group("scale"));
        return Optional.of(dressed.group("sign").isEmpty() ? scaled : scaled.negate());
    }

    private static @Nullable BigDecimal grouped(String digits, char group, char point) {
        String thousands = Pattern.quote(String.valueOf(group));
        String fraction = Pattern.quote(String.valueOf(point));
        boolean valid = digits.matches("(\\d{1,3}(" + thousands + "\\d{3})+|\\d+)(" + fraction + "\\d+)?");
        return valid ? new BigDecimal(digits.replace(String.valueOf(group), "").replace(point, '.')) : null;
    }

    private static BigDecimal scaled(BigDecimal digits, String scale) {
        return switch (scale) {
            case "k", "K" -> Exact.normal(digits.movePointRight(3));
            case "m", "M" -> Exact.normal(digits.movePointRight(6));
            case "%" -> Exact.normal(digits.movePointLeft(2));
            default -> Exact.normal(digits);
        };
    }
}
