package io.ratebook.workbook.read;

/** A number of few digits, read from bytes without an object: what {@link CellNumbers} takes as it is written. */
final class PlainNumber {
    private static final int MOST_WHOLE = 14;
    private static final int MOST_WHOLE_BEFORE_POINT = 6;
    private static final int MOST_OF_INDEX = 9;
    private static final int MOST_BEHIND_POINT = 8;

    private long unscaled;
    private int scale;

    long unscaled() {
        return unscaled;
    }

    /** Not negative, and no more than the number needs. */
    int scale() {
        return scale;
    }

    /** False where it is no such number: a longer one, one with an exponent, or none at all. */
    boolean read(byte[] bytes, int from, int to) {
        int first = from < to && bytes[from] == '-' ? from + 1 : from;
        int whole = digits(bytes, first, to);
        boolean leadingZero = whole > 1 && bytes[first] == '0';
        if (whole == 0 || whole > MOST_WHOLE || leadingZero) {
            return false;
        }
        int point = first + whole;
        int behind = point < to && bytes[point] == '.' ? digits(bytes, point + 1, to) : 0;
        boolean fraction = behind > 0 && whole <= MOST_WHOLE_BEFORE_POINT && behind <= MOST_BEHIND_POINT;
        if (point < to && !(fraction && point + 1 + behind == to)) {
            return false;
        }
        take(bytes, first, to, behind);
        if (first > from) {
            unscaled = -unscaled;
        }
        return true;
    }

    /** False where it is no number of one to nine digits; the number is whole then. */
    boolean readIndex(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 1 || length > MOST_OF_INDEX || digits(bytes, from, to) < length) {
            return false;
        }
        take(bytes, from, to, 0);
        return true;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private void take(byte[] bytes, int from, int to, int behind) {
        long digits = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '.') {
                digits = digits * 10 + bytes[at] - '0';
            }
        }
        int places = behind;
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        unscaled = digits;
        scale = places;
    }
}
