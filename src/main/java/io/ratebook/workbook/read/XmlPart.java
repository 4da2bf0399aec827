package io.ratebook.workbook.read;

import io.ratebook.grid.Shown;
import io.ratebook.workbook.read.XmlScanner.Event;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One XML part of a workbook, pulled element by element. There are no document types and no entities but those of XML itself. */
public final class XmlPart {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static final String REPAIR = "open it in Excel, let Excel repair it, and save it";
    private static final Logger LOG = LoggerFactory.getLogger(XmlPart.class);

    private final String file;
    private final String part;
    private final XmlScanner xml;

    private XmlPart(String file, String part, XmlScanner xml) {
        this.file = file;
        this.part = part;
        this.xml = xml;
    }

    /** How a part begins. */
    record Root(boolean hasDoctype, String namespace) {}

    /** The part, standing at its root element.
     *
     * @throws Refused where the root is no element of that name of a workbook
     */
    public static XmlPart open(InputStream in, String file, String part, String root) throws Refused {
        return open(open(in, file, part), file, part, root);
    }

    /** The same; what is read is kept: {@link XmlScanner#kept}. */
    static XmlPart openKept(InputStream in, String file, String part, String root) throws Refused {
        XmlPart opened = open(in, file, part);
        opened.xml.keep();
        return open(opened, file, part, root);
    }

    private static XmlPart open(XmlPart opened, String file, String part, String root) throws Refused {
        if (!opened.nextChild() || !opened.name().equals(root) || !MAIN.equals(opened.namespace())) {
            throw Refused.corrupt(file, part + " is not a " + root + " part of an Excel workbook");
        }
        return opened;
    }

    /** The part, standing before its root element, whatever that is. */
    public static XmlPart open(InputStream in, String file, String part) throws Refused {
        try {
            return new XmlPart(file, part, new XmlScanner(PartBytes.of(in)));
        } catch (UnreadableEncodingException e) {
            throw Refused.of(
                    "RB-IN-XMLENC",
                    file,
                    part + ", line 1, says that it is written in " + Shown.safely(String.valueOf(e.getMessage()))
                            + "; workbooks are in UTF-8 or UTF-16",
                    REPAIR);
        } catch (IOException e) {
            throw Refused.of("RB-IN-XML", file, part + " is not well-formed XML", REPAIR);
        }
    }

    /** Reads a part to its end, for nothing but what is wrong with it. */
    static void require(InputStream in, String file, String part) throws Refused {
        XmlPart opened = open(in, file, part);
        while (opened.next() != Event.DONE) {
            // only looked at
        }
    }

    /** How the part begins; without an answer where it isn't well-formed. */
    static Root rootOf(InputStream in) {
        try {
            XmlScanner xml = new XmlScanner(PartBytes.of(in));
            return xml.next() == Event.BEGIN ? new Root(false, xml.namespace()) : new Root(false, "");
        } catch (XmlFault e) {
            return new Root(e.kind() == XmlFault.Kind.DOCTYPE, "");
        } catch (IOException e) {
            return new Root(false, "");
        }
    }

    static Refused doctype(String file, String part) {
        return Refused.of(
                "RB-IN-DOCTYPE",
                file,
                part + " declares a document type, which no workbook needs and which can be used for attacks",
                "ask whoever made the file, or copy the sheets into a new workbook");
    }

    /** Moves to the next element within the current one; false at the current one's end. */
    public boolean nextChild() throws Refused {
        return next() == Event.BEGIN;
    }

    /** Passes over the current element with all that is in it. */
    public void skip() throws Refused {
        try {
            xml.skip();
        } catch (XmlFault | IOException e) {
            throw broken(e);
        }
    }

    /** The current element's text, to its end; what is nested is passed over. */
    public String text() throws Refused {
        readText();
        return xml.text();
    }

    /** The same, left where the scanner has it. */
    void readText() throws Refused {
        try {
            xml.readText();
        } catch (XmlFault | IOException e) {
            throw broken(e);
        }
    }

    /** Passes over the next child where it is a cell as most are written: {@link XmlScanner#plainCell}. */
    boolean plainCell() throws Refused {
        try {
            return xml.plainCell();
        } catch (XmlFault | IOException e) {
            throw broken(e);
        }
    }

    /** The same for a text that cells share. */
    boolean plainItem() throws Refused {
        try {
            return xml.plainItem();
        } catch (XmlFault | IOException e) {
            throw broken(e);
        }
    }

    /** What the part's bytes are read with. */
    XmlScanner scanner() {
        return xml;
    }

    /** The namespace of the current element; empty where it has none. */
    public String namespace() {
        return xml.namespace();
    }

    public String name() {
        return xml.name();
    }

    public @Nullable String attribute(String name) {
        return xml.attribute(name);
    }

    public @Nullable String attribute(String namespace, String name) {
        return xml.attribute(namespace, name);
    }

    /** The attribute as a number of up to nine digits; -1 where it is none. */
    int digits(String name) {
        return xml.digits(name);
    }

    /** The attribute as a yes or no; no where it is absent. */
    public boolean is(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    private Event next() throws Refused {
        try {
            return xml.next();
        } catch (XmlFault | IOException e) {
            throw broken(e);
        }
    }

    private Refused broken(Exception reason) {
        LOG.info("{}: {}", part, reason.getMessage());
        if (!(reason instanceof XmlFault fault)) {
            return refused("RB-IN-XML", "is not well-formed XML");
        }
        return switch (fault.kind()) {
            case MALFORMED -> refused("RB-IN-XML", "is not well-formed XML");
            case BYTES -> refused("RB-IN-XMLENC", "holds bytes that are no text in the encoding of the part");
            case ENDLESS ->
                refused("RB-IN-XML", "holds an attribute, a name or a comment of more than 1,048,576 characters");
            case ATTRIBUTES -> refused("RB-IN-XML", "holds an element of more than 256 attributes");
            case DEPTH -> refused("RB-IN-XMLDEPTH", "is nested deeper than 64 elements");
            case DOCTYPE -> doctype(file, part);
            case LONG_TEXT -> refused("RB-IN-XML", "holds a text of more than 1,048,576 characters");
        };
    }

    private Refused refused(String code, String problem) {
        return Refused.of(code, file, part + ", line " + xml.line() + ", " + problem, REPAIR);
    }
}
