package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import io.ratebook.workbook.SafeXml;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.function.IntUnaryOperator;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** The XML of a sheet whose shared texts have other numbers. */
final class Renumbered {
    private static final QName TYPE = new QName("t");
    private static final QName CELL = new QName(XmlPart.MAIN, "c");
    private static final QName VALUE = new QName(XmlPart.MAIN, "v");

    private Renumbered() {}

    /** @param sheet a part that passed the gate */
    static byte[] of(InputStream sheet, IntUnaryOperator numbers) throws XMLStreamException {
        XMLInputFactory factory = SafeXml.factory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        XMLEventReader reader = factory.createXMLEventReader(sheet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        boolean shared = false;
        boolean value = false;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (event.isStartElement()) {
                StartElement start = event.asStartElement();
                value = shared && start.getName().equals(VALUE);
                shared = start.getName().equals(CELL) ? isShared(start) : shared;
            } else if (event.isEndElement()) {
                value = false;
            }
            if (value && event.isCharacters()) {
                int number = Digits.parse(event.asCharacters().getData().strip());
                writer.add(events.createCharacters(String.valueOf(number < 0 ? 0 : numbers.applyAsInt(number))));
            } else {
                writer.add(event);
            }
        }
        writer.close();
        return out.toByteArray();
    }

    private static boolean isShared(StartElement cell) {
        Attribute type = cell.getAttributeByName(TYPE);
        return type != null && type.getValue().equals("s");
    }
}
