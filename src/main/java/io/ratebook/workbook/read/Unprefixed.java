package io.ratebook.workbook.read;

import io.ratebook.workbook.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Namespace;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** The shell of a sheet without prefixes of the main namespace and without comments, which POI would keep and write again. */
final class Unprefixed {
    private static final Pattern NEEDED = Pattern.compile("<!--|<[^!?/<>\\s:]+:worksheet\\b");

    private Unprefixed() {}

    /** The same bytes where there is neither. */
    static byte[] of(byte[] shell) throws XMLStreamException {
        if (!NEEDED.matcher(new String(shell, StandardCharsets.UTF_8)).find()) {
            return shell;
        }
        XMLInputFactory factory = SafeXml.factory();
        XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        XMLEventReader reader = factory.createXMLEventReader(new ByteArrayInputStream(shell), "UTF-8");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        boolean root = true;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (event.isStartElement()
                    && isMain(event.asStartElement().getName().getNamespaceURI())) {
                StartElement start = event.asStartElement();
                writer.add(events.createStartElement(
                        "",
                        XmlPart.MAIN,
                        start.getName().getLocalPart(),
                        start.getAttributes(),
                        namespaces(start, root, events)));
                root = false;
            } else if (event.isEndElement()
                    && isMain(event.asEndElement().getName().getNamespaceURI())) {
                writer.add(events.createEndElement(
                        "", XmlPart.MAIN, event.asEndElement().getName().getLocalPart()));
            } else if (event.getEventType() != XMLEvent.COMMENT && !event.isStartDocument()) {
                writer.add(event);
            }
        }
        writer.close();
        return out.toByteArray();
    }

    private static boolean isMain(String namespace) {
        return namespace.equals(XmlPart.MAIN);
    }

    private static Iterator<Namespace> namespaces(StartElement start, boolean root, XMLEventFactory events) {
        List<Namespace> all = new ArrayList<>();
        start.getNamespaces().forEachRemaining(each -> {
            if (!each.getPrefix().isEmpty()) {
                all.add(each);
            }
        });
        if (root) {
            all.add(events.createNamespace(XmlPart.MAIN));
        }
        return all.iterator();
    }
}
