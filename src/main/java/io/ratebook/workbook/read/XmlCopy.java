package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements of a workbook's XML written again: without prefixes, and without what is of other namespaces than the main one.
 */
final class XmlCopy {
    /** Elements that hold text; all others hold elements. */
    private static final Set<String> TEXTS = Set.of("t", "v", "f");

    private static final byte[] SPACE = ascii(" xml:space=\"");
    private static final byte[] QUOTE = ascii("&quot;");
    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");
    private static final byte[] RETURN = ascii("&#13;");
    private static final byte[] EQUALS = ascii("=\"");
    private static final byte[] CLOSE = ascii("</");

    private final XmlPart xml;
    private final ByteText out = new ByteText();

    XmlCopy(XmlPart xml) {
        this.xml = xml;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What was written, until {@link ByteText#clear()}. */
    ByteText out() {
        return out;
    }

    /** True for an element of the main namespace. */
    boolean isOwn() {
        return xml.namespace().equals(XmlPart.MAIN);
    }

    /** The current element with all that is in it. */
    void element() throws Refused {
        if (!isOwn()) {
            xml.skip();
            return;
        }
        String name = xml.name();
        out.append('<');
        add(name);
        attributes(0);
        out.append('>');
        if (TEXTS.contains(name)) {
            xml.readText();
            text(
                    xml.scanner().textBytes(),
                    xml.scanner().textFrom(),
                    xml.scanner().textTo());
        } else {
            while (xml.nextChild()) {
                element();
            }
        }
        out.raw(CLOSE);
        add(name);
        out.append('>');
    }

    void add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            out.append(ascii.charAt(i));
        }
    }

    /** The attributes of the current element as they are, but for those named by one of two letters. */
    void attributes(int but, int orBut) {
        XmlAttributes attributes = xml.scanner().attributes();
        byte[] bytes = xml.scanner().attributeBytes();
        int from = xml.scanner().attributesFrom();
        for (int i = 0; i < attributes.count(); i++) {
            XmlName name = attributes.name(i);
            boolean own = name.prefix().isEmpty() && !name.isDeclaration();
            if (own && !(name.length() == 1 && (name.written()[0] == but || name.written()[0] == orBut))) {
                out.append(' ');
                out.raw(name.written());
                out.raw(EQUALS);
            } else if (name.prefix().equals("xml") && name.local().equals("space")) {
                out.raw(SPACE);
            } else {
                continue;
            }
            value(bytes, from + attributes.from(i), from + attributes.to(i));
            out.append('"');
        }
    }

    private void attributes(int none) {
        attributes(none, none);
    }

    /** References stay as they are; it may have stood in single quotes. */
    private void value(byte[] bytes, int from, int to) {
        int written = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                out.raw(bytes, written, i);
                out.raw(QUOTE);
                written = i + 1;
            }
        }
        out.raw(bytes, written, to);
    }

    /** Text between tags. */
    void text(byte[] bytes, int from, int to) {
        int written = from;
        for (int i = from; i < to; i++) {
            byte[] instead = instead(bytes[i]);
            if (instead != null) {
                out.raw(bytes, written, i);
                out.raw(instead);
                written = i + 1;
            }
        }
        out.raw(bytes, written, to);
    }

    private static byte @Nullable [] instead(byte each) {
        return switch (each) {
            case '&' -> AMPERSAND;
            case '<' -> LESS;
            case '>' -> GREATER;
            case '\r' -> RETURN;
            default -> null;
        };
    }
}
