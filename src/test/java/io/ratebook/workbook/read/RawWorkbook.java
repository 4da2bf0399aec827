package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet, written part by part, so that a test can spoil any of them. */
public final class RawWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public RawWorkbook() {
        part(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                        + override("xl/workbook.xml", "sheet.main+xml")
                        + override("xl/worksheets/sheet1.xml", "worksheet+xml")
                        + override("xl/sharedStrings.xml", "sharedStrings+xml")
                        + override("xl/styles.xml", "styles+xml")
                        + override("xl/externalLinks/externalLink1.xml", "externalLink+xml")
                        + "</Types>");
        part("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
        workbook("", "<sheets><sheet name=\"Usage\" sheetId=\"1\" r:id=\"rId1\"/></sheets>");
        part(
                "xl/_rels/workbook.xml.rels",
                relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + relation("rId2", "sharedStrings", "sharedStrings.xml")
                        + relation("rId3", "styles", "styles.xml")));
        part("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\"><si><t>Model</t></si></sst>");
        part(
                "xl/styles.xml",
                HEAD + "<styleSheet xmlns=\"" + MAIN + "\">"
                        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        sheet("");
    }

    public RawWorkbook part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public RawWorkbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    public RawWorkbook without(String name) {
        parts.remove(name);
        return this;
    }

    public RawWorkbook workbook(String properties, String sheets) {
        return part(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + REL + "\">" + properties + sheets
                        + "</workbook>");
    }

    /** The rows of the only sheet. */
    public RawWorkbook sheet(String rows) {
        return part("xl/worksheets/sheet1.xml", sheetXml(rows));
    }

    public static String sheetXml(String rows) {
        return HEAD + "<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    public Path writtenTo(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The part as it is so far, changed. */
    public RawWorkbook changed(String name, UnaryOperator<String> change) {
        byte[] bytes = Objects.requireNonNull(parts.get(name), name);
        return part(name, change.apply(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The part's kind, where it isn't that of its extension. */
    public RawWorkbook type(String part, String type) {
        return changed(
                "[Content_Types].xml",
                xml -> xml.replace(
                        "</Types>", "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/></Types>"));
    }

    /** One more relation of a part: its attributes after the id. */
    public RawWorkbook relation(String part, String id, String type, String rest) {
        int slash = part.lastIndexOf('/') + 1;
        String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        parts.putIfAbsent(name, relations("").getBytes(StandardCharsets.UTF_8));
        return changed(
                name,
                xml -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"" + id + "\" Type=\"" + (type.contains(":") ? type : REL + "/" + type)
                                + "\" " + rest + "/></Relationships>"));
    }

    /** A part that is there. */
    public byte[] bytes(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    /** The parts by name, in their order. */
    public Map<String, byte[]> parts() {
        return parts;
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relations(String relations) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relations + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + REL + "/" + type + "\" Target=\"" + target + "\"/>";
    }
}
