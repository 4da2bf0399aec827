package io.ratebook.workbook.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts the lines of a part, block by block: a line ends with LF, with CR, or with both. */
final class XmlLines {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 32;
    private static final long SIXTEENS = 0x1010_1010_1010_1010L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private int ended;
    private boolean afterReturn;

    /** What comes next. */
    void count(byte[] bytes, int from, int to) {
        int at = from;
        while (at + BLOCK <= to) {
            if (afterReturn || !isWithin(bytes, at)) {
                one(bytes, at, at + BLOCK);
                at += BLOCK;
            } else {
                at = within(bytes, at + BLOCK, to);
            }
        }
        one(bytes, at, to);
    }

    /** Where the first block begins in which a line may end, or which isn't whole. */
    private static int within(byte[] bytes, int from, int to) {
        int at = from;
        while (at + BLOCK <= to && isWithin(bytes, at)) {
            at += BLOCK;
        }
        return at;
    }

    /** True where no line ends in the block. */
    private static boolean isWithin(byte[] bytes, int at) {
        long first = below16((long) EIGHT.get(bytes, at)) | below16((long) EIGHT.get(bytes, at + 8));
        long second = below16((long) EIGHT.get(bytes, at + 16)) | below16((long) EIGHT.get(bytes, at + 24));
        return (first | second) == 0;
    }

    /** Zero where none of eight bytes is less than 16, as a line's end is, and hardly another; maybe more than zero elsewhere, too. */
    private static long below16(long eight) {
        return eight - SIXTEENS & ~eight & HIGHS;
    }

    private void one(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte each = bytes[at];
            if (each == '\r' || each == '\n' && !afterReturn) {
                ended++;
            }
            afterReturn = each == '\r';
        }
    }

    /** The line on which the next byte stands, counted from 1, where these bytes come before it. */
    int lineAfter(byte[] bytes, int from, int to) {
        XmlLines on = new XmlLines();
        on.ended = ended;
        on.afterReturn = afterReturn;
        on.count(bytes, from, to);
        return on.ended + 1;
    }
}
