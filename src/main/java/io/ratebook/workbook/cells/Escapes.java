package io.ratebook.workbook.cells;

import java.util.regex.Pattern;

/** Text within XML. */
final class Escapes {
    private static final char LAST_CONTROL = 0x1f;
    private static final char NO_CHARACTER = 0xfffe;

    private static final Pattern ESCAPED = Pattern.compile("_x(?=[0-9A-Fa-f]{4}_)");

    private Escapes() {}

    /** For an element or an attribute in double quotes. What XML can't hold becomes a question mark. */
    static void append(StringBuilder out, String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead = instead(text, i);
            if (!instead.isEmpty()) {
                out.append(text, written, i).append(instead);
                written = i + 1;
            }
        }
        out.append(text, written, text.length());
    }

    /** The text as it comes back: what XML can't hold is a question mark. */
    static String held(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder held = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            held.append(instead(text, i).equals("?") ? '?' : text.charAt(i));
        }
        return held.toString();
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** {@code _x0041_} would be read as the character of that number. */
    static String guarded(String text) {
        return text.contains("_x") ? ESCAPED.matcher(text).replaceAll("_x005F_x") : text;
    }

    /** Empty where the character stands for itself. */
    private static String instead(String text, int place) {
        char each = text.charAt(place);
        return switch (each) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            default -> each <= LAST_CONTROL || each >= NO_CHARACTER || isHalf(text, place) ? "?" : "";
        };
    }

    /** True for half a pair of characters without the other. */
    private static boolean isHalf(String text, int place) {
        char each = text.charAt(place);
        if (Character.isHighSurrogate(each)) {
            return place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1));
        }
        return Character.isLowSurrogate(each) && (place == 0 || !Character.isHighSurrogate(text.charAt(place - 1)));
    }
}
