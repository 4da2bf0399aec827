package io.ratebook.workbook.read;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the JDK's own parser says of a part: the oracle of our scanner. */
final class PlainXml {
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private final List<String> told = new ArrayList<>();
    private final XMLStreamReader xml;
    private final int pace;
    private int begun;

    private PlainXml(byte[] part, int pace) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(LIMITS + "maxElementDepth", "65");
        factory.setProperty(LIMITS + "elementAttributeLimit", "256");
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.xml = factory.createXMLStreamReader(new InputStreamReader(new ByteArrayInputStream(part), decoder));
        this.pace = pace;
    }

    /**
     * Element by element, as {@link #told} of the scanner is; the last is "refused" where the part is no XML that is read.
     *
     * @param pace every so many elements the text is read instead of what is within
     */
    static List<String> told(byte[] part, int pace) {
        List<String> told = new ArrayList<>();
        try {
            PlainXml plain = new PlainXml(part, pace);
            try {
                plain.read();
                return plain.told;
            } catch (XMLStreamException | RuntimeException e) {
                told.addAll(plain.told);
            }
        } catch (XMLStreamException | RuntimeException e) {
            // refused at once
        }
        told.add("refused");
        return told;
    }

    private void read() throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = required(xml.next());
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                requireShallow(depth);
                told.add(element());
                if (++begun % pace == 0) {
                    told.add("text " + text(depth));
                    depth--;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                told.add("end");
            }
        }
    }

    private static void requireShallow(int depth) throws XMLStreamException {
        if (depth > 64) {
            throw new XMLStreamException("too deep");
        }
    }

    private static int required(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("not read");
        }
        return event;
    }

    private String element() {
        TreeSet<String> attributes = new TreeSet<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            attributes.add(
                    (space == null ? "" : space) + "|" + xml.getAttributeLocalName(i) + "=" + xml.getAttributeValue(i));
        }
        String space = xml.getNamespaceURI();
        return (space == null ? "" : space) + "|" + xml.getLocalName() + " " + attributes;
    }

    private String text(int outer) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = outer;
        while (true) {
            switch (required(xml.next())) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == outer) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> requireShallow(++depth);
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == outer) {
                        return text.toString();
                    }
                }
                default -> {
                    // comments
                }
            }
        }
    }
}
