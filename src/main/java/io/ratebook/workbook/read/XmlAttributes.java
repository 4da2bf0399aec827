package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The attributes of the element that a scanner stands at: names, and where in its bytes their values are. */
final class XmlAttributes {
    private static final int MOST = 256;

    private XmlName[] names = new XmlName[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private boolean[] escaped = new boolean[16];
    private int count;
    private boolean spaced;

    void clear() {
        count = 0;
        spaced = false;
    }

    int count() {
        return count;
    }

    /** True where some name has a prefix or declares one. */
    boolean isSpaced() {
        return spaced;
    }

    XmlName name(int index) {
        return names[index];
    }

    /**
     * @param first of the value's bytes, counted from where the element begins
     * @param end exclusive
     * @param raw true where the value isn't what its bytes are
     * @throws XmlFault where the element has that attribute already, or too many
     */
    void add(XmlName name, int first, int end, boolean raw) throws XmlFault {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                throw XmlFault.malformed("an attribute twice");
            }
        }
        if (count == MOST) {
            throw new XmlFault(XmlFault.Kind.ATTRIBUTES, "more than 256 attributes");
        }
        if (count == names.length) {
            grow();
        }
        names[count] = name;
        from[count] = first;
        to[count] = end;
        escaped[count] = raw;
        count++;
        spaced |= !name.prefix().isEmpty() || name.isDeclaration();
    }

    private void grow() {
        names = Arrays.copyOf(names, 2 * count);
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
        escaped = Arrays.copyOf(escaped, 2 * count);
    }

    /** The first attribute of that local name, in whatever namespace; -1 where there is none. */
    int find(String local) {
        for (int i = 0; i < count; i++) {
            if (names[i].local().equals(local) && !names[i].isDeclaration()) {
                return i;
            }
        }
        return -1;
    }

    /** The attribute of that name in that namespace; -1 where there is none. */
    int find(XmlSpaces spaces, String namespace, String local) {
        for (int i = 0; i < count; i++) {
            if (names[i].local().equals(local)
                    && !names[i].isDeclaration()
                    && namespace.equals(names[i].prefix().isEmpty() ? "" : spaces.uri(names[i].prefix()))) {
                return i;
            }
        }
        return -1;
    }

    /** Declares what is declared here, and holds the prefixes against it. */
    void declare(XmlSpaces spaces, byte[] bytes, int mark, int depth) throws XmlFault {
        for (int i = 0; i < count; i++) {
            if (names[i].isDeclaration()) {
                spaces.declare(names[i], value(i, bytes, mark), depth);
            }
        }
        for (int i = 0; i < count; i++) {
            requireApart(spaces, i);
        }
    }

    /** Two prefixes may mean the same namespace. */
    private void requireApart(XmlSpaces spaces, int index) throws XmlFault {
        XmlName name = names[index];
        if (name.prefix().isEmpty() || name.isDeclaration()) {
            return;
        }
        String uri = spaces.uri(name.prefix());
        if (uri == null) {
            throw XmlFault.malformed("a prefix that isn't declared");
        }
        for (int i = 0; i < index; i++) {
            boolean other = !names[i].prefix().isEmpty() && !names[i].isDeclaration();
            if (other && names[i].local().equals(name.local()) && uri.equals(spaces.uri(names[i].prefix()))) {
                throw XmlFault.malformed("an attribute twice");
            }
        }
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }

    /** True where the value isn't what its bytes are: it holds references or line ends. */
    boolean isEscaped(int index) {
        return escaped[index];
    }

    String value(int index, byte[] bytes, int mark) {
        int first = mark + from[index];
        int end = mark + to[index];
        return escaped[index]
                ? unescaped(bytes, first, end)
                : new String(bytes, first, end - first, StandardCharsets.UTF_8);
    }

    /** White space is a space, and references are what they stand for; they were looked at before. */
    private static String unescaped(byte[] bytes, int first, int end) {
        ByteText text = new ByteText();
        int at = first;
        while (at < end) {
            byte each = bytes[at];
            if (each == '&') {
                int close = at + 1;
                while (bytes[close] != ';') {
                    close++;
                }
                String name = new String(bytes, at + 1, close - at - 1, StandardCharsets.UTF_8);
                text.append(XmlReference.of(name));
                at = close + 1;
            } else if (XmlChars.isSpace(each)) {
                text.append(' ');
                at += each == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
            } else {
                text.append(bytes, at, at + 1);
                at++;
            }
        }
        return text.toString();
    }
}
