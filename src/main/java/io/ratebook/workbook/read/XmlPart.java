package io.ratebook.workbook.read;

import io.ratebook.grid.Shown;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One XML part of a workbook, pulled element by element. Document types and external entities are off. */
public final class XmlPart {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_MARKUP = 1 << 22;
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 256;
    private static final String REPAIR = "open it in Excel, let Excel repair it, and save it";
    private static final String TOO_MANY_ATTRIBUTES = "JAXP00010002";
    private static final Logger LOG = LoggerFactory.getLogger(XmlPart.class);
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private final String file;
    private final String part;
    private final PartText source;
    private final XMLStreamReader xml;
    private int depth;

    private XmlPart(String file, String part, PartText source) throws XMLStreamException {
        this.file = file;
        this.part = part;
        this.source = source;
        this.xml = factory().createXMLStreamReader(source);
    }

    /** How a part begins. */
    record Root(boolean hasDoctype, String namespace) {}

    /** The part, standing at its root element.
     *
     * @throws Refused where the root is no element of that name of a workbook
     */
    public static XmlPart open(InputStream in, String file, String part, String root) throws Refused {
        XmlPart opened = open(in, file, part);
        if (!opened.nextChild() || !opened.name().equals(root) || !MAIN.equals(opened.xml.getNamespaceURI())) {
            throw Refused.corrupt(file, part + " is not a " + root + " part of an Excel workbook");
        }
        return opened;
    }

    /** The part, standing before its root element, whatever that is. */
    public static XmlPart open(InputStream in, String file, String part) throws Refused {
        try {
            return new XmlPart(file, part, PartText.of(in, LONGEST_MARKUP));
        } catch (UnreadableEncodingException e) {
            throw Refused.of(
                    "RB-IN-XMLENC",
                    file,
                    part + ", line 1, says that it is written in " + Shown.safely(String.valueOf(e.getMessage()))
                            + "; workbooks are in UTF-8 or UTF-16",
                    REPAIR);
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw malformed(file, part);
        }
    }

    /** Reads a part to its end, for nothing but what is wrong with it. */
    static void require(InputStream in, String file, String part) throws Refused {
        XmlPart opened = open(in, file, part);
        while (opened.next() != XMLStreamConstants.END_DOCUMENT) {
            // only looked at
        }
    }

    /** How the part begins; without an answer where it isn't well-formed. */
    static Root rootOf(InputStream in) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(PartText.of(in, LONGEST_MARKUP));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    return new Root(true, "");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return new Root(false, xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI());
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException e) {
            // told by whoever needs the part
        }
        return new Root(false, "");
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
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // text between elements, comments
                }
            }
        }
    }

    /** Passes over the current element with all that is in it. */
    public void skip() throws Refused {
        while (nextChild()) {
            skip();
        }
    }

    /** The current element's text, to its end; what is nested is passed over. */
    public String text() throws Refused {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return text.toString();
                }
                default -> {
                    // comments
                }
            }
            if (text.length() > LONGEST_TEXT) {
                throw refused("RB-IN-XML", "holds a text of more than 1,048,576 characters");
            }
        }
    }

    /** The namespace of the current element; empty where it has none. */
    public String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    public String name() {
        return xml.getLocalName();
    }

    public @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    public @Nullable String attribute(String namespace, String name) {
        return xml.getAttributeValue(namespace, name);
    }

    /** The attribute as a yes or no; no where it is absent. */
    public boolean is(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    private int next() throws Refused {
        int event;
        try {
            event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
        long taken = source.taken();
        switch (event) {
            case XMLStreamConstants.DTD -> throw doctype(file, part);
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw refused("RB-IN-XML", "refers to an entity that isn't declared");
            case XMLStreamConstants.START_ELEMENT -> begin(taken);
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {
                // text, comments
            }
        }
        return event;
    }

    private void begin(long taken) throws Refused {
        depth++;
        if (depth > DEEPEST) {
            throw refused("RB-IN-XMLDEPTH", "is nested deeper than 64 elements");
        }
        if (taken > LONGEST_TEXT / 2) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeValue(i).length() > LONGEST_TEXT) {
                    throw endless();
                }
            }
        }
    }

    private Refused broken(String reason) {
        LOG.info("{}: {}", part, reason);
        if (source.isBroken()) {
            return refused("RB-IN-XMLENC", "holds bytes that are no text in the encoding of the part");
        }
        if (source.isEndless()) {
            return endless();
        }
        return reason.contains(TOO_MANY_ATTRIBUTES)
                ? refused("RB-IN-XML", "holds an element of more than 256 attributes")
                : refused("RB-IN-XML", "is not well-formed XML");
    }

    private Refused endless() {
        return refused("RB-IN-XML", "holds an attribute, a name or a comment of more than 1,048,576 characters");
    }

    private Refused refused(String code, String problem) {
        int line = xml.getLocation() == null ? 0 : xml.getLocation().getLineNumber();
        return Refused.of(code, file, part + (line > 0 ? ", line " + line + ", " : " ") + problem, REPAIR);
    }

    private static Refused malformed(String file, String part) {
        return Refused.of("RB-IN-XML", file, part + " is not well-formed XML", REPAIR);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(LIMITS + "maxElementDepth", String.valueOf(DEEPEST + 1));
        factory.setProperty(LIMITS + "elementAttributeLimit", String.valueOf(MOST_ATTRIBUTES));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are off");
        });
        return factory;
    }
}
