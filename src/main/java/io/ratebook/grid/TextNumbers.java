package io.ratebook.grid;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that were typed as text: how a person probably meant them. A suggestion, or what a user has said they are. */
final class TextNumbers {
    /** Plain decimal text, as a CSV file holds it. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,30})?");

    private static final Pattern DRESSED = Pattern.compile(
            "(?<sign>[-+\u2212]?)[$\u20ac\u00a3]?(?<digits>[\\d.,]+)(?<scale>[kKmM%]?)[$\u20ac\u00a3]?");

    private static final int LONGEST = 40;

    private TextNumbers() {}

    static Optional<BigDecimal> plain(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** One separator before three digits or before others: a thousand in one country, a fraction in another. */
    private static final Pattern EITHER = Pattern.compile("-?\\d+(?<mark>[.,])\\d+");

    private static final Pattern GROUPS = Pattern.compile("-?\\d{1,3}[.,]\\d{3}");

    /**
     * What to write instead; where the text has several readings, all of them. Empty where it has none.
     *
     * @param optional true where the command line may say how such numbers are read
     */
    static Optional<String> advice(String text, boolean optional) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.strip();
        Matcher either = EITHER.matcher(plain);
        if (either.matches()
                && (either.group("mark").equals(",") || GROUPS.matcher(plain).matches())) {
            return Optional.of(either(plain, either.group("mark"), optional));
        }
        return likely(plain).map(likely -> "write " + Exact.text(likely));
    }

    private static String either(String text, String mark, boolean optional) {
        String fraction = Exact.text(new BigDecimal(text.replace(',', '.')));
        String style = mark.equals(",") ? "de" : "en";
        if (!GROUPS.matcher(text).matches()) {
            return "write " + fraction
                    + (optional ? " if the comma is a decimal comma, or run with --text-numbers=" + style : "");
        }
        String whole = text.replace(mark, "");
        return "write " + whole + " or " + fraction + ", whichever is meant"
                + (optional ? ", or run with --text-numbers=en or =de" : "");
    }

    /** The text as one language writes numbers: its digits in groups or not, a fraction, a percent sign; empty where it is none. */
    static Optional<BigDecimal> in(NumberStyle style, String text) {
        Matcher written = style.grammar().matcher(text.strip());
        if (text.length() > LONGEST || !written.matches()) {
            return Optional.empty();
        }
        String digits = written.group("digits")
                .replace(String.valueOf(style.group()), "")
                .replace(style.point(), '.');
        BigDecimal number = new BigDecimal(written.group("sign") + digits);
        return Optional.of(Exact.normal(written.group("percent") == null ? number : number.movePointLeft(2)));
    }

    /** The one reading that the text can have; empty where it has none, or two ({@code 1,000} is 1000 or 1). */
    static Optional<BigDecimal> likely(String text) {
        Matcher dressed = DRESSED.matcher(undone(text));
        if (!dressed.matches() || text.length() > LONGEST) {
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
        return Optional.of(
                dressed.group("sign").isEmpty() || dressed.group("sign").equals("+") ? scaled : scaled.negate());
    }

    /** Without spaces and apostrophes, with a minus before the number and with digits of the West. */
    private static String undone(String text) {
        StringBuilder plain = new StringBuilder();
        text.replaceAll("[\\s\u00a0\u2009\u202f'_]", "").codePoints().forEach(each -> {
            int digit = Character.digit(each, 10);
            plain.appendCodePoint(digit >= 0 ? '0' + digit : each);
        });
        String undone = plain.toString();
        if (undone.matches("\\(.+\\)")) {
            return "-" + undone.substring(1, undone.length() - 1);
        }
        if (undone.matches("\\d[^eE]*-")) {
            return "-" + undone.substring(0, undone.length() - 1);
        }
        return undone.matches("\\d{1,6}[eE]\\d{1,2}") ? new BigDecimal(undone).toPlainString() : undone;
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
