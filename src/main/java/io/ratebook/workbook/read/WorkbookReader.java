package io.ratebook.workbook.read;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Book;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import io.ratebook.workbook.PackedPart;
import io.ratebook.workbook.PoiLimits;
import io.ratebook.workbook.SheetLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks to values. A file passes the gate before any of its XML is read; formulas keep their text and the value that the
 * spreadsheet stored for them; nothing that a workbook refers to outside itself is ever opened.
 */
public final class WorkbookReader {
    private static final int MOST_SHEETS = 255;
    private static final List<String> MACRO_TYPES =
            List.of("application/vnd.ms-office.vbaProject", "application/vnd.ms-excel.macrosheet+xml");

    private final Path file;
    private final String shownAs;
    private final Predicate<String> wanted;
    private final @Nullable Streamed streamed;
    private final Map<String, PackedPart> known;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    private WorkbookReader(
            Path file,
            String shownAs,
            Predicate<String> wanted,
            @Nullable Streamed streamed,
            Map<String, PackedPart> known) {
        this.known = known;
        this.file = file;
        this.shownAs = shownAs;
        this.wanted = wanted;
        this.streamed = streamed;
    }

    /** What the cells of every sheet need to be understood. */
    record Shared(String file, SharedTexts strings, DateStyles dates, boolean date1904) {}

    /** What reads the parts of sheets. */
    private record Parts(Shared shared, ZipGate gate, Skimming skimming) {}

    /**
     * The workbook's cells; empty where the file can't be read at all.
     *
     * @param shownAs the file as the user wrote it, for findings
     */
    public static Checked<Optional<Book>> read(Path file, String shownAs) {
        return read(file, shownAs, sheet -> true);
    }

    /**
     * The same; the cells of sheets that aren't wanted are left out, though their parts are looked through.
     *
     * @param wanted by the sheet's name
     */
    public static Checked<Optional<Book>> read(Path file, String shownAs, Predicate<String> wanted) {
        return read(file, shownAs, wanted, null, Map.of());
    }

    /**
     * The same, where large parts have been looked through in another file: they are the same there byte by byte, or this file isn't read.
     *
     * @param known these parts, as they lie in the other file; none of a sheet that is wanted
     */
    public static Checked<Optional<Book>> read(
            Path file, String shownAs, Predicate<String> wanted, Map<String, PackedPart> known) {
        return read(file, shownAs, wanted, null, known);
    }

    /** @param streamed the sheet that isn't held; null where all are */
    static Checked<Optional<Book>> read(
            Path file, String shownAs, Predicate<String> wanted, @Nullable Streamed streamed) {
        return read(file, shownAs, wanted, streamed, Map.of());
    }

    private static Checked<Optional<Book>> read(
            Path file,
            String shownAs,
            Predicate<String> wanted,
            @Nullable Streamed streamed,
            Map<String, PackedPart> known) {
        WorkbookReader reader = new WorkbookReader(file, shownAs, wanted, streamed, known);
        try {
            Book book = reader.book();
            return new Checked<>(Optional.of(book), reader.findings);
        } catch (Refused e) {
            return new Checked<>(Optional.empty(), List.of(e.finding()));
        } catch (IOException e) {
            return new Checked<>(
                    Optional.empty(),
                    List.of(Refused.of("RB-IN-NOFILE", shownAs, "the file can't be read", "check who may read it")
                            .finding()));
        }
    }

    private Book book() throws IOException, Refused {
        requireFile();
        FileKind.requireZip(file, shownAs);
        try (ZipGate gate = ZipGate.enter(file, shownAs, known)) {
            Book book;
            try {
                book = book(gate);
            } catch (Refused e) {
                gate.finish();
                throw e;
            }
            gate.finish();
            return book;
        }
    }

    private Book book(ZipGate gate) throws Refused {
        OPCPackage opened = null;
        try {
            PoiLimits.lift();
            opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
            return book(opened, gate);
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            if (streamed != null) {
                streamed.rethrow(e);
            }
            throw ZipGate.tooMany(gate.parts(), shownAs).orElseGet(this::contradicting);
        } finally {
            if (opened != null) {
                opened.revert();
            }
        }
    }

    private Refused contradicting() {
        return corrupt(PartTypes.missing(file)
                .map(part -> "it doesn't say what its part \"" + Shown.safely(part) + "\" is")
                .orElse("its parts don't fit together"));
    }

    private Book book(OPCPackage opened, ZipGate gate) throws OpenXML4JException, IOException, Refused {
        PackageRelationship core = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0);
        PackagePart workbook = core == null ? null : opened.getPart(core);
        if (workbook == null) {
            throw corrupt("there is no workbook in it");
        }
        WorkbookPart content;
        try (InputStream in = workbook.getInputStream()) {
            content = WorkbookPart.read(XmlPart.open(in, shownAs, name(workbook), "workbook"));
        }
        requireSize(content, gate.parts());
        Shared shared = new Shared(shownAs, strings(workbook, gate), dates(workbook), content.date1904());
        List<Grid> sheets;
        try (Skimming skimming = new Skimming()) {
            sheets = sheets(workbook, content, new Parts(shared, gate, skimming));
            skimming.finish();
        }
        requireSoundRest(opened);
        Book book = new Book(shownAs, sheets, content.names());
        warnOfWhatIsNotRead(opened, book);
        return book;
    }

    /** In their order; the streamed one is read last, when the others are known. */
    private List<Grid> sheets(PackagePart workbook, WorkbookPart content, Parts parts)
            throws InvalidFormatException, IOException, Refused {
        List<Grid> sheets = new ArrayList<>();
        WorkbookPart.Entry last = null;
        int place = 0;
        int toldBefore = 0;
        for (WorkbookPart.Entry entry : content.sheets()) {
            if (last == null && streamed != null && streamed.is(entry.name())) {
                last = entry;
                place = sheets.size();
                toldBefore = findings.size();
            } else {
                sheet(workbook, entry, parts, null).ifPresent(sheets::add);
            }
        }
        if (last != null && streamed != null) {
            streamed.begin(new Book(shownAs, sheets, content.names()), parts.shared.strings());
            List<Finding> after = new ArrayList<>(findings.subList(toldBefore, findings.size()));
            findings.subList(toldBefore, findings.size()).clear();
            Optional<Grid> grid = sheet(workbook, last, parts, streamed);
            if (grid.isPresent()) {
                sheets.add(place, grid.get());
            }
            findings.addAll(after);
        }
        return sheets;
    }

    /** The parts that no value comes from are opened by whoever takes the file after us. */
    private void requireSoundRest(OPCPackage opened) throws InvalidFormatException, IOException, Refused {
        for (PackagePart part : opened.getParts()) {
            String name = name(part);
            boolean own = part instanceof PackagePropertiesPart;
            if (read.add(name) && !own && name.toLowerCase(Locale.ROOT).matches(".*\\.(xml|rels)")) {
                try (InputStream in = part.getInputStream()) {
                    XmlPart.require(in, shownAs, name);
                }
            }
        }
    }

    /** What a result adds to its input doesn't count: what could be rated can be verified, and rated again. */
    private void requireSize(WorkbookPart content, int parts) throws Refused {
        if (content.sheets().isEmpty()) {
            throw corrupt("there is no sheet in it");
        }
        long inputs = content.sheets().stream()
                .filter(each -> SheetLayout.RESULT_SHEETS.stream().noneMatch(each.name()::equalsIgnoreCase))
                .count();
        if (inputs > MOST_SHEETS) {
            throw Refused.of(
                    "RB-IN-SHEETS",
                    shownAs,
                    "the workbook has " + inputs + " sheets; 255 are read at most",
                    "split it into several workbooks");
        }
        Optional<Refused> tooMany = ZipGate.tooMany(parts, shownAs);
        if (inputs == content.sheets().size() && tooMany.isPresent()) {
            throw tooMany.get();
        }
    }

    /** Empty for a sheet that has no cells: a chart, a dialog, a module of an old macro, which has no part at all. */
    private Optional<Grid> sheet(PackagePart workbook, WorkbookPart.Entry entry, Parts parts, @Nullable Streamed rows)
            throws InvalidFormatException, IOException, Refused {
        if (entry.relation().isEmpty()) {
            findings.add(withoutPart(entry));
            return Optional.empty();
        }
        PackageRelationship relation = workbook.getRelationship(entry.relation());
        if (relation == null || relation.getTargetMode() != TargetMode.INTERNAL) {
            throw corrupt("the sheet " + quoted(entry) + " has no part of its own");
        }
        if (!relation.getRelationshipType().equals(XSSFRelation.WORKSHEET.getRelation())) {
            return Optional.empty();
        }
        PackagePart part = sheetPart(workbook, relation, entry);
        if (!read.add(name(part))) {
            throw corrupt("the sheet " + quoted(entry) + " has no part of its own");
        }
        if (!wanted.test(entry.name())) {
            pass(part, parts);
            return Optional.of(new Grid(shownAs, entry.name(), false, new TreeMap<>(), Grid.Layout.PLAIN));
        }
        try (InputStream in = opened(part, parts.gate)) {
            if (rows != null) {
                return Optional.of(rows.read(
                        parts.shared,
                        entry,
                        XmlPart.openKept(in, shownAs, name(part), "worksheet"),
                        findings,
                        parts.gate.large(name(part))));
            }
            XmlPart xml = XmlPart.open(in, shownAs, name(part), "worksheet");
            return Optional.of(new SheetReader(parts.shared, entry.name(), xml, findings).read(entry.hidden()));
        }
    }

    /** Sees that it is well-formed. */
    private void pass(PackagePart part, Parts parts) throws IOException, Refused {
        if (parts.gate.isKnown(name(part))) {
            return;
        }
        if (parts.gate.large(name(part)).isPresent()) {
            parts.skimming.begin(opened(part, parts.gate), shownAs, name(part));
            return;
        }
        try (InputStream in = opened(part, parts.gate)) {
            XmlPart.open(in, shownAs, name(part), "worksheet").skip();
        }
    }

    private Finding withoutPart(WorkbookPart.Entry entry) {
        return Finding.warning(
                "RB-W-NOCELLS",
                Location.ofFile(shownAs),
                "the sheet \"" + Shown.safely(entry.name())
                        + "\" holds no cells: it is a macro's, or was left without them",
                null);
    }

    private static String quoted(WorkbookPart.Entry entry) {
        return '"' + Shown.safely(entry.name()) + '"';
    }

    private PackagePart sheetPart(PackagePart workbook, PackageRelationship relation, WorkbookPart.Entry entry)
            throws Refused {
        PackagePart part = null;
        try {
            part = workbook.getRelatedPart(relation);
        } catch (InvalidFormatException | IllegalArgumentException e) {
            // told below
        }
        if (part == null) {
            throw corrupt("the part of the sheet " + quoted(entry) + " is missing");
        }
        return part;
    }

    private SharedTexts strings(PackagePart workbook, ZipGate gate)
            throws InvalidFormatException, IOException, Refused {
        PackagePart part = related(workbook, XSSFRelation.SHARED_STRINGS);
        if (part == null) {
            return new SharedTexts();
        }
        try (InputStream in = opened(part, gate)) {
            return RichText.texts(XmlPart.open(in, shownAs, name(part), "sst"));
        }
    }

    private static InputStream opened(PackagePart part, ZipGate gate) throws IOException {
        Optional<InputStream> large = gate.open(name(part));
        return large.isPresent() ? large.get() : part.getInputStream();
    }

    private DateStyles dates(PackagePart workbook) throws InvalidFormatException, IOException, Refused {
        PackagePart part = related(workbook, XSSFRelation.STYLES);
        if (part == null) {
            return DateStyles.NONE;
        }
        try (InputStream in = part.getInputStream()) {
            return DateStyles.read(XmlPart.open(in, shownAs, name(part), "styleSheet"));
        }
    }

    private @Nullable PackagePart related(PackagePart workbook, XSSFRelation kind) throws InvalidFormatException {
        PackageRelationship relation =
                workbook.getRelationshipsByType(kind.getRelation()).getRelationship(0);
        PackagePart part = relation == null ? null : existing(workbook, relation);
        if (part != null) {
            read.add(name(part));
        }
        return part;
    }

    /** Null where the part isn't there: some programs name a part and leave it out where it would be empty. */
    private static @Nullable PackagePart existing(PackagePart workbook, PackageRelationship relation)
            throws InvalidFormatException {
        boolean internal = relation.getTargetMode() == TargetMode.INTERNAL;
        return internal
                ? workbook.getPackage().getPart(PackagingURIHelper.createPartName(relation.getTargetURI()))
                : null;
    }

    private void warnOfWhatIsNotRead(OPCPackage opened, Book book) throws InvalidFormatException {
        boolean macros = false;
        for (PackagePart part : opened.getParts()) {
            macros |= MACRO_TYPES.contains(part.getContentType());
        }
        if (macros) {
            findings.add(Finding.warning(
                    "RB-W-MACROS",
                    Location.ofFile(shownAs),
                    "the workbook holds macros; they are neither run nor copied",
                    null));
        }
        findings.addAll(Outside.of(opened, streamed == null ? book : streamed.withReaching(book)));
    }

    private void requireFile() throws IOException, Refused {
        if (Files.isDirectory(file)) {
            throw Refused.of("RB-IN-NOFILE", shownAs, "this is a folder, not a file", "name a workbook in it");
        }
        if (!Files.exists(file)) {
            List<String> near = nearby();
            throw Refused.of(
                    "RB-IN-NOFILE",
                    shownAs,
                    "there is no such file",
                    near.isEmpty() ? "check the name and the folder" : "you mean " + Nearest.either(near));
        }
    }

    private List<String> nearby() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(folder)) {
            return Nearest.to(
                    name.toString(),
                    names.filter(Files::isRegularFile)
                            .map(each -> String.valueOf(each.getFileName()))
                            .toList(),
                    3,
                    3);
        }
    }

    private Refused corrupt(String message) {
        return Refused.corrupt(shownAs, "the workbook is damaged: " + message);
    }

    private static String name(PackagePart part) {
        return part.getPartName().getName().substring(1);
    }
}
