package io.ratebook.workbook.seal;

import io.ratebook.grid.Address;
import io.ratebook.report.Provenance;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.jspecify.annotations.Nullable;

/**
 * Puts the seal into a result that was just written: a custom XML part with the provenance and a snapshot of everything that the
 * result says and computes, and its fingerprint on the sheet About.
 */
public final class Sealing {
    private static final String CUSTOM =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";

    private static final Pattern ITEM = Pattern.compile("/customXml/item[0-9]+\\.xml", Pattern.CASE_INSENSITIVE);
    private static final String ABOUT = "About";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String TYPES = "[Content_Types].xml";
    private static final String PROPERTIES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ds:datastoreItem ds:itemID="{5A8B6C1E-7D23-4B0F-9C55-2E1F0A7D4C31}" \
            xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">\
            <ds:schemaRefs><ds:schemaRef ds:uri="urn:ratebook:seal:1"/></ds:schemaRefs></ds:datastoreItem>""";

    private final Provenance provenance;
    private final Map<String, SteadyZip.Change> changes = new HashMap<>();
    private final Map<String, byte[]> more = new LinkedHashMap<>();
    private final byte[] workbook;
    private final Map<String, LargePart> large;
    private String fingerprint = "";

    private Sealing(byte[] workbook, Map<String, LargePart> large, Provenance provenance) {
        this.workbook = workbook;
        this.large = large;
        this.provenance = provenance;
        large.forEach((name, part) -> changes.put(name, SteadyZip.large(part)));
    }

    /** The same workbook and provenance give the same bytes. A seal that was carried in from an earlier run is replaced. */
    public static Sealing of(byte[] workbook, Provenance provenance) {
        return of(workbook, Map.of(), provenance);
    }

    /**
     * The same.
     *
     * @param large parts whose rows aren't in the workbook yet, by their names; they are read here and when it is written
     */
    public static Sealing of(byte[] workbook, Map<String, LargePart> large, Provenance provenance) {
        Sealing sealing = new Sealing(workbook.clone(), large, provenance);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            sealing.seal(opened);
            opened.revert();
        } catch (OpenXML4JException | IOException | Refused e) {
            throw new IllegalStateException("what was just written can't be read", e);
        }
        return sealing;
    }

    /** Hears the cells of a part that is too large to hold, while it is written. */
    public static CellDigests digests() {
        return new RowDigests(SnapshotReader.MOST_OF_ROWS);
    }

    /** The workbook with its seal. */
    public byte[] workbook() {
        return SteadyZip.of(workbook, changes, more);
    }

    /** Writes the workbook with its seal to a stream, which stays open. */
    public void write(OutputStream out) throws IOException {
        SteadyZip.write(workbook, changes, more, out);
    }

    /** SHA-256 of everything that is sealed, in hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    private void seal(OPCPackage opened) throws OpenXML4JException, IOException, Refused {
        Snapshot all = SnapshotReader.read(opened, "", large);
        String address = placeholder(all.sheet(ABOUT));
        String cell = address == null ? "" : ABOUT + "!" + address;
        String dump = Dump.of(without(all, cell));
        fingerprint = Seal.fingerprint(provenance, cell, dump);
        PackagePart book = SnapshotReader.workbook(opened);
        String item = item(opened);
        String properties = item.replace("customXml/item", "customXml/itemProps");
        more.put(item, SealPart.xml(provenance, cell, fingerprint, dump));
        more.put(properties, PROPERTIES.getBytes(StandardCharsets.UTF_8));
        more.put(item.replace("customXml/", "customXml/_rels/") + ".rels", relation(properties));
        relate(item, properties);
        if (address != null) {
            tell(book, address);
        }
    }

    private static @Nullable String placeholder(@Nullable Sheet about) {
        return about == null
                ? null
                : about.cells().entrySet().stream()
                        .filter(each -> each.getValue().value().equals(SheetLayout.SEAL_LABEL))
                        .map(each ->
                                new Address(each.getKey().row(), each.getKey().column() + 1))
                        .filter(each -> isUnsealed(about.cells().get(each)))
                        .map(Address::toString)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isUnsealed(@Nullable Content cell) {
        return cell != null && cell.value().equals(SheetLayout.UNSEALED);
    }

    /** The snapshot but for one cell, {@code About!B11}. */
    static Snapshot without(Snapshot all, String cell) {
        int mark = cell.lastIndexOf('!');
        Address where = Address.parse(cell.substring(mark + 1)).orElse(null);
        if (mark < 0 || where == null) {
            return all;
        }
        String sheet = cell.substring(0, mark);
        return new Snapshot(
                all.date1904(),
                all.sheets().stream()
                        .map(each -> each.name().equals(sheet) ? each.without(where) : each)
                        .toList(),
                all.names());
    }

    /** The part of an earlier seal, or the first name that is free. */
    private static String item(OPCPackage opened) throws OpenXML4JException, IOException {
        List<PackagePart> items = items(opened);
        for (PackagePart each : items) {
            if (isSeal(each)) {
                return each.getPartName().getName().substring(1);
            }
        }
        int number = 1;
        while (isTaken(opened, "/customXml/item" + number + ".xml")
                || isTaken(opened, "/customXml/itemProps" + number + ".xml")) {
            number++;
        }
        return "customXml/item" + number + ".xml";
    }

    private static boolean isTaken(OPCPackage opened, String part) throws OpenXML4JException {
        return opened.containPart(PackagingURIHelper.createPartName(part));
    }

    /** The custom parts of a workbook, wherever they hang: LibreOffice relates them to the file instead of the workbook. */
    static List<PackagePart> items(OPCPackage opened) throws OpenXML4JException {
        return opened.getParts().stream()
                .filter(each -> ITEM.matcher(each.getPartName().getName()).matches())
                .toList();
    }

    private static boolean isSeal(PackagePart part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            XmlPart xml = XmlPart.open(in, "", "");
            return xml.nextChild() && xml.namespace().equals(SealPart.NAMESPACE);
        } catch (Refused e) {
            return false;
        }
    }

    private static byte[] relation(String properties) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + CUSTOM + "Props\" Target=\""
                + properties.substring(properties.indexOf('/') + 1) + "\"/></Relationships>";
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private void relate(String item, String properties) {
        String relation = "<Relationship Id=\"rIdSeal\" Type=\"" + CUSTOM + "\" Target=\"../" + item + "\"/>";
        changes.put(
                RELATIONS,
                edited(xml -> xml.contains("../" + item + "\"") || xml.contains("\"/" + item + "\"")
                        ? xml
                        : xml.replace("</Relationships>", relation + "</Relationships>")));
        String type = "<Override PartName=\"/" + properties + "\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>";
        changes.put(
                TYPES,
                edited(xml ->
                        xml.contains("\"/" + properties + "\"") ? xml : xml.replace("</Types>", type + "</Types>")));
    }

    /** Writes the fingerprint into its cell on About. */
    private void tell(PackagePart book, String address) throws OpenXML4JException, IOException, Refused {
        String sheet = SnapshotReader.part(book, ABOUT).getPartName().getName().substring(1);
        String before = "(<c r=\"" + address + "\"[^>]*?) t=\"s\"><v>[0-9]+</v></c>";
        String after = "$1 t=\"inlineStr\"><is><t>" + fingerprint + "</t></is></c>";
        changes.put(sheet, edited(xml -> xml.replaceFirst(before, after)));
    }

    private static SteadyZip.Change edited(UnaryOperator<String> change) {
        return (bytes, out) -> out.write(
                change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }
}
