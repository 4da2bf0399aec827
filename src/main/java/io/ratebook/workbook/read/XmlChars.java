package io.ratebook.workbook.read;

/** Which characters XML 1.0 allows, and where. */
final class XmlChars {
    /** Bytes of a text that mean themselves and nothing else. */
    private static final boolean[] PLAIN = new boolean[256];
    /** Bytes of an attribute's value that mean themselves; the quote that ends it is the caller's. */
    private static final boolean[] VALUE = new boolean[256];
    /** Bytes that a name may hold; what is beyond ASCII is looked at when the name is first met. */
    private static final boolean[] NAME = new boolean[256];

    static {
        for (int each = ' '; each < 0x80; each++) {
            PLAIN[each] = each != '<' && each != '&' && each != ']';
            VALUE[each] = each != '<' && each != '&';
            NAME[each] = each >= 'a' && each <= 'z'
                    || each >= 'A' && each <= 'Z'
                    || each >= '0' && each <= '9'
                    || "-._:".indexOf(each) >= 0;
        }
        PLAIN['\t'] = true;
        PLAIN['\n'] = true;
        for (int each = 0x80; each < 0x100; each++) {
            NAME[each] = true;
        }
    }

    private XmlChars() {}

    static boolean isPlain(byte each) {
        return PLAIN[each & 0xFF];
    }

    static boolean isValue(byte each) {
        return VALUE[each & 0xFF];
    }

    static boolean isName(byte each) {
        return NAME[each & 0xFF];
    }

    static boolean isSpace(int each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }

    /** True for what a document may hold at all. */
    static boolean isChar(int code) {
        return code >= 0x20 && code <= 0xD7FF
                || code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= 0xE000 && code <= 0xFFFD
                || code >= 0x10000 && code <= 0x10FFFF;
    }

    /** True for what XML 1.1 has beyond XML 1.0, as a reference. */
    static boolean isControl(int code) {
        return code > 0 && code < 0x20 && !isSpace(code);
    }

    /** True for a name without a colon. */
    static boolean isNcName(String name) {
        if (name.isEmpty() || !isNameStart(name.codePointAt(0))) {
            return false;
        }
        return name.codePoints().allMatch(XmlChars::isNamePart);
    }

    private static boolean isNameStart(int code) {
        if (code < 0x80) {
            return code >= 'a' && code <= 'z' || code >= 'A' && code <= 'Z' || code == '_';
        }
        return code >= 0xC0 && code <= 0x2FF && code != 0xD7 && code != 0xF7
                || code >= 0x370 && code <= 0x1FFF && code != 0x37E
                || code == 0x200C
                || code == 0x200D
                || code >= 0x2070 && code <= 0x218F
                || code >= 0x2C00 && code <= 0x2FEF
                || code >= 0x3001 && code <= 0xD7FF
                || code >= 0xF900 && code <= 0xFDCF
                || code >= 0xFDF0 && code <= 0xFFFD
                || code >= 0x10000 && code <= 0xEFFFF;
    }

    private static boolean isNamePart(int code) {
        return isNameStart(code)
                || code >= '0' && code <= '9'
                || code == '-'
                || code == '.'
                || code == 0xB7
                || code >= 0x300 && code <= 0x36F
                || code == 0x203F
                || code == 0x2040;
    }
}
