package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import io.ratebook.workbook.PoiLimits;
import io.ratebook.workbook.SheetLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/** Makes a workbook light: a copy of its file, in which a part is left out or written anew where it is large. */
final class Lightening {
    /** Shared texts of fewer bytes are no trouble. */
    private static final long MUCH_TEXT = 1 << 21;

    private final Path file;
    private final ZipFile zip;
    private final String sheet;
    private final PassedSheet passed;
    private String part = "";
    private String strings = "";
    private final Set<String> emptied = new HashSet<>();
    private final Set<String> sheets = new HashSet<>();
    private boolean thin;
    private final Map<Integer, Integer> kept = new HashMap<>();
    private byte[] thinned = {};

    /** @param passed its texts that come again stay with those of the other sheets */
    Lightening(Path file, ZipFile zip, String sheet, PassedSheet passed) {
        this.passed = passed;
        this.file = file;
        this.zip = zip;
        this.sheet = sheet;
    }

    /** The copy, and what is needed to read the rows that it lacks. */
    static final class Light {
        final String part;
        final byte[] bytes;
        final SharedTexts texts;
        final boolean thin;
        final Map<Integer, Integer> kept;
        private final int repeated;

        /**
         * @param texts those that cells share, as they are written
         * @param repeated how many came again in the sheet
         */
        Light(String part, byte[] bytes, SharedTexts texts, boolean thin, Map<Integer, Integer> kept, int repeated) {
            this.repeated = repeated;
            this.thin = thin;
            this.part = part;
            this.bytes = bytes;
            this.texts = texts;
            this.kept = kept;
        }

        /** True where the rows were read since, and show more texts again. */
        boolean isOutdated(PassedSheet now) {
            return thin && repeated < now.count();
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
        SharedTexts texts = texts();
        int count = passed.count();
        if (!strings.isEmpty() && LightWorkbook.entry(zip, strings).getSize() > MUCH_TEXT) {
            thin(texts);
        }
        return new Light(part, written(), texts, thin, kept, count);
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
                sheet(each.name(), name(workbook.getRelatedPart(relation)));
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

    private void sheet(String name, String its) {
        boolean large = name.strip().equalsIgnoreCase(sheet.strip());
        if (large && part.isEmpty()) {
            part = its;
        }
        sheets.add(LightWorkbook.key(its));
        if (large || SheetLayout.isUsageLines(name.strip())) {
            emptied.add(LightWorkbook.key(its));
        }
    }

    /** Keeps the texts of the other sheets' cells, and those that come again in this one as far as there is room. */
    private void thin(SharedTexts texts) throws IOException, Refused {
        BitSet used = new BitSet();
        for (String each : sheets) {
            if (!emptied.contains(each)) {
                try (InputStream in = zip.getInputStream(LightWorkbook.entry(zip, each))) {
                    use(XmlPart.open(in, "", each), used);
                }
            }
        }
        long room = MUCH_TEXT;
        for (int each : passed.numbers().toArray()) {
            room -= each < texts.size() ? texts.bytes(each) : 0;
            if (each < texts.size() && room > 0) {
                used.set(each);
            }
        }
        used.stream().forEach(each -> kept.put(each, kept.size()));
        thinned = thinned(used);
        thin = true;
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

    private static void use(XmlPart xml, BitSet used) throws Refused {
        while (xml.nextChild()) {
            if (xml.name().equals("c") && "s".equals(xml.attribute("t"))) {
                while (xml.nextChild()) {
                    int number =
                            xml.name().equals("v") ? Digits.parse(xml.text().strip()) : -1;
                    if (number >= 0) {
                        used.set(number);
                    } else if (!xml.name().equals("v")) {
                        xml.skip();
                    }
                }
            } else {
                use(xml, used);
            }
        }
    }

    private byte[] thinned(BitSet used) throws IOException, Refused {
        try (InputStream in = zip.getInputStream(LightWorkbook.entry(zip, strings))) {
            XmlPart xml = XmlPart.open(in, "", strings, "sst");
            XmlCopy copy = new XmlCopy(xml);
            copy.add("<sst xmlns=\"" + XmlPart.MAIN + "\">");
            for (int index = 0; xml.nextChild(); ) {
                boolean text = xml.name().equals("si");
                if (text && used.get(index++)) {
                    copy.element();
                } else {
                    xml.skip();
                }
            }
            copy.add("</sst>");
            return copy.out().toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private byte[] written() throws IOException, XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream out = new ZipOutputStream(bytes);
        out.setLevel(Deflater.BEST_SPEED);
        for (ZipEntry each : List.copyOf(zip.stream().toList())) {
            out.putNextEntry(new ZipEntry(each.getName()));
            try (InputStream in = zip.getInputStream(each)) {
                write(LightWorkbook.key(each.getName()), in, out);
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
        } else if (thin && name.equals(LightWorkbook.key(strings))) {
            out.write(thinned);
        } else if (thin && sheets.contains(name)) {
            out.write(Renumbered.of(in, each -> kept.getOrDefault(each, 0)));
        } else {
            in.transferTo(out);
        }
    }
}
