package io.ratebook;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What {@link RowWriter} wrote, in the same order. For one thread. */
final class RowReader implements Closeable {
    private final InputStream in;
    private byte[] bytes = new byte[RowWriter.BUFFER];
    private long gone;
    private int at;
    private int end;

    RowReader(InputStream in) {
        this.in = in;
    }

    /** Makes sure that so many bytes can be taken. */
    private void need(int more) throws IOException {
        int left = end - at;
        if (left >= more) {
            return;
        }
        byte[] into = more > bytes.length ? new byte[more] : bytes;
        System.arraycopy(bytes, at, into, 0, left);
        bytes = into;
        gone += at;
        at = 0;
        end = left;
        while (end < more) {
            int read = in.read(bytes, end, bytes.length - end);
            if (read < 0) {
                throw new EOFException("rows that were laid aside end too early");
            }
            end += read;
        }
    }

    /** How many bytes were taken so far. */
    long taken() {
        return gone + at;
    }

    int readByte() throws IOException {
        need(Byte.BYTES);
        return bytes[at++];
    }

    int readInt() throws IOException {
        need(Integer.BYTES);
        int value = (int) RowWriter.INTS.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long readLong() throws IOException {
        need(Long.BYTES);
        long value = (long) RowWriter.LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    byte[] readBytes() throws IOException {
        byte[] value = new byte[readInt()];
        need(value.length);
        System.arraycopy(bytes, at, value, 0, value.length);
        at += value.length;
        return value;
    }

    String readText() throws IOException {
        if (readByte() == 1) {
            int length = readInt();
            need(length);
            String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            at += length;
            return text;
        }
        char[] letters = new char[readInt()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) (readByte() << Byte.SIZE | readByte() & 0xff);
        }
        return new String(letters);
    }

    void skipText() throws IOException {
        boolean narrow = readByte() == 1;
        int length = readInt() * (narrow ? 1 : Character.BYTES);
        need(length);
        at += length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
