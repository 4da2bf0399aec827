package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** POI's events with a handler of one's own, which keeps the digits. Arguments: the workbook, how many rows it has. */
public final class ReadPoi {
    private ReadPoi() {}

    public static void main(String[] args) throws Exception {
        Lap.tell(Long.parseLong(args[1]), () -> total(Path.of(args[0])));
    }

    /** What the first sheet of a workbook comes to, whoever wrote it. */
    public static BigDecimal total(Path file) throws Exception {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(opened);
            Summing handler = new Summing(new ReadOnlySharedStringsTable(opened));
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            try (InputStream sheet = reader.getSheetsData().next()) {
                parser.parse(new InputSource(sheet));
            }
            return SheetRows.total(handler.sum, handler.characters);
        }
    }

    private static final class Summing extends DefaultHandler {
        private final SharedStrings strings;
        private final StringBuilder text = new StringBuilder();
        private String type = "";
        private boolean isValue;
        private double sum;
        private long characters;

        Summing(SharedStrings strings) {
            this.strings = strings;
        }

        @Override
        public void startElement(String space, String name, String qualified, Attributes attributes) {
            if (name.equals("c")) {
                String written = attributes.getValue("t");
                type = written == null ? "n" : written;
            }
            isValue = name.equals("v") || name.equals("t");
            text.setLength(0);
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            if (isValue) {
                text.append(chars, start, length);
            }
        }

        @Override
        public void endElement(String space, String name, String qualified) {
            if (isValue) {
                value();
            }
            isValue = false;
        }

        private void value() {
            if (type.equals("n")) {
                sum += Double.parseDouble(text.toString());
            } else if (type.equals("s")) {
                RichTextString shared = strings.getItemAt(Integer.parseInt(text.toString()));
                characters += shared.getString().length();
            } else {
                characters += text.length();
            }
        }
    }
}
