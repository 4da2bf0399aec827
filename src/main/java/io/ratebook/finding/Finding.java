package io.ratebook.finding;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, where, and what to try.
 *
 * @param code stable, for filters and documentation: {@code RB-VAL-TEXTNUM}
 * @param message one sentence that quotes what was found and says what is expected
 * @param maybe a suggestion that reads on after the word "Maybe", without a full stop at its end; null where there is none
 */
public record Finding(
        Severity severity,
        String code,
        Location where,
        String message,
        @Nullable String maybe) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::where)
            .thenComparing(Finding::code)
            .thenComparing(Finding::message);

    /** What a terminal obeys in place of showing it. */
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

    private static final int LONGEST = 1500;

    /** Quotations of files are made harmless: control and direction characters spelt out, endless ones cut. */
    public Finding {
        message = harmless(message);
        maybe = maybe == null ? null : harmless(maybe);
    }

    public static Finding error(String code, Location where, String message, @Nullable String maybe) {
        return new Finding(Severity.ERROR, code, where, message, maybe);
    }

    public static Finding warning(String code, Location where, String message, @Nullable String maybe) {
        return new Finding(Severity.WARNING, code, where, message, maybe);
    }

    public static Finding info(String code, Location where, String message, @Nullable String maybe) {
        return new Finding(Severity.INFO, code, where, message, maybe);
    }

    /** The same finding, which holds under a condition: {@code with atoms=200}. */
    public Finding with(String condition) {
        return new Finding(severity, code, where, message + " (with " + condition + ")", maybe);
    }

    /** The same finding, which holds elsewhere too: {@code and 12 more rows}. */
    public Finding also(String where) {
        return new Finding(severity, code, this.where, message + " (" + where + ")", maybe);
    }

    /** The same finding at another place. */
    public Finding at(Location other) {
        return new Finding(severity, code, other, message, maybe);
    }

    private static String harmless(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return OBEYED.matcher(cut)
                .replaceAll(
                        each -> String.format("\\\\u%04X", (int) each.group().charAt(0)));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public static boolean anyError(List<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** Worst first, then by place. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** As the user reads it: severity, place and message, and on a second line the suggestion. Safe for a terminal. */
    @Override
    public String toString() {
        String line = String.format("%-7s %s: %s [%s]", severity, where, Printable.of(message), code);
        return maybe == null ? line : line + System.lineSeparator() + "        Maybe " + Printable.of(maybe) + ".";
    }
}
