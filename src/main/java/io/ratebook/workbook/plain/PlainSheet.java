package io.ratebook.workbook.plain;

import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.Digits;
import io.ratebook.workbook.SafeXml;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * The XML of one sheet, with an address on every row and cell, rows in their order, days as numbers, and styles that exist. Of very many
 * rows that hold nothing but formats, all but the first are left out.
 */
final class PlainSheet {
    private static final int MOST_BLANK_ROWS = 10_000;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final XMLStreamReader xml;
    private final IntUnaryOperator styles;
    private final boolean date1904;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private final TreeMap<Integer, String> rows = new TreeMap<>();
    private StringBuilder out = head;
    private int row;
    private int column;
    private boolean filled;
    private int blank;

    /** @param styles from a style that a cell names, -1 for one that is no number, to one that exists */
    PlainSheet(InputStream part, IntUnaryOperator styles, boolean date1904) throws XMLStreamException {
        this.xml = SafeXml.factory().createXMLStreamReader(part);
        this.styles = styles;
        this.date1904 = date1904;
    }

    /** True where the sheet has anything that POI's model doesn't take as Excel does. */
    static boolean isOdd(InputStream part, IntUnaryOperator styles) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(part);
        BitSet seen = new BitSet();
        int last = 0;
        int cells = 0;
        int blank = 0;
        boolean filled = true;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT || !MAIN.equals(xml.getNamespaceURI())) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "col" -> {
                    if (oddStyle(xml, "style", styles)) {
                        return true;
                    }
                }
                case "row" -> {
                    int number = Digits.parse(xml.getAttributeValue(null, "r"));
                    if (number <= last || seen.get(number) || oddStyle(xml, "s", styles)) {
                        return true;
                    }
                    blank += filled ? 0 : 1;
                    filled = false;
                    last = number;
                    cells = 0;
                }
                case "c" -> {
                    String address = xml.getAttributeValue(null, "r");
                    if (address == null || "d".equals(xml.getAttributeValue(null, "t")) || oddStyle(xml, "s", styles)) {
                        return true;
                    }
                    int column = column(address);
                    if (column <= cells) {
                        return true;
                    }
                    cells = column;
                }
                case "v", "f", "is" -> filled = true;
                default -> {
                    // nothing that matters
                }
            }
        }
        return blank > MOST_BLANK_ROWS;
    }

    private static boolean oddStyle(XMLStreamReader xml, String named, IntUnaryOperator styles) {
        String style = xml.getAttributeValue(null, named);
        return style != null && styles.applyAsInt(Digits.parse(style)) != Digits.parse(style);
    }

    /** The column that an address names, from 1. */
    private static int column(String address) {
        return Address.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("the gate lets no such address pass"))
                .column();
    }

    /** The sheet anew. */
    byte[] bytes() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    escape(xml.getText());
                default -> {
                    // comments
                }
            }
        }
        StringBuilder whole = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(head);
        rows.values().forEach(whole::append);
        return whole.append(tail).toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean is(String name) {
        return name.equals(xml.getLocalName()) && MAIN.equals(xml.getNamespaceURI());
    }

    private void begin() throws XMLStreamException {
        if (is("row")) {
            int written = Digits.parse(xml.getAttributeValue(null, "r"));
            row = written > 0 ? written : row + 1;
            column = 0;
            filled = false;
            out = new StringBuilder();
            element(Map.of("r", String.valueOf(row)));
        } else if (is("c")) {
            String address = xml.getAttributeValue(null, "r");
            column = address == null ? column + 1 : column(address);
            cell(Location.columnLetters(column) + row);
        } else {
            filled |= is("v") || is("f") || is("is");
            element(Map.of());
        }
    }

    private void cell(String address) throws XMLStreamException {
        if ("d".equals(xml.getAttributeValue(null, "t"))) {
            day(address);
        } else {
            element(Map.of("r", address));
        }
    }

    /** A day written in words of ISO, as a number; the reader has told of what is no day. */
    private void day(String address) throws XMLStreamException {
        String name = name();
        String style = xml.getAttributeValue(null, "s");
        int depth = 1;
        String value = "";
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (is("v")) {
                        value = xml.getElementText();
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // a formula keeps its value alone
                }
            }
        }
        String prefix = name.substring(0, name.length() - 1);
        filled = true;
        out.append('<').append(name).append(" r=\"").append(address).append('"');
        if (style != null) {
            out.append(" s=\"").append(styles.applyAsInt(Digits.parse(style))).append('"');
        }
        out.append("><")
                .append(prefix)
                .append("v>")
                .append(serial(value))
                .append("</")
                .append(prefix)
                .append("v></");
        out.append(name).append('>');
    }

    private String serial(String day) {
        try {
            String text = day.strip();
            LocalDateTime at = text.length() > 10
                    ? LocalDateTime.parse(text.substring(0, Math.min(19, text.length())))
                    : LocalDate.parse(text).atStartOfDay();
            return String.valueOf(DateUtil.getExcelDate(at, date1904));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private void end() {
        out.append("</").append(name()).append('>');
        if (is("row")) {
            blank += filled ? 0 : 1;
            if (filled || blank <= MOST_BLANK_ROWS) {
                rows.put(row, out.toString());
            }
            out = tail;
        }
    }

    private String name() {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ':' + xml.getLocalName();
    }

    /** The element as it is, but for some attributes. */
    private void element(Map<String, String> changed) {
        out.append('<').append(name());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            attribute(
                    prefix == null ? "xmlns" : "xmlns:" + prefix,
                    Optional.ofNullable(xml.getNamespaceURI(i)).orElse(""));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String prefix = xml.getAttributePrefix(i);
            String name = xml.getAttributeLocalName(i);
            boolean own = prefix == null || prefix.isEmpty();
            boolean style = name.equals("s") && (is("row") || is("c")) || name.equals("style") && is("col");
            if (own && style) {
                attribute(name, String.valueOf(styles.applyAsInt(Digits.parse(xml.getAttributeValue(i)))));
            } else if (!own || !changed.containsKey(name)) {
                attribute(own ? name : prefix + ':' + name, xml.getAttributeValue(i));
            }
        }
        changed.forEach(this::attribute);
        out.append('>');
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append("&#10;");
                case '\t' -> out.append("&#9;");
                default -> out.append(each);
            }
        }
    }
}
