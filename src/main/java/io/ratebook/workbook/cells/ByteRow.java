package io.ratebook.workbook.cells;

import io.ratebook.amount.Scaled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** XML that grows, as bytes in UTF-8: numbers become digits without a text in between. */
final class ByteRow {
    private static final int ROOM = 1 << 16;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    /** The digits of the numbers below a hundred, two each. */
    private static final byte[] PAIRS = pairs();

    /** The powers of ten that ints reach. */
    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** So many digits behind the point at most; others are written as the double that they are. */
    private static final int MOST_DECIMALS = 18;

    /** Whole numbers below it are exact as doubles. */
    private static final long WHOLE = 1L << 53;

    private byte[] bytes = new byte[ROOM];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Writes all of it, and begins again. */
    void flush(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    ByteRow ascii(String text) {
        int more = text.length();
        room(more);
        for (int i = 0; i < more; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += more;
        return this;
    }

    ByteRow put(Ascii text) {
        room(text.length() + Ascii.SPARE);
        text.put(bytes, length);
        length += text.length();
        return this;
    }

    private ByteRow bytes(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
        return this;
    }

    /** Text that XML would take for markup, or not at all, is escaped. */
    ByteRow text(String text) {
        if (tryPlain(text)) {
            return this;
        }
        StringBuilder escaped = new StringBuilder();
        Escapes.append(escaped, text);
        return bytes(escaped.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** True where the text stands as it is, in ASCII, and was written; otherwise nothing was. */
    boolean tryPlain(String text) {
        int more = text.length();
        room(more);
        byte[] to = bytes;
        int from = length;
        for (int i = 0; i < more; i++) {
            char each = text.charAt(i);
            if (each < ' ' || each > '~' || each == '&' || each == '<' || each == '>' || each == '"') {
                return false;
            }
            to[from + i] = (byte) each;
        }
        length += more;
        return true;
    }

    ByteRow number(long number) {
        return number(number, 0);
    }

    /** Digits that give the same double again. */
    ByteRow number(Scaled number) {
        boolean plain = number.isExactLong() && number.scale() >= 0 && number.scale() <= MOST_DECIMALS;
        return plain ? number(number.unscaled(), number.scale()) : number(number.doubleValue());
    }

    ByteRow number(double number) {
        long whole = (long) number;
        return whole == number && whole > -WHOLE && whole < WHOLE ? number(whole) : ascii(Double.toString(number));
    }

    /** Without zeros at the end behind the point. Most numbers of a sheet are ints but for their point, and are quicker written as such. */
    private ByteRow number(long unscaled, int scale) {
        if (unscaled < 0 || unscaled > Integer.MAX_VALUE) {
            return any(unscaled, scale);
        }
        int rest = (int) unscaled;
        int decimals = scale;
        while (decimals > 0) {
            int tenth = rest / TEN;
            if (rest != tenth * TEN) {
                break;
            }
            rest = tenth;
            decimals--;
        }
        int written = digits(rest);
        int figures = written > decimals ? written : decimals + 1;
        room(figures + 1);
        int end = length + figures;
        int at = end;
        while (at > length + 1) {
            int hundredth = rest / HUNDRED;
            int pair = 2 * (rest - hundredth * HUNDRED);
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            rest = hundredth;
        }
        if (at > length) {
            bytes[length] = (byte) ('0' + rest);
        }
        if (decimals > 0) {
            for (int i = end - 1; i >= end - decimals; i--) {
                bytes[i + 1] = bytes[i];
            }
            bytes[end - decimals] = '.';
            end++;
        }
        length = end;
        return this;
    }

    private static int digits(int number) {
        int digits = 1;
        while (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[2 * HUNDRED];
        for (int i = 0; i < HUNDRED; i++) {
            pairs[2 * i] = (byte) ('0' + i / TEN);
            pairs[2 * i + 1] = (byte) ('0' + i % TEN);
        }
        return pairs;
    }

    /** The same for numbers of any size and sign. */
    private ByteRow any(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = scale;
        while (decimals > 0 && rest % TEN == 0) {
            rest /= TEN;
            decimals--;
        }
        // a remainder has the sign of what is divided: the least of all longs has no positive
        boolean negative = rest < 0;
        int written = digits(rest);
        int figures = written > decimals ? written : decimals + 1;
        room(figures + 2);
        if (negative) {
            bytes[length++] = '-';
        }
        int end = length + figures + (decimals > 0 ? 1 : 0);
        for (int i = 0, at = end; i < figures; i++) {
            if (i == decimals && i > 0) {
                bytes[--at] = '.';
            }
            long tenth = rest / TEN;
            long digit = rest - tenth * TEN;
            bytes[--at] = (byte) ('0' + (negative ? -digit : digit));
            rest = tenth;
        }
        length = end;
        return this;
    }

    /** How many digits a number has. */
    private static int digits(long number) {
        long rest = number;
        int digits = 1;
        while (rest <= -TEN || rest >= TEN) {
            rest /= TEN;
            digits++;
        }
        return digits;
    }
}
