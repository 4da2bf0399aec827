package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;

/**
 * A cell of a sheet, or a text that cells share, as nearly every program writes them: recognised in a part's bytes at one go, from its opening
 * bracket to the end of its end tag. Whatever is written otherwise isn't recognised, though it may be as sound: it is the scanner's, and so
 * is all that is wrong.
 */
final class PlainCell {
    /** It is written otherwise. */
    static final int OTHER = -1;

    /** The bytes end before that can be told. */
    static final int MORE = -2;

    private static final byte[] OPEN_VALUE = ascii("<v>");
    private static final byte[] CLOSE_VALUE = ascii("</v>");
    private static final byte[] OPEN_FORMULA = ascii("<f>");
    private static final byte[] CLOSE_FORMULA = ascii("</f>");
    private static final byte[] OPEN_INLINE = ascii("<is><t");
    private static final byte[] CLOSE_INLINE = ascii("</t></is>");
    private static final byte[] SPACE = ascii(" xml:space=\"preserve\">");
    private static final byte[] CLOSE_CELL = ascii("</c>");
    private static final byte[] OPEN_ITEM = ascii("<si><t");
    private static final byte[] CLOSE_ITEM = ascii("</t></si>");

    /** Of what stands in the cell, as places in the bytes; the ends are exclusive, and what isn't there begins at -1. */
    int addressFrom;

    int addressTo;
    int styleFrom;
    int styleTo;
    int typeFrom;
    int typeTo;
    int formulaFrom;
    int formulaTo;
    int valueFrom;
    int valueTo;
    int inlineFrom;
    int inlineTo;
    /** All that stands between the cell's tags. */
    int contentFrom;

    int contentTo;

    private int at;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Recognises a cell: an address, a style and a type at most, a formula without attributes, a value, or an inline text without runs; each of
     * them in ASCII and without references.
     *
     * @param from where it may begin
     * @param end exclusive
     * @return where what follows it begins; {@link #OTHER} or {@link #MORE} where it isn't recognised
     */
    int cell(byte[] bytes, int from, int end) {
        addressFrom = -1;
        styleFrom = -1;
        typeFrom = -1;
        formulaFrom = -1;
        valueFrom = -1;
        inlineFrom = -1;
        contentFrom = 0;
        contentTo = 0;
        if (end - from < 4) {
            return MORE;
        }
        if (bytes[from] != '<' || bytes[from + 1] != 'c') {
            return OTHER;
        }
        at = from + 2;
        int left = attributes(bytes, end);
        if (left != 0) {
            return left > 0 ? at : left;
        }
        contentFrom = at;
        left = content(bytes, end);
        contentTo = at - CLOSE_CELL.length;
        return left < 0 ? left : at;
    }

    /** Zero where the cell has content, more where it ends with its tag. */
    private int attributes(byte[] bytes, int end) {
        int here = at;
        while (true) {
            if (here + 5 > end) {
                return MORE;
            }
            if (bytes[here] == '>') {
                at = here + 1;
                return 0;
            }
            if (bytes[here] == '/' && bytes[here + 1] == '>') {
                at = here + 2;
                return 1;
            }
            byte name = bytes[here + 1];
            if (bytes[here] != ' ' || bytes[here + 2] != '=' || bytes[here + 3] != '"') {
                return OTHER;
            }
            int from = here + 4;
            here = from;
            while (here < end && bytes[here] != '"' && XmlChars.isValue(bytes[here])) {
                here++;
            }
            if (here == end) {
                return MORE;
            }
            if (bytes[here] != '"' || !attribute(name, from, here)) {
                return OTHER;
            }
            here++;
        }
    }

    private boolean attribute(byte name, int from, int to) {
        if (name == 'r' && addressFrom < 0) {
            addressFrom = from;
            addressTo = to;
        } else if (name == 's' && styleFrom < 0) {
            styleFrom = from;
            styleTo = to;
        } else if (name == 't' && typeFrom < 0) {
            typeFrom = from;
            typeTo = to;
        } else {
            return false;
        }
        return true;
    }

    private int content(byte[] bytes, int end) {
        if (at + 6 > end) {
            return MORE;
        }
        if (bytes[at + 1] == 'f') {
            int text = between(bytes, end, OPEN_FORMULA, CLOSE_FORMULA);
            if (text < 0) {
                return text;
            }
            formulaFrom = text;
            formulaTo = at - CLOSE_FORMULA.length;
            if (at + 6 > end) {
                return MORE;
            }
        }
        if (bytes[at + 1] == 'v') {
            int text = between(bytes, end, OPEN_VALUE, CLOSE_VALUE);
            if (text < 0) {
                return text;
            }
            valueFrom = text;
            valueTo = at - CLOSE_VALUE.length;
        } else if (bytes[at + 1] == 'i' && formulaFrom < 0) {
            int text = spaced(bytes, end, OPEN_INLINE, CLOSE_INLINE);
            if (text < 0) {
                return text;
            }
            inlineFrom = text;
            inlineTo = at - CLOSE_INLINE.length;
        }
        return pass(bytes, end, CLOSE_CELL);
    }

    /**
     * Recognises a text that cells share, without runs: it is then what {@link #inlineFrom} says.
     *
     * @return as {@link #cell} does
     */
    int item(byte[] bytes, int from, int end) {
        at = from;
        int text = spaced(bytes, end, OPEN_ITEM, CLOSE_ITEM);
        if (text < 0) {
            return text;
        }
        inlineFrom = text;
        inlineTo = at - CLOSE_ITEM.length;
        return at;
    }

    /** As {@link #between}, where the last tag may say that white space is to be kept: it always is. */
    private int spaced(byte[] bytes, int end, byte[] open, byte[] close) {
        int left = pass(bytes, end, open);
        if (left < 0) {
            return left;
        }
        if (at == end) {
            return MORE;
        }
        if (bytes[at] == '>') {
            at++;
        } else {
            left = pass(bytes, end, SPACE);
            if (left < 0) {
                return left;
            }
        }
        return text(bytes, end, close);
    }

    /** Passes a text with its tags, and tells where it begins. */
    private int between(byte[] bytes, int end, byte[] open, byte[] close) {
        int left = pass(bytes, end, open);
        return left < 0 ? left : text(bytes, end, close);
    }

    private int text(byte[] bytes, int end, byte[] close) {
        int from = at;
        int here = from;
        while (here < end && XmlChars.isPlain(bytes[here])) {
            here++;
        }
        if (here - from > XmlScanner.LONGEST_TEXT) {
            return OTHER;
        }
        at = here;
        int left = pass(bytes, end, close);
        return left < 0 ? left : from;
    }

    private int pass(byte[] bytes, int end, byte[] literal) {
        int length = literal.length;
        if (end - at < length) {
            return MORE;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != literal[i]) {
                return OTHER;
            }
        }
        at += length;
        return 0;
    }
}
