package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SteadyZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An input workbook in the making: the sheets that have rows, in the order of the contract, and a Lists sheet that feeds the
 * drop-downs. Every formula is stored with its result; the same content gives the same bytes.
 */
final class NewWorkbook {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private final String title;
    private final Map<String, List<String>> modelsByProvider;
    private final Map<String, InputSheet> sheets = new LinkedHashMap<>();

    /** @param modelsByProvider what the rate cards price, for the drop-downs */
    NewWorkbook(String title, Map<String, List<String>> modelsByProvider) {
        this.title = title;
        this.modelsByProvider = new TreeMap<>(modelsByProvider);
    }

    /** The sheet of that layout; it comes to be where it is asked for first. */
    InputSheet sheet(SheetLayout layout) {
        return sheets.computeIfAbsent(layout.name(), name -> new InputSheet(layout));
    }

    byte[] toBytes() {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return SteadyZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(XSSFWorkbook workbook) {
        fixProperties(workbook);
        InputStyles styles = new InputStyles(workbook);
        List<InputSheet> ordered = SheetLayout.ALL.stream()
                .filter(each -> sheets.containsKey(each.name()))
                .map(this::sheet)
                .toList();
        List<InputSheetWriter> writers = ordered.stream()
                .map(each -> new InputSheetWriter(each, workbook.createSheet(each.name()), styles))
                .toList();
        writers.forEach(InputSheetWriter::writeCells);
        ListsSheet lists = ListsSheet.write(workbook, styles, modelsByProvider);
        DropDowns dropDowns = new DropDowns(workbook, lists);
        ordered.forEach(dropDowns::add);
        XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
        requireResults(workbook);
        writers.forEach(InputSheetWriter::fit);
    }

    private static void requireResults(XSSFWorkbook workbook) {
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.ERROR) {
                        throw new IllegalStateException(
                                sheet.getSheetName() + "!" + cell.getAddress() + " fails: =" + cell.getCellFormula());
                    }
                }
            }
        }
    }

    /** No clock: the same content is the same bytes. */
    private void fixProperties(XSSFWorkbook workbook) {
        POIXMLProperties properties = workbook.getProperties();
        properties.getCoreProperties().setTitle(title);
        properties.getCoreProperties().setCreator("Ratebook");
        properties.getCoreProperties().setCreated(Optional.of(Date.from(MADE)));
        properties.getCoreProperties().setModified(Optional.of(Date.from(MADE)));
        properties.getExtendedProperties().setApplication("Ratebook");
    }
}
