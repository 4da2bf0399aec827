package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in UTF-8 that grows. */
final class ByteText {
    private byte[] bytes = new byte[64];
    private int length;
    private int characters;

    void clear() {
        length = 0;
        characters = 0;
    }

    int length() {
        return length;
    }

    /** Its length as a text of Java: what is beyond 16 bits counts twice. */
    int characters() {
        return characters;
    }

    /** Valid until the text grows. */
    byte[] bytes() {
        return bytes;
    }

    void append(byte[] from, int first, int end) {
        room(end - first);
        System.arraycopy(from, first, bytes, length, end - first);
        length += end - first;
        for (int i = first; i < end; i++) {
            characters += from[i] >= -0x40 ? from[i] >= -0x10 && from[i] < 0 ? 2 : 1 : 0;
        }
    }

    /** Bytes whose characters aren't counted. */
    void raw(byte[] from, int first, int end) {
        room(end - first);
        System.arraycopy(from, first, bytes, length, end - first);
        length += end - first;
    }

    /** All of them. */
    void raw(byte[] ready) {
        raw(ready, 0, ready.length);
    }

    /** A number that isn't negative, in digits. */
    void digits(int number) {
        int length = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        room(length);
        int rest = number;
        for (int at = this.length + length - 1; at >= this.length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        this.length += length;
        characters += length;
    }

    /** One character of Unicode. */
    void append(int code) {
        room(4);
        if (code < 0x80) {
            bytes[length++] = (byte) code;
            characters++;
            return;
        }
        byte[] written = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        append(written, 0, written.length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
