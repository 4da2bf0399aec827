package io.ratebook.grid;

import org.jspecify.annotations.Nullable;

/** Whole numbers as files number their rows, styles and texts: up to nine digits of ASCII, nothing else. */
public final class Digits {
    private static final int MOST = 9;

    private Digits() {}

    /** The number; -1 for any other text and for none. */
    public static int parse(@Nullable String text) {
        return text == null ? -1 : parse(text, 0);
    }

    /**
     * The number that stands from a place of the text to its end; -1 for anything else.
     *
     * @param from counted from 0; may be the text's end
     */
    public static int parse(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > MOST) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
