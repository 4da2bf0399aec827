package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.OutputStream;

/** The texts that a workbook's cells share, written again one by one with their formats: each keeps its number. */
final class TextsCopy {
    private static final int BUFFER = 1 << 16;
    private static final byte[] PLAIN = XmlCopy.ascii("<si><t>");
    private static final byte[] SPACED = XmlCopy.ascii("<si><t xml:space=\"preserve\">");
    private static final byte[] END = XmlCopy.ascii("</t></si>");
    private static final byte[] NONE = XmlCopy.ascii("<si><t></t></si>");

    private final XmlPart xml;
    private final XmlCopy copy;
    private final ByteText out;
    private final OutputStream to;

    /** @param xml standing at the root of the texts */
    TextsCopy(XmlPart xml, OutputStream to) {
        this.xml = xml;
        this.copy = new XmlCopy(xml);
        this.out = copy.out();
        this.to = to;
    }

    void write() throws Refused, IOException {
        while (true) {
            if (xml.plainItem()) {
                plain(xml.scanner().plain(), xml.scanner().plainBytes());
            } else if (!xml.nextChild()) {
                break;
            } else if (!xml.name().equals("si")) {
                xml.skip();
            } else if (copy.isOwn()) {
                copy.element();
            } else {
                xml.skip();
                out.raw(NONE);
            }
            flush(BUFFER);
        }
        flush(0);
    }

    private void plain(PlainCell item, byte[] bytes) {
        int from = item.inlineFrom;
        int to = item.inlineTo;
        boolean spaced = from < to && (XmlChars.isSpace(bytes[from]) || XmlChars.isSpace(bytes[to - 1]));
        out.raw(spaced ? SPACED : PLAIN);
        out.raw(bytes, from, to);
        out.raw(END);
    }

    private void flush(int most) throws IOException {
        if (out.length() > most) {
            to.write(out.bytes(), 0, out.length());
            out.clear();
        }
    }
}
