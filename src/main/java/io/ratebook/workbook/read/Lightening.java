package io.ratebook.workbook.read;

import io.ratebook.workbook.PoiLimits;
import io.ratebook.workbook.SheetLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.usermodel.XSSFRelation;

/** Makes a workbook light: a copy of its file, in which what is large is left out. */
final class Lightening {
    /** Shared texts of fewer bytes are no trouble. */
    private static final long MUCH_TEXT = 1 << 21;

    private static final byte[] NO_TEXTS =
            ("<sst xmlns=\"" + XmlPart.MAIN + "\"/>").getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final ZipFile zip;
    private final String sheet;
    private final PassedSheet passed;
    private String part = "";
    private boolean related;
    private String strings = "";
    private final Set<String> emptied = new HashSet<>();

    Lightening(Path file, ZipFile zip, String sheet, PassedSheet passed) {
        this.passed = passed;
        this.file = file;
        this.zip = zip;
        this.sheet = sheet;
    }

    /** The copy, and what is needed to read what it lacks. */
    static final class Light {
        /** Of the sheet whose rows it lacks. */
        final String part;

        /** True where that refers to other parts. */
        final boolean related;

        /** The part of the texts that cells share. */
        final String strings;

        /** Those, as they are written. */
        final SharedTexts texts;

        /** True where it lacks them. */
        final boolean without;

        private final byte[] bytes;

        Light(String part, boolean related, String strings, SharedTexts texts, boolean without, byte[] bytes) {
            this.part = part;
            this.related = related;
            this.strings = strings;
            this.texts = texts;
            this.without = without;
            this.bytes = bytes;
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    Light done() throws IOException, Refused, OpenXML4JException, XMLStreamException {
        PoiLimits.lift();
        OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
        try {
            look(opened);
        } finally {
            opened.revert();
        }
        boolean without =
                !strings.isEmpty() && LightWorkbook.entry(zip, strings).getSize() > MUCH_TEXT;
        return new Light(part, related, strings, texts(), without, written(without));
    }

    private void look(OPCPackage opened) throws OpenXML4JException, IOException, Refused {
        PackageRelationship core = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0);
        PackagePart workbook = opened.getPart(core);
        WorkbookPart content;
        try (InputStream in = workbook.getInputStream()) {
            content = WorkbookPart.read(XmlPart.open(in, "", "workbook", "workbook"));
        }
        for (WorkbookPart.Entry each : content.sheets()) {
            PackageRelationship relation = each.relation().isEmpty() ? null : workbook.getRelationship(each.relation());
            if (relation != null && relation.getTargetMode() == TargetMode.INTERNAL) {
                sheet(each.name(), workbook.getRelatedPart(relation));
            }
        }
        PackageRelationship texts = workbook.getRelationshipsByType(XSSFRelation.SHARED_STRINGS.getRelation())
                .getRelationship(0);
        PackagePart there = texts == null ? null : workbook.getRelatedPart(texts);
        strings = there == null ? "" : name(there);
    }

    private static String name(PackagePart part) {
        return part.getPartName().getName().substring(1);
    }

    private void sheet(String name, PackagePart its) {
        boolean large = name.strip().equalsIgnoreCase(sheet.strip());
        if (large && part.isEmpty()) {
            part = name(its);
            related = its.hasRelationships();
        }
        if (large || SheetLayout.isUsageLines(name.strip())) {
            emptied.add(LightWorkbook.key(name(its)));
        }
    }

    private SharedTexts texts() throws IOException, Refused {
        if (strings.isEmpty()) {
            return new SharedTexts();
        }
        Optional<SharedTexts> known = passed.texts();
        if (known.isPresent()) {
            return known.get();
        }
        try (InputStream in = zip.getInputStream(LightWorkbook.entry(zip, strings))) {
            return RichText.texts(XmlPart.open(in, "", strings, "sst"), UnaryOperator.identity());
        }
    }

    private byte[] written(boolean without) throws IOException, XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream out = new ZipOutputStream(bytes);
        out.setLevel(Deflater.BEST_SPEED);
        for (ZipEntry each : List.copyOf(zip.stream().toList())) {
            out.putNextEntry(new ZipEntry(each.getName()));
            String name = LightWorkbook.key(each.getName());
            if (without && name.equals(LightWorkbook.key(strings))) {
                out.write(NO_TEXTS);
            } else {
                try (InputStream in = zip.getInputStream(each)) {
                    write(name, in, out);
                }
            }
            out.closeEntry();
        }
        out.finish();
        return bytes.toByteArray();
    }

    private void write(String name, InputStream in, OutputStream out) throws IOException, XMLStreamException {
        Optional<byte[]> shell = name.equals(LightWorkbook.key(part)) ? passed.shell() : Optional.empty();
        if (shell.isPresent()) {
            out.write(Unprefixed.of(SheetShell.ofText(shell.get())));
        } else if (emptied.contains(name)) {
            out.write(Unprefixed.of(SheetShell.of(in)));
        } else {
            in.transferTo(out);
        }
    }
}
