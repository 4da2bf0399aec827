package io.ratebook;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Numbers and texts into a file, for {@link RowReader}. For one thread. */
final class RowWriter implements Closeable {
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte[] bytes = new byte[BUFFER];
    private final CRC32C checksum = new CRC32C();
    private long written;
    private int at;

    RowWriter(OutputStream out) {
        this.out = out;
    }

    private void room(int more) throws IOException {
        if (at + more > bytes.length) {
            flush();
        }
    }

    void writeByte(int value) throws IOException {
        room(Byte.BYTES);
        bytes[at++] = (byte) value;
    }

    void writeInt(int value) throws IOException {
        room(Integer.BYTES);
        INTS.set(bytes, at, value);
        at += Integer.BYTES;
    }

    void writeLong(long value) throws IOException {
        room(Long.BYTES);
        LONGS.set(bytes, at, value);
        at += Long.BYTES;
    }

    void writeBytes(byte[] value) throws IOException {
        writeInt(value.length);
        if (value.length > bytes.length) {
            flush();
            put(value, value.length);
            return;
        }
        room(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        at += value.length;
    }

    /** Any text, halves of characters too: a byte for each letter where that does, otherwise two. */
    void writeText(String text) throws IOException {
        boolean narrow = true;
        for (int i = 0; i < text.length() && narrow; i++) {
            narrow = text.charAt(i) <= '\u00ff';
        }
        if (narrow) {
            writeByte(1);
            writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        writeByte(2);
        writeInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            writeByte(text.charAt(i) >> Byte.SIZE);
            writeByte(text.charAt(i));
        }
    }

    /** Writes to the file what it has so far. */
    void flush() throws IOException {
        put(bytes, at);
        at = 0;
        out.flush();
    }

    private void put(byte[] from, int length) throws IOException {
        out.write(from, 0, length);
        checksum.update(from, 0, length);
        written += length;
    }

    /** How many bytes it has so far, those counted that aren't in the file yet. */
    long place() {
        return written + at;
    }

    /** How many bytes the file has. */
    long written() {
        return written;
    }

    /** CRC-32C of these bytes. */
    long checksum() {
        return checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
