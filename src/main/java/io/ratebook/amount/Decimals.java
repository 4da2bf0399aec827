package io.ratebook.amount;

import org.jspecify.annotations.Nullable;

/**
 * Reads plain decimal numbers without making an object: {@code 12}, {@code -0.35}, {@code 007}, and {@code 1.5E-7} where exponents are
 * allowed; of at most 18 digits, zeros and all. What it takes is exact. What it doesn't take may still be a number: the one who asks reads it with care.
 */
public final class Decimals {
    /**
     * As cells of a workbook hold numbers, which are doubles: at most 15 significant digits, as more may be a double's noise, and at
     * most 60 decimals or 60 zeros before the point: Excel shows fewer digits of numbers that are much farther from one.
     */
    public static final Decimals CELL = new Decimals(Tens.of(15), true);

    /** As plain text holds numbers: without an exponent. */
    public static final Decimals TEXT = new Decimals(Tens.of(18), false);

    private static final int POINT = '.' - '0';
    private static final int NONE = Integer.MIN_VALUE;
    private static final int MOST_DIGITS = 18;
    private static final int FARTHEST = 60;

    private final long tooMany;
    private final boolean exponents;

    private Decimals(long tooMany, boolean exponents) {
        this.tooMany = tooMany;
        this.exponents = exponents;
    }

    /**
     * Reads a number in ASCII or UTF-8.
     *
     * @param from the first byte, inclusive
     * @param to the end, exclusive
     * @param into becomes the number; as it was where there is none
     * @return false where the text is no plain decimal number
     */
    public boolean parse(byte[] text, int from, int to, Scaled into) {
        return parse(text, null, from, to, into);
    }

    /** See {@link #parse(byte[], int, int, Scaled)}; from and to count chars. */
    public boolean parse(CharSequence text, int from, int to, Scaled into) {
        return parse(null, text, from, to, into);
    }

    /** One of the two texts is there. */
    private boolean parse(byte @Nullable [] bytes, @Nullable CharSequence chars, int from, int to, Scaled into) {
        boolean negative = from < to && at(bytes, chars, from) == '-';
        int first = negative ? from + 1 : from;
        int point = to;
        int end = first;
        long digits = 0;
        for (; end < to; end++) {
            int digit = at(bytes, chars, end) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (digit == POINT && point == to) {
                point = end;
            } else {
                break;
            }
        }
        int fraction = point < end ? end - point : 0;
        int all = fraction == 0 ? end - first : end - first - 1;
        int exponent = end < to ? exponent(bytes, chars, end, to) : 0;
        int scale = (fraction == 0 ? 0 : fraction - 1) - exponent;
        if (point == first || fraction == 1 || all == 0 || all > MOST_DIGITS || digits >= tooMany) {
            return false;
        }
        if (exponent == NONE || scale < -FARTHEST || scale > FARTHEST) {
            return false;
        }
        into.set(negative ? -digits : digits, scale);
        return true;
    }

    /** From its letter to the end of the text. */
    private int exponent(byte @Nullable [] bytes, @Nullable CharSequence chars, int from, int to) {
        if ((at(bytes, chars, from) | 0x20) != 'e' || from + 1 == to) {
            return NONE;
        }
        int sign = at(bytes, chars, from + 1);
        int first = sign == '-' || sign == '+' ? from + 2 : from + 1;
        if (!exponents || first == to || to - first > 2) {
            return NONE;
        }
        int exponent = 0;
        for (int at = first; at < to; at++) {
            int digit = at(bytes, chars, at) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            exponent = exponent * 10 + digit;
        }
        return sign == '-' ? -exponent : exponent;
    }

    private static int at(byte @Nullable [] bytes, @Nullable CharSequence chars, int index) {
        if (bytes != null) {
            return bytes[index];
        }
        return chars == null ? 0 : chars.charAt(index);
    }
}
