package io.ratebook.workbook.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A short text that is put often: eight bytes at a time, which is quicker than to ask for a copy. */
final class Ascii {
    /** More bytes than a text has may be written: never as many as this. */
    static final int SPARE = Long.BYTES;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int length;

    Ascii(String text) {
        byte[] exact = text.getBytes(StandardCharsets.US_ASCII);
        this.length = exact.length;
        this.bytes = Arrays.copyOf(exact, (length + SPARE - 1) / SPARE * SPARE);
    }

    int length() {
        return length;
    }

    /** @param to has room for {@link #SPARE} more */
    void put(byte[] to, int from) {
        for (int i = 0; i < length; i += Long.BYTES) {
            EIGHT.set(to, from + i, (long) EIGHT.get(bytes, i));
        }
    }
}
