package io.ratebook.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbook files that depend on their content alone: no clock in the properties or in the zip entries. */
final class SteadyBytes {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDateTime ZIPPED = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String FIRST = "[Content_Types].xml";

    private SteadyBytes() {}

    static void fixProperties(XSSFWorkbook workbook, String title) {
        POIXMLProperties properties = workbook.getProperties();
        properties.getCoreProperties().setTitle(title);
        properties.getCoreProperties().setCreator("Ratebook");
        properties.getCoreProperties().setCreated(Optional.of(Date.from(MADE)));
        properties.getCoreProperties().setModified(Optional.of(Date.from(MADE)));
        properties.getExtendedProperties().setApplication("Ratebook");
    }

    /** The same parts, sorted by name after the content types, with one constant time. */
    static byte[] of(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = parts(workbook);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, FIRST, parts.getOrDefault(FIRST, new byte[0]));
            parts.remove(FIRST);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ZIPPED);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
