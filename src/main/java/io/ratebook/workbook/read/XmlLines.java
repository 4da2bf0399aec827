package io.ratebook.workbook.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts the lines of a part, block by block: a line ends with LF, with CR, or with both. */
final class XmlLines {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOWS = 0x7F7F_7F7F_7F7F_7F7FL;

    private int ended;
    private boolean afterReturn;

    /** What comes next. */
    void count(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            if (afterReturn || holds(eight, '\n') || holds(eight, '\r')) {
                one(bytes, at, at + 8);
            }
        }
        one(bytes, at, to);
    }

    private static boolean holds(long eight, int wanted) {
        long zeroed = eight ^ wanted * ONES;
        return ~((zeroed & LOWS) + LOWS | zeroed | LOWS) != 0;
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
