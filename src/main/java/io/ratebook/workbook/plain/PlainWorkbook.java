package io.ratebook.workbook.plain;

import io.ratebook.grid.CellValue;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.PoiLimits;
import io.ratebook.workbook.Preparation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ooxml.POIXMLTypeLoader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDefinedName;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheets;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;

/** Opens a workbook as POI's model of cells, from a copy in memory; the file itself is only read. */
public final class PlainWorkbook {
    /** Relations to what runs, or leads to other files and sources, by how their type ends. */
    private static final Set<String> DROPPED = Set.of(
            "vbaProject",
            "vbaProjectSignature",
            "xlMacrosheet",
            "xlIntlMacrosheet",
            "externalLink",
            "connections",
            "queryTable",
            "xmlMaps",
            "volatileDependencies",
            "calcChain");

    /** The rows of a sheet that were left out of a workbook. */
    private interface Rows {
        /** The sheet's part with its rows. */
        InputStream open() throws IOException;
    }

    /**
     * A workbook, and what became of its styles.
     *
     * @param styles from the number of a style in the file to its number here
     */
    public record Opened(XSSFWorkbook workbook, IntUnaryOperator styles) {}

    private final OPCPackage opened;
    private final @Nullable Rows elsewhere;
    private IntUnaryOperator styles = IntUnaryOperator.identity();

    private PlainWorkbook(OPCPackage opened, @Nullable Rows elsewhere) {
        this.opened = opened;
        this.elsewhere = elsewhere;
    }

    /**
     * The workbook without macros, and without links to other workbooks and sources.
     *
     * @param file one that passed the gate
     * @throws ContradictionException where its parts contradict each other
     * @throws IOException where it can't be read
     */
    public static XSSFWorkbook open(Path file) throws IOException {
        return opened(file).workbook();
    }

    /** The same, with what became of its styles. */
    public static Opened opened(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return open(in, null, List.of());
        }
    }

    /** The same of a file's bytes. */
    public static XSSFWorkbook open(InputStream in) throws IOException {
        return open(in, null, List.of()).workbook();
    }

    /** The same, of a workbook that lacks the rows of a sheet, whose styles are kept. */
    public static Opened open(LightFile light) throws IOException {
        try (InputStream in = light.open()) {
            return open(in, light::sheet, light.texts());
        }
    }

    /** @param texts those that cells share, where the file lacks them */
    private static Opened open(InputStream in, @Nullable Rows elsewhere, List<CellValue.Text> texts)
            throws IOException {
        Preparation.OF_POI.await();
        try {
            PoiLimits.lift();
            OPCPackage opened = OPCPackage.open(in);
            PlainWorkbook plain = new PlainWorkbook(opened, elsewhere);
            plain.mend();
            XSSFWorkbook workbook =
                    texts.isEmpty() ? new XSSFWorkbook(opened) : TextsWorkbook.open(opened, new CarriedTexts(texts));
            if (workbook.getWorkbookType() != XSSFWorkbookType.XLSX) {
                workbook.setWorkbookType(XSSFWorkbookType.XLSX);
            }
            return new Opened(workbook, plain.styles);
        } catch (OpenXML4JException | XMLStreamException | XmlException | RuntimeException e) {
            throw new ContradictionException(e);
        }
    }

    private void mend() throws OpenXML4JException, IOException, XmlException, XMLStreamException {
        PackageRelationship core = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0);
        PackagePart workbook = opened.getPart(core);
        dropDangling();
        boolean date1904 = workbook(workbook);
        for (PackagePart part : opened.getParts()) {
            if (!part.isRelationshipPart()) {
                drop(part);
            }
        }
        dropOrphans();
        styles = styles(workbook);
        for (PackageRelationship each : workbook.getRelationshipsByType(XSSFRelation.WORKSHEET.getRelation())) {
            PackagePart sheet = each.getTargetMode() == TargetMode.INTERNAL ? workbook.getRelatedPart(each) : null;
            if (sheet != null) {
                sheet(sheet, styles, date1904);
            }
        }
    }

    private static boolean isDropped(PackageRelationship relation) {
        String type = relation.getRelationshipType();
        return DROPPED.contains(type.substring(type.lastIndexOf('/') + 1));
    }

    private void drop(PackagePart part) throws OpenXML4JException {
        List<PackageRelationship> dropped = new ArrayList<>();
        for (PackageRelationship each : part.getRelationships()) {
            if (isDropped(each)) {
                dropped.add(each);
            }
        }
        for (PackageRelationship each : dropped) {
            PackagePart target = each.getTargetMode() == TargetMode.INTERNAL ? part.getRelatedPart(each) : null;
            part.removeRelationship(each.getId());
            if (target != null && opened.containPart(target.getPartName())) {
                opened.removePart(target.getPartName());
            }
        }
    }

    /** Relations of the file itself to parts that aren't there: POI would write the properties of the file in their place. */
    private void dropDangling() throws OpenXML4JException {
        List<String> dangling = new ArrayList<>();
        for (PackageRelationship each : opened.getRelationships()) {
            if (each.getTargetMode() == TargetMode.INTERNAL && opened.getPart(each) == null) {
                dangling.add(each.getId());
            }
        }
        dangling.forEach(opened::removeRelationship);
    }

    /** Parts that no relation leads to: no program shows them. */
    private void dropOrphans() throws OpenXML4JException {
        Set<PackagePartName> reached = new HashSet<>();
        for (PackageRelationship each : opened.getRelationships()) {
            if (each.getTargetMode() == TargetMode.INTERNAL) {
                reach(opened.getPart(each), reached);
            }
        }
        for (PackagePart part : opened.getParts()) {
            if (!part.isRelationshipPart() && !reached.contains(part.getPartName())) {
                opened.removePart(part.getPartName());
            }
        }
    }

    private static void reach(@Nullable PackagePart part, Set<PackagePartName> reached) throws OpenXML4JException {
        if (part == null || !reached.add(part.getPartName())) {
            return;
        }
        for (PackageRelationship each : part.getRelationships()) {
            if (each.getTargetMode() == TargetMode.INTERNAL) {
                reach(part.getRelatedPart(each), reached);
            }
        }
    }

    /** Takes what is dropped out of the workbook's own lists. True where days are counted from 1904. */
    private static boolean workbook(PackagePart part) throws OpenXML4JException, IOException, XmlException {
        WorkbookDocument document;
        try (InputStream in = part.getInputStream()) {
            document = WorkbookDocument.Factory.parse(in, POIXMLTypeLoader.DEFAULT_XML_OPTIONS);
        }
        CTWorkbook workbook = document.getWorkbook();
        boolean changed = workbook.isSetExternalReferences();
        if (changed) {
            workbook.unsetExternalReferences();
            changed |= unname(workbook, each -> each.getStringValue().contains("["));
        }
        CTSheets sheets = workbook.getSheets();
        for (int i = sheets.sizeOfSheetArray() - 1; i >= 0; i--) {
            PackageRelationship relation =
                    part.getRelationship(sheets.getSheetArray(i).getId());
            if (relation != null && isDropped(relation)) {
                sheets.removeSheet(i);
                renumber(workbook, i);
                changed = true;
            }
        }
        if (changed) {
            try (OutputStream out = part.getOutputStream()) {
                document.save(out, POIXMLTypeLoader.DEFAULT_XML_OPTIONS);
            }
        }
        return workbook.isSetWorkbookPr() && workbook.getWorkbookPr().getDate1904();
    }

    private static boolean unname(CTWorkbook workbook, Predicate<CTDefinedName> gone) {
        boolean changed = false;
        for (int i = workbook.isSetDefinedNames() ? workbook.getDefinedNames().sizeOfDefinedNameArray() - 1 : -1;
                i >= 0;
                i--) {
            if (gone.test(workbook.getDefinedNames().getDefinedNameArray(i))) {
                workbook.getDefinedNames().removeDefinedName(i);
                changed = true;
            }
        }
        return changed;
    }

    /** Names of a sheet alone go with it, or follow theirs. */
    private static void renumber(CTWorkbook workbook, int removed) {
        unname(workbook, each -> each.isSetLocalSheetId() && each.getLocalSheetId() == removed);
        if (workbook.isSetDefinedNames()) {
            for (CTDefinedName each : workbook.getDefinedNames().getDefinedNameArray()) {
                if (each.isSetLocalSheetId() && each.getLocalSheetId() > removed) {
                    each.setLocalSheetId(each.getLocalSheetId() - 1);
                }
            }
        }
    }

    private IntUnaryOperator styles(PackagePart workbook)
            throws OpenXML4JException, IOException, XmlException, XMLStreamException {
        PackageRelationship relation = workbook.getRelationshipsByType(XSSFRelation.STYLES.getRelation())
                .getRelationship(0);
        if (relation == null) {
            return style -> 0;
        }
        IntUnaryOperator thinned = thinned(workbook, workbook.getRelatedPart(relation));
        // what was written stands in another part of the same name
        PackagePart part = workbook.getRelatedPart(relation);
        StyleSheetDocument document;
        try (InputStream in = part.getInputStream()) {
            document = StyleSheetDocument.Factory.parse(in, POIXMLTypeLoader.DEFAULT_XML_OPTIONS);
        }
        PlainStyles plain = new PlainStyles(document.getStyleSheet());
        if (plain.isChanged()) {
            try (OutputStream out = part.getOutputStream()) {
                document.save(out, POIXMLTypeLoader.DEFAULT_XML_OPTIONS);
            }
        }
        return style -> plain.applyAsInt(thinned.applyAsInt(style));
    }

    /** Of very many styles those in use; otherwise all. */
    private IntUnaryOperator thinned(PackagePart workbook, PackagePart part)
            throws OpenXML4JException, IOException, XMLStreamException {
        if (!ThinStyles.isMany(part::getInputStream)) {
            return IntUnaryOperator.identity();
        }
        BitSet used = new BitSet();
        for (PackageRelationship each : workbook.getRelationships()) {
            PackagePart sheet = each.getTargetMode() == TargetMode.INTERNAL ? workbook.getRelatedPart(each) : null;
            if (sheet != null && sheet.getContentType().endsWith("sheet+xml")) {
                try (InputStream in = sheet.getInputStream()) {
                    ThinStyles.use(in, used);
                }
            }
        }
        if (elsewhere != null) {
            try (InputStream in = elsewhere.open()) {
                ThinStyles.use(in, used);
            }
        }
        ThinStyles thin = ThinStyles.of(part::getInputStream, used);
        try (OutputStream out = part.getOutputStream()) {
            out.write(thin.bytes());
        }
        return thin;
    }

    private static void sheet(PackagePart part, IntUnaryOperator styles, boolean date1904)
            throws IOException, XMLStreamException {
        try (InputStream in = part.getInputStream()) {
            if (!PlainSheet.isOdd(in, styles)) {
                return;
            }
        }
        byte[] mended;
        try (InputStream in = part.getInputStream()) {
            mended = new PlainSheet(in, styles, date1904).bytes();
        }
        try (OutputStream out = part.getOutputStream()) {
            out.write(mended);
        }
    }
}
