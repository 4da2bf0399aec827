package io.ratebook.workbook.seal;

import io.ratebook.grid.CellValue;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.LargeTexts;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.RichText;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Mark;
import io.ratebook.workbook.seal.Snapshot.Name;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;

/** Reads a workbook's snapshot from its parts. Files from outside pass the gate of {@code WorkbookReader} before they come here. */
final class SnapshotReader {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAWING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing";
    private static final String CHART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    private static final String COMMENTS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

    /** Of rows of usage, as many cells are kept one by one. */
    static final int MOST_OF_ROWS = 100_000;

    private final String file;
    private final Map<String, LargePart> large;
    private List<CellValue.Text> strings = List.of();
    private CellFormats formats = CellFormats.NONE;
    private boolean date1904;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();

    private SnapshotReader(String file, Map<String, LargePart> large) {
        this.file = file;
        this.large = large;
    }

    private record Entry(String name, String state, String relation) {}

    private record Named(int sheet, String name, String formula) {}

    /** A part's XML, as whoever reads it wants it. */
    private interface Scan<T> {
        T of(XmlPart xml) throws Refused;
    }

    /** @param file as the user wrote it, for findings */
    static Snapshot read(OPCPackage opened, String file) throws OpenXML4JException, IOException, Refused {
        return read(opened, file, Map.of());
    }

    /** @param large parts whose rows are elsewhere, by their names */
    static Snapshot read(OPCPackage opened, String file, Map<String, LargePart> large)
            throws OpenXML4JException, IOException, Refused {
        return new SnapshotReader(file, large).read(opened);
    }

    /** The part that a workbook's package is about. */
    static PackagePart workbook(OPCPackage opened) throws Refused {
        PackageRelationship core = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0);
        PackagePart workbook = core == null ? null : opened.getPart(core);
        if (workbook == null) {
            throw Refused.corrupt("", "there is no workbook in it");
        }
        return workbook;
    }

    /** The part of the sheet of that name. */
    static PackagePart part(PackagePart workbook, String sheet) throws OpenXML4JException, IOException, Refused {
        SnapshotReader reader = new SnapshotReader("", Map.of());
        reader.scanned(workbook, "workbook", reader::contents);
        for (Entry each : reader.entries) {
            if (each.name.equals(sheet)) {
                return reader.part(workbook, each);
            }
        }
        throw Refused.corrupt("", "there is no sheet " + sheet);
    }

    private Snapshot read(OPCPackage opened) throws OpenXML4JException, IOException, Refused {
        PackagePart workbook = workbook(opened);
        scanned(workbook, "workbook", this::contents);
        PackagePart texts = related(workbook, XSSFRelation.SHARED_STRINGS.getRelation());
        strings = texts == null ? List.of() : texts(texts);
        PackagePart styles = related(workbook, XSSFRelation.STYLES.getRelation());
        formats = styles == null ? CellFormats.NONE : scanned(styles, "styleSheet", CellFormats::read);
        return new Snapshot(date1904, sheets(workbook), names());
    }

    private List<CellValue.Text> texts(PackagePart part) throws IOException, Refused {
        return large.get(name(part)) instanceof LargeTexts known
                ? known.texts()
                : scanned(part, "sst", RichText::shared);
    }

    /** Their cells are read beside each other, which is most of the work. */
    private List<Snapshot.Sheet> sheets(PackagePart workbook) throws OpenXML4JException, IOException, Refused {
        ExecutorService workers = Beside.workers("reading sheets");
        try {
            List<Begun> begun = new ArrayList<>();
            for (Entry entry : entries) {
                begun.add(sheet(workbook, entry, workers));
            }
            List<Snapshot.Sheet> sheets = new ArrayList<>();
            for (Begun each : begun) {
                sheets.add(each.sheet());
            }
            return sheets;
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * A sheet whose cells are being read.
     *
     * @param marks of what is beside its cells
     * @param cells null where it has none
     * @param digested false where the cells are to be in the snapshot one by one
     */
    private record Begun(
            Entry entry,
            SortedMap<Mark, String> marks,
            @Nullable Future<SheetScan> cells,
            boolean digested) {
        Snapshot.Sheet sheet() throws IOException, Refused {
            if (cells == null) {
                return new Snapshot.Sheet(entry.name, entry.state, Map.of(), marks);
            }
            SheetScan scan = Beside.result(cells, Refused.class, IOException.class);
            SortedMap<Mark, String> all = new TreeMap<>(scan.marks());
            all.putAll(marks);
            // the cells that are there are in the digests too
            return new Snapshot.Sheet(entry.name, entry.state, digested ? Map.of() : scan.cells(), all);
        }
    }

    private boolean contents(XmlPart xml) throws Refused {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "workbookPr" -> {
                    date1904 = xml.is("date1904");
                    xml.skip();
                }
                case "sheets" -> sheets(xml);
                case "definedNames" -> names(xml);
                default -> xml.skip();
            }
        }
        return true;
    }

    private void sheets(XmlPart xml) throws Refused {
        while (xml.nextChild()) {
            String state = xml.attribute("state");
            entries.add(new Entry(
                    String.valueOf(xml.attribute("name")),
                    state == null ? "visible" : state,
                    String.valueOf(xml.attribute(RELATIONS, "id"))));
            xml.skip();
        }
    }

    private void names(XmlPart xml) throws Refused {
        while (xml.nextChild()) {
            String name = String.valueOf(xml.attribute("name"));
            String local = xml.attribute("localSheetId");
            int sheet = local != null && local.matches("[0-9]{1,4}") ? Integer.parseInt(local) : -1;
            named.add(new Named(sheet, name, xml.text()));
        }
    }

    /** Of the names that programs make for themselves, only what is printed counts. */
    private SortedMap<Name, String> names() {
        SortedMap<Name, String> names = new TreeMap<>();
        for (Named each : named) {
            boolean own = each.name.toLowerCase(Locale.ROOT).startsWith("_xl");
            if (!own || each.name.equals("_xlnm.Print_Area")) {
                String scope = each.sheet >= 0 && each.sheet < entries.size() ? entries.get(each.sheet).name : "";
                names.put(new Name(scope, each.name), each.formula);
            }
        }
        return names;
    }

    private Begun sheet(PackagePart workbook, Entry entry, ExecutorService workers)
            throws OpenXML4JException, IOException, Refused {
        PackagePart part = part(workbook, entry);
        SortedMap<Mark, String> marks = new TreeMap<>();
        if (!part.getContentType().equals(XSSFRelation.WORKSHEET.getContentType())) {
            marks.put(new Mark("not a sheet of cells", ""), "");
            drawn(part, marks);
            return new Begun(entry, marks, null, false);
        }
        LargePart large = this.large.get(name(part));
        SortedMap<String, String> digests = large == null ? Collections.emptySortedMap() : large.digests();
        Future<SheetScan> cells = workers.submit(cells(part, digests.isEmpty() ? large : null, entry));
        PackagePart comments = related(part, COMMENTS);
        if (comments != null) {
            marks.putAll(scanned(comments, "comments", SnapshotReader::comments));
        }
        drawn(part, marks);
        digests.forEach((rows, digest) -> marks.put(new Mark(RowDigests.ROWS, rows), digest));
        return new Begun(entry, marks, cells, !digests.isEmpty());
    }

    /**
     * Reads the cells of a sheet; all that others may look at too is asked for first.
     *
     * @param rows null where the part holds all its rows, or they needn't be read
     */
    private Callable<SheetScan> cells(PackagePart part, @Nullable LargePart rows, Entry entry)
            throws OpenXML4JException, IOException {
        Map<String, String> targets = targets(part);
        String name = name(part);
        int most = isOfUsage(entry.name) ? MOST_OF_ROWS : SheetScan.MOST_CELLS;
        InputStream saved = part.getInputStream();
        return () -> {
            try (saved;
                    InputStream in = rows == null ? saved : rows.open(saved.readAllBytes())) {
                XmlPart xml = XmlPart.open(in, file, name, "worksheet");
                return new SheetScan(strings, formats, each -> targets.getOrDefault(each, ""), xml, most).read();
            }
        };
    }

    private static boolean isOfUsage(String sheet) {
        return SheetLayout.isUsageLines(sheet) || sheet.strip().equalsIgnoreCase(SheetLayout.USAGE.name());
    }

    private PackagePart part(PackagePart workbook, Entry entry) throws OpenXML4JException, Refused {
        PackageRelationship relation = workbook.getRelationship(entry.relation);
        PackagePart part = relation == null || relation.getTargetMode() != TargetMode.INTERNAL
                ? null
                : workbook.getRelatedPart(relation);
        if (part == null) {
            throw Refused.corrupt(file, "the sheet \"" + entry.name + "\" has no part of its own");
        }
        return part;
    }

    private static Map<String, String> targets(PackagePart part) throws OpenXML4JException {
        Map<String, String> targets = new HashMap<>();
        for (PackageRelationship each : part.getRelationships()) {
            if (each.getTargetMode() == TargetMode.EXTERNAL) {
                targets.put(each.getId(), each.getTargetURI().toString());
            }
        }
        return targets;
    }

    private static Map<Mark, String> comments(XmlPart xml) throws Refused {
        Map<Mark, String> comments = new HashMap<>();
        while (xml.nextChild()) {
            if (!xml.name().equals("commentList")) {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                String place = String.valueOf(xml.attribute("ref"));
                StringBuilder text = new StringBuilder();
                while (xml.nextChild()) {
                    if (xml.name().equals("text")) {
                        text.append(RichText.read(xml));
                    } else {
                        xml.skip();
                    }
                }
                String lines = RichText.unescaped(text.toString())
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
                comments.put(new Mark("comment", place), lines.strip());
            }
        }
        return comments;
    }

    private void drawn(PackagePart sheet, SortedMap<Mark, String> marks)
            throws OpenXML4JException, IOException, Refused {
        PackagePart drawing = related(sheet, DRAWING);
        if (drawing == null) {
            return;
        }
        String objects = loose(drawing, DrawingScan::objects);
        if (!objects.isEmpty()) {
            marks.put(new Mark("drawn over it", objects), "");
        }
        for (PackageRelationship each : drawing.getRelationshipsByType(CHART)) {
            PackagePart chart = drawing.getRelatedPart(each);
            marks.merge(new Mark("chart", loose(chart, DrawingScan::chart)), "1", (one, more) -> one + "+1");
        }
    }

    private <T> T scanned(PackagePart part, String root, Scan<T> scan) throws IOException, Refused {
        try (InputStream in = part.getInputStream()) {
            return scan.of(XmlPart.open(in, file, name(part), root));
        }
    }

    private <T> T loose(PackagePart part, Scan<T> scan) throws IOException, Refused {
        try (InputStream in = part.getInputStream()) {
            return scan.of(XmlPart.open(in, file, name(part)));
        }
    }

    private static String name(PackagePart part) {
        return part.getPartName().getName().substring(1);
    }

    private static @Nullable PackagePart related(PackagePart part, String type) throws OpenXML4JException {
        PackageRelationship relation = part.getRelationshipsByType(type).getRelationship(0);
        return relation == null || relation.getTargetMode() != TargetMode.INTERNAL
                ? null
                : part.getRelatedPart(relation);
    }
}
