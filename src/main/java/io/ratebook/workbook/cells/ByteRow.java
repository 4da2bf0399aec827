package io.ratebook.workbook.cells;

import io.ratebook.amount.Scaled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** XML that grows, as bytes in UTF-8: numbers become digits without a text in between. */
final class ByteRow {
    private static final int ROOM = 1 << 16;
    private static final int LONGEST_LONG = 20;

    /** So many digits behind the point at most; others are written as the double that they are. */
    private static final int MOST_DECIMALS = 18;

    /** Whole numbers below it are exact as doubles. */
    private static final long WHOLE = 1L << 53;

    private final byte[] digits = new byte[2 * LONGEST_LONG];
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

    ByteRow bytes(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
        return this;
    }

    /** Text that XML would take for markup, or not at all, is escaped. */
    ByteRow text(String text) {
        if (isPlain(text)) {
            return ascii(text);
        }
        StringBuilder escaped = new StringBuilder();
        Escapes.append(escaped, text);
        return bytes(escaped.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ' || each > '~' || each == '&' || each == '<' || each == '>' || each == '"') {
                return false;
            }
        }
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

    /** Without zeros at the end behind the point. */
    private ByteRow number(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        int at = digits.length;
        boolean negative = rest < 0;
        int written = 0;
        do {
            if (written == decimals && written > 0) {
                digits[--at] = '.';
            }
            // a remainder has the sign of what is divided: the least of all longs has no positive
            long digit = rest % 10;
            digits[--at] = (byte) ('0' + (negative ? -digit : digit));
            rest /= 10;
            written++;
        } while (rest != 0 || written <= decimals);
        if (negative) {
            digits[--at] = '-';
        }
        int more = digits.length - at;
        room(more);
        System.arraycopy(digits, at, bytes, length, more);
        length += more;
        return this;
    }
}
