package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;

/** Counts the lines of a part, block by block: a line ends with LF, with CR, or with both. */
final class XmlLines {
    private int ended;
    private boolean afterReturn;

    /** What comes next. */
    void count(byte[] bytes, int from, int to) {
        if (from == to) {
            return;
        }
        // a letter for each byte: the JVM finds letters many at a time, and most sheets are one line
        String letters = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (letters.indexOf('\r') >= 0) {
            one(bytes, from, to);
            return;
        }
        int at = letters.indexOf('\n');
        if (at == 0 && afterReturn) {
            at = letters.indexOf('\n', 1);
        }
        while (at >= 0) {
            ended++;
            at = letters.indexOf('\n', at + 1);
        }
        afterReturn = false;
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
