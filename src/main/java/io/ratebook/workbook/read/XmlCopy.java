package io.ratebook.workbook.read;

import java.util.Set;

/**
 * Elements of a workbook's XML written again: without prefixes, and without what is of other namespaces than the main one.
 */
final class XmlCopy {
    /** Elements that hold text; all others hold elements. */
    private static final Set<String> TEXTS = Set.of("t", "v", "f");

    private final XmlPart xml;
    private final ByteText out = new ByteText();

    XmlCopy(XmlPart xml) {
        this.xml = xml;
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
        begin(name);
        attributes("");
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
        end(name);
    }

    void begin(String name) {
        out.append('<');
        ascii(name);
    }

    void end(String name) {
        out.append('<');
        out.append('/');
        ascii(name);
        out.append('>');
    }

    void attribute(String name, String value) {
        out.append(' ');
        ascii(name);
        out.append('=');
        out.append('"');
        ascii(value);
        out.append('"');
    }

    void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.append(text.charAt(i));
        }
    }

    /** The attributes of the current element as they are, but for those named by one of these letters. */
    void attributes(String but) {
        XmlAttributes attributes = xml.scanner().attributes();
        byte[] bytes = xml.scanner().attributeBytes();
        int from = xml.scanner().attributesFrom();
        for (int i = 0; i < attributes.count(); i++) {
            XmlName name = attributes.name(i);
            boolean space = name.prefix().equals("xml") && name.local().equals("space");
            boolean own = name.prefix().isEmpty() && !name.isDeclaration();
            if (space || own && !(name.local().length() == 1 && but.contains(name.local()))) {
                out.append(' ');
                ascii(space ? "xml:space" : name.local());
                out.append('=');
                out.append('"');
                value(bytes, from + attributes.from(i), from + attributes.to(i));
                out.append('"');
            }
        }
    }

    /** References stay as they are; it may have stood in single quotes. */
    private void value(byte[] bytes, int from, int to) {
        int written = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                out.append(bytes, written, i);
                ascii("&quot;");
                written = i + 1;
            }
        }
        out.append(bytes, written, to);
    }

    /** Text between tags. */
    void text(byte[] bytes, int from, int to) {
        int written = from;
        for (int i = from; i < to; i++) {
            String instead = instead(bytes[i]);
            if (!instead.isEmpty()) {
                out.append(bytes, written, i);
                ascii(instead);
                written = i + 1;
            }
        }
        out.append(bytes, written, to);
    }

    private static String instead(byte each) {
        return switch (each) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            default -> "";
        };
    }
}
