package io.ratebook.workbook.plain;

import io.ratebook.workbook.SafeXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/**
 * The XML of styles without those that no cell, row or column uses: POI's model takes a minute and hundreds of megabytes for as many as
 * some programs leave behind. The first of each list stays, for whatever names none.
 */
final class ThinStyles implements IntUnaryOperator {
    /** As many as are no trouble. */
    static final int MANY = 4_000;

    private static final String CELLS = "cellXfs";
    private static final String BASES = "cellStyleXfs";
    private static final String NAMED = "cellStyles";
    private static final QName BASE = new QName("xfId");
    private static final QName COUNT = new QName("count");

    /** Where a part is read from, as often as needed. */
    interface Source {
        InputStream open() throws IOException;
    }

    private final Map<Integer, Integer> cells;
    private final Map<Integer, Integer> bases;
    private final byte[] bytes;

    private ThinStyles(Source styles, BitSet used) throws IOException, XMLStreamException {
        this.cells = numbered(used);
        this.bases = numbered(basesOf(styles, used));
        this.bytes = written(styles);
    }

    /** @param used the styles that cells, rows and columns name */
    static ThinStyles of(Source styles, BitSet used) throws IOException, XMLStreamException {
        BitSet kept = (BitSet) used.clone();
        kept.set(0);
        return new ThinStyles(styles, kept);
    }

    /** True where there are so many that only those in use are kept. */
    static boolean isMany(Source styles) throws IOException, XMLStreamException {
        try (InputStream in = styles.open()) {
            XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(in);
            int many = 0;
            while (xml.hasNext() && many <= MANY) {
                many += xml.next() == XMLStreamConstants.START_ELEMENT
                                && xml.getLocalName().equals("xf")
                        ? 1
                        : 0;
            }
            return many > MANY;
        }
    }

    /** Adds the styles that a sheet names. */
    static void use(InputStream sheet, BitSet used) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(sheet);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                boolean column = xml.getLocalName().equals("col");
                boolean other =
                        xml.getLocalName().equals("c") || xml.getLocalName().equals("row");
                int style = column || other ? number(xml.getAttributeValue(null, column ? "style" : "s")) : -1;
                if (style >= 0) {
                    used.set(style);
                }
            }
        }
    }

    /** The styles anew. */
    byte[] bytes() {
        return bytes;
    }

    /** The style that stands for one that a cell names. */
    @Override
    public int applyAsInt(int style) {
        return cells.getOrDefault(style, 0);
    }

    private static BitSet basesOf(Source styles, BitSet used) throws IOException, XMLStreamException {
        BitSet found = new BitSet();
        found.set(0);
        try (InputStream in = styles.open()) {
            XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(in);
            boolean inside = false;
            int index = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(CELLS)) {
                    inside = true;
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(CELLS)) {
                    inside = false;
                } else if (inside
                        && event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("xf")) {
                    int base = number(xml.getAttributeValue(null, "xfId"));
                    if (used.get(index++) && base >= 0) {
                        found.set(base);
                    }
                }
            }
        }
        return found;
    }

    private byte[] written(Source styles) throws IOException, XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = styles.open()) {
            XMLEventReader reader = SafeXml.factory().createXMLEventReader(in);
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            String list = "";
            int depth = 0;
            int index = 0;
            while (reader.hasNext()) {
                XMLEvent event = reader.nextEvent();
                if (event.isStartElement()) {
                    StartElement start = event.asStartElement();
                    String name = start.getName().getLocalPart();
                    boolean listed = depth == 2 && !list.isEmpty();
                    if (depth == 1) {
                        list = List.of(CELLS, BASES, NAMED).contains(name) ? name : "";
                        index = 0;
                    }
                    if (listed && !isKept(list, index++, start)) {
                        pass(reader);
                        continue;
                    }
                    depth++;
                    writer.add(changed(start, depth == 2 && !list.isEmpty(), listed && !list.equals(BASES)));
                } else {
                    depth -= event.isEndElement() ? 1 : 0;
                    writer.add(event);
                }
            }
            writer.close();
        }
        return out.toByteArray();
    }

    private boolean isKept(String list, int index, StartElement element) {
        return switch (list) {
            case CELLS -> cells.containsKey(index);
            case BASES -> bases.containsKey(index);
            default -> bases.containsKey(base(element));
        };
    }

    private static int base(StartElement element) {
        Attribute base = element.getAttributeByName(BASE);
        return base == null ? 0 : number(base.getValue());
    }

    /** To the end of the element that has begun. */
    private static void pass(XMLEventReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = reader.nextEvent();
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
        }
    }

    private StartElement changed(StartElement start, boolean counted, boolean based) {
        if (!counted && !based) {
            return start;
        }
        XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        List<Attribute> attributes = new ArrayList<>();
        for (Iterator<Attribute> each = start.getAttributes(); each.hasNext(); ) {
            Attribute attribute = each.next();
            if (based && attribute.getName().equals(BASE)) {
                int base = bases.getOrDefault(number(attribute.getValue()), 0);
                attributes.add(events.createAttribute(BASE, String.valueOf(base)));
            } else if (!counted || !attribute.getName().equals(COUNT)) {
                attributes.add(attribute);
            }
        }
        return events.createStartElement(start.getName(), attributes.iterator(), start.getNamespaces());
    }

    private static Map<Integer, Integer> numbered(BitSet kept) {
        Map<Integer, Integer> numbers = new HashMap<>();
        kept.stream().forEach(each -> numbers.put(each, numbers.size()));
        return numbers;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
