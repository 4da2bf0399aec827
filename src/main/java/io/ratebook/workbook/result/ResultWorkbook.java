package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.domain.Header;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.publish.AsideException;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.UsageLines;
import io.ratebook.report.UsageShares;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.LargeTexts;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.PackedPart;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.cells.StreamedSheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The result: the input's sheets as they are, and beside them every price, factor and charge as live formulas that hold the
 * engine's values. The same input, rules and settings give the same bytes.
 */
public final class ResultWorkbook implements AutoCloseable {
    private final byte[] bytes;
    private final Map<String, LargePart> streamed;
    private final LaidAside aside;

    private ResultWorkbook(byte[] bytes, Map<String, LargePart> streamed, LaidAside aside) {
        this.bytes = bytes;
        this.streamed = streamed;
        this.aside = aside;
    }

    /**
     * The whole file, not packed yet: its seal is still to come.
     *
     * @param input the workbook that was rated; only read
     * @param inUse the case whose values the live cells show
     * @throws PublishException where the input's sheets can't be carried into a result
     * @throws UncarriedInputException where the input's parts contradict each other
     */
    public static byte[] bytes(Path input, Case inUse, Report report, About about) throws PublishException {
        return bytes(input, Map.of(), inUse, report, about);
    }

    /**
     * The same.
     *
     * @param typed cells of the input whose text was read as a number: in the result they are numbers
     */
    public static byte[] bytes(Path input, Map<Location, BigDecimal> typed, Case inUse, Report report, About about)
            throws PublishException {
        return bytes(OpenedInput.of(input, null), typed, inUse, report, about);
    }

    /** The same, without rows that were rated together. */
    public static byte[] bytes(
            OpenedInput input, Map<Location, BigDecimal> typed, Case inUse, Report report, About about)
            throws PublishException {
        try (ResultWorkbook made = of(input, typed, inUse, report, UsageLines.NONE, () -> CellDigests.NONE, about)) {
            Map<String, LargePart> large = new HashMap<>(made.streamed);
            made.aside.parts().forEach((name, part) -> {
                // cells of every sheet need their texts
                if (part instanceof LargeTexts) {
                    large.put(name, part);
                }
            });
            return SteadyZip.loose(made.bytes, large);
        }
    }

    /**
     * The whole file, in pieces; to be closed when it is written.
     *
     * @param typed cells of the input whose text was read as a number: in the result they are numbers
     * @param rows those that were rated together
     * @param digests for each sheet of them, who hears its cells
     */
    public static ResultWorkbook of(
            OpenedInput input,
            Map<Location, BigDecimal> typed,
            Case inUse,
            Report report,
            UsageLines rows,
            Supplier<CellDigests> digests,
            About about)
            throws PublishException {
        LaidAside aside = new LaidAside();
        boolean whole = false;
        try {
            CarriedInput carried = input.carried();
            carried.type(typed);
            ResultWorkbook made = of(carried, input.light(), inUse, report, about, rows, digests, aside);
            whole = true;
            return made;
        } catch (AsideException e) {
            throw e;
        } catch (RuntimeException e) {
            throw CarryingTrial.succeeds(input) ? e : uncarried(about.input(), e);
        } finally {
            if (!whole) {
                aside.close();
            }
        }
    }

    /** Tells where the parts of rows that were rated together are too many for a workbook; empty where they fit. */
    public static Optional<Finding> tooManyRows(Report report, UsageLines rows, String file) {
        long count = new UsageShares(report.lines(), rows).count();
        return count <= UsageLinesSheets.MOST
                ? Optional.empty()
                : Optional.of(Finding.info(
                        "RB-ROWS-LIMIT",
                        Location.ofFile(file),
                        String.format(
                                Locale.ROOT,
                                "the %,d parts of its rows are more than the sheets of a workbook hold (%,d); the lines have their sums",
                                count,
                                UsageLinesSheets.MOST),
                        "have them written as usage-lines.csv: --csv DIR"));
    }

    /** The workbook; the rows of its large parts are not in it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its large parts, by their names. */
    public Map<String, LargePart> large() {
        Map<String, LargePart> large = new HashMap<>(streamed);
        large.putAll(aside.parts());
        return large;
    }

    /** Those of them that are the same in the input, as they lie there. */
    public Map<String, PackedPart> asRead() {
        Map<String, PackedPart> parts = new HashMap<>();
        aside.parts().forEach((name, part) -> part.asRead().ifPresent(each -> parts.put(name, each)));
        return parts;
    }

    /** Removes what was laid aside. */
    @Override
    public void close() {
        aside.close();
    }

    private static UncarriedInputException uncarried(String input, RuntimeException cause) {
        return new UncarriedInputException(
                Finding.error(
                        "RB-IN-PARTS",
                        Location.ofFile(input),
                        "its sheets can't be carried into a result: styles, drawings or other parts beside the cells contradict each other",
                        "open it in Excel, let Excel repair it, and save it; or copy the sheets into a new workbook"),
                cause);
    }

    private static ResultWorkbook of(
            CarriedInput input,
            @Nullable LightFile light,
            Case inUse,
            Report report,
            About about,
            UsageLines rows,
            Supplier<CellDigests> digests,
            LaidAside aside) {
        XSSFWorkbook workbook = input.workbook();
        // every formula is our own: POI needn't parse it again to say whether it is one
        workbook.setCellFormulaValidation(false);
        SheetStyles styles =
                new SheetStyles(workbook, report.request().header().rounding().decimals());
        CaseSelector carried = input.selector(report.request().header());
        XSSFSheet summary = SummarySheet.create(workbook);
        CaseSelector cases = carried == null ? SummarySheet.selector(summary, styles) : carried;
        boolean selected = cases.select(inUse);
        if (input.set(about, report) || selected) {
            input.recalculate();
        }
        StreamedSheets streamed = new StreamedSheets();
        if (light != null) {
            CarriedShares.begin(light, workbook, aside);
            CarriedRows.begin(light, workbook, input.styles(), aside);
        }
        write(new Draft(
                workbook,
                styles,
                cases,
                new References(workbook, cases),
                inUse,
                report,
                about,
                streamed,
                rows,
                aside,
                digests));
        Map<String, LargePart> parts = streamed.parts();
        byte[] bytes = bytes(workbook, report.request().header());
        aside.saved();
        aside.finish();
        return new ResultWorkbook(bytes, parts, aside);
    }

    private static void write(Draft draft) {
        RatesSheet rates = RatesSheet.write(draft);
        FactorsSheet factors = FactorsSheet.write(draft);
        LinesSheet lines = LinesSheet.write(draft, rates, factors);
        MonthRows months = MonthsSheet.write(draft, lines);
        ComparisonsSheet.write(draft, lines);
        ReturnsSheet.write(draft, lines, months);
        SensitivitiesSheet.write(draft);
        MonteCarloSheet.write(draft);
        BecauseSheet.write(draft);
        FindingsSheet.write(draft);
        ChecksSheet checks = ChecksSheet.write(draft, lines);
        AboutSheet.write(draft);
        ExpectedColumns.write(draft);
        SummarySheet.write(draft, lines, months, checks);
        SheetLayout.RESULT_SHEETS.stream()
                .map(draft.workbook()::getSheet)
                .filter(Objects::nonNull)
                .forEach(ResultWorkbook::protect);
        show(draft.workbook());
    }

    /** Without a password: against slips of the hand. Input cells take numbers, filters and widths can be set. */
    private static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatCells(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }

    /** Opens on Summary, with no other sheet selected: what is typed goes to one sheet only. */
    private static void show(XSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            workbook.getSheetAt(i).setSelected(i == 0);
        }
        workbook.setActiveSheet(0);
        workbook.setFirstVisibleTab(0);
    }

    private static byte[] bytes(XSSFWorkbook workbook, Header header) {
        properties(workbook.getProperties().getCoreProperties(), header);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook;
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            workbook.write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void properties(POIXMLProperties.CoreProperties properties, Header header) {
        Date day = Date.from(header.asOf().atStartOfDay(ZoneOffset.UTC).toInstant());
        properties.setTitle(header.title());
        properties.setCreator("Ratebook");
        properties.setLastModifiedByUser("Ratebook");
        properties.setCreated(Optional.of(day));
        properties.setModified(Optional.of(day));
    }

    /** True for a sheet whose cells {@link #verify} looks at. */
    public static boolean isVerified(String sheet) {
        return sheet.equals(SummarySheet.NAME);
    }

    /**
     * The sheets are there, and the totals are the engine's.
     *
     * @param book what was written, read again
     * @throws IOException where they aren't
     */
    public static void verify(Book book, Report report) throws IOException {
        for (String each : List.of(SummarySheet.NAME, RatesSheet.NAME, LinesSheet.NAME, AboutSheet.NAME)) {
            if (book.sheet(each).isEmpty()) {
                throw new IOException("the sheet " + each + " is missing from what was written");
            }
        }
        Grid summary = book.sheet(SummarySheet.NAME).orElseThrow();
        for (int i = 0; i < report.totals().size(); i++) {
            verify(summary, SummarySheet.FIRST_TOTAL + i + 1, report.totals().get(i));
        }
    }

    private static void verify(Grid summary, int row, ScenarioTotal total) throws IOException {
        List<BigDecimal> meant =
                List.of(total.cost().low(), total.cost().base(), total.cost().high());
        for (int i = 0; i < meant.size(); i++) {
            CellValue shown = summary.cell(row, SummarySheet.LOW + i + 1).value();
            if (!(shown instanceof CellValue.Number number) || !isAlike(number.value(), meant.get(i))) {
                throw new IOException("the totals of " + total.scenario().name() + " are not those that were written");
            }
        }
    }

    /** A cell holds a double, of which readers take 15 digits. */
    private static boolean isAlike(BigDecimal shown, BigDecimal meant) {
        return shown.subtract(meant).abs().compareTo(meant.abs().movePointLeft(14)) <= 0;
    }
}
