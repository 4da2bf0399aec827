package io.ratebook.cases;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outcomes in the XML that build servers read. It holds no time and no host: the same outcomes are the same bytes. */
public final class JUnitXml {
    /** The tests of one file. */
    public record Suite(String name, List<Test> tests) {
        public Suite {
            tests = List.copyOf(tests);
        }

        private long count(Outcome outcome) {
            return tests.stream().filter(each -> each.outcome() == outcome).count();
        }
    }

    public enum Outcome {
        PASSED,
        FAILED,
        ERROR,
        SKIPPED
    }

    /**
     * One test.
     *
     * @param message why it failed or was skipped, in a line; empty where it passed
     * @param details the rest; may be empty
     */
    public record Test(String name, Outcome outcome, String message, String details) {}

    private JUnitXml() {}

    public static byte[] of(List<Suite> suites) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Suite each : suites) {
                write(xml, each);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite.name());
        attribute(xml, "tests", String.valueOf(suite.tests().size()));
        attribute(xml, "failures", String.valueOf(suite.count(Outcome.FAILED)));
        attribute(xml, "errors", String.valueOf(suite.count(Outcome.ERROR)));
        attribute(xml, "skipped", String.valueOf(suite.count(Outcome.SKIPPED)));
        for (Test each : suite.tests()) {
            write(xml, suite, each);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Suite suite, Test test) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", suite.name());
        attribute(xml, "name", test.name());
        if (test.outcome() != Outcome.PASSED) {
            xml.writeStartElement(
                    switch (test.outcome()) {
                        case ERROR -> "error";
                        case SKIPPED -> "skipped";
                        default -> "failure";
                    });
            attribute(xml, "message", test.message());
            if (!test.details().isEmpty()) {
                xml.writeCharacters(legal(test.details()));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** Without the characters that XML can't hold. */
    private static String legal(String text) {
        return text.codePoints()
                .map(each -> isLegal(each) ? each : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
