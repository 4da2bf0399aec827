package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.cells.StreamedSheets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet whose rows go straight into the file is the one that POI writes. */
class StreamedTableTest {
    private static final String KEPT = "Kept";
    private static final String STREAMED = "Streamed";
    private static final int ROWS = 300;
    private static final int COLUMNS = 12;
    private static final List<String> TEXTS = List.of(
            "plain",
            "  blanks on both sides  ",
            "a\ttab and a\nline",
            "\r\nlines of Windows\r\n",
            "<b>&amp; \"quotes\" 'and' ]]> more</b>",
            "=1+1",
            "-5",
            "@home",
            "control \u0001\u0008\u001f characters",
            "no characters \ufffe\uffff",
            "half a pair \ud83d and another \ude00",
            "a whole \ud83d\ude00 pair, ümläuts, 漢字, \u00a0 and \u2028",
            "_x000D_ looks like an escape",
            "x".repeat(32_767),
            "y".repeat(40_000));
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "0.1",
            "123456789012345678901234567890",
            "0.000000000000000000000000000001",
            "1E+300",
            "4.9E-324",
            "1E+400",
            "-1E+400",
            "2E-400",
            "-0.150600000000000017",
            "1048576");
    private static final List<String> FORMULAS =
            List.of("1+1", "IF(A1<>\"a & b\",\"<\",\">\")", "'Kept'!A1", "7", "-0.25", "A1&\"\n\"&B1", "SUM(A1:B2)*2");

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void hasTheCellsThatPoiWrites(long seed) throws IOException {
        byte[] bytes = written(pen -> fill(pen, new Random(seed)));

        try (XSSFWorkbook read = read(bytes)) {
            XSSFSheet kept = read.getSheet(KEPT);
            XSSFSheet streamed = read.getSheet(STREAMED);
            assertThat(cells(streamed))
                    .as("seed " + seed)
                    .hasSizeGreaterThan(ROWS)
                    .isEqualTo(cells(kept));
            assertThat(links(streamed)).as("seed " + seed).isNotEmpty().isEqualTo(links(kept));
            assertThat(streamed.getCTWorksheet().getDimension().getRef())
                    .isEqualTo(kept.getCTWorksheet().getDimension().getRef());
        }
    }

    @Test
    void partsStandInTheOrderThatExcelAsksFor() throws IOException {
        byte[] bytes = written(pen -> {
            pen.number(1, 0, BigDecimal.ONE, Role.COUNT);
            pen.link(1, 0, "Kept!$A$1");
            pen.sheet().enableLocking();
            pen.sheet().setAutoFilter(new CellRangeAddress(0, 1, 0, 1));
            SheetStyles.alarm(pen.sheet(), new CellRangeAddress(1, 1, 0, 0), "wrong");
        });

        String xml = part(bytes, "xl/worksheets/sheet2.xml");
        List<Integer> places = Stream.of(
                        "<dimension ref=\"A1:A2\"/>",
                        "<row r=\"1\">",
                        "<row r=\"2\"><c r=\"A2\"",
                        "</sheetData><sheetProtection",
                        "<autoFilter",
                        "<conditionalFormatting",
                        "<hyperlinks><hyperlink location=\"Kept!$A$1\" ref=\"A2\"/></hyperlinks>",
                        "<pageMargins")
                .map(xml::indexOf)
                .toList();
        assertThat(places).as(xml).isSorted().doesNotContain(-1);
    }

    @Test
    void aFinishedRowTakesNoMoreCells() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Pen pen = streamed(workbook, new StreamedSheets());
            pen.number(2, 0, BigDecimal.ONE, Role.COUNT);
            pen.number(4, 0, BigDecimal.ONE, Role.COUNT);
            assertThatThrownBy(() -> pen.number(2, 1, BigDecimal.ONE, Role.COUNT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("row 2");
        }
    }

    /** Excel repairs a sheet that has more. */
    @Test
    void noSheetHasMoreLinksThanExcelTakes() throws IOException {
        byte[] bytes = written(pen -> {
            if (pen.sheet().getSheetName().equals(STREAMED)) {
                for (int i = 1; i <= 65_540; i++) {
                    pen.link(i, 0, "Kept!$A$1");
                }
            }
        });

        assertThat(part(bytes, "xl/worksheets/sheet2.xml").split("<hyperlink ", -1))
                .hasSize(65_530 + 1);
    }

    private static void fill(Pen pen, Random random) {
        for (int row = 1; row <= ROWS; row++) {
            // from the right: the cells of a row come in any order
            for (int column = COLUMNS - 1; column >= 0; column--) {
                if (random.nextInt(3) > 0) {
                    cell(pen, row, column, random);
                }
            }
        }
        pen.number(ROWS + 5, COLUMNS, BigDecimal.ONE, Role.COUNT);
    }

    private static void cell(Pen pen, int row, int column, Random random) {
        String formula = one(FORMULAS, random);
        Role role = one(List.of(Role.values()), random);
        switch (random.nextInt(9)) {
            case 0 -> pen.text(row, column, one(TEXTS, random), role);
            case 1 -> pen.number(row, column, number(random), role);
            case 2 -> pen.number(row, column, new BigDecimal(random.nextDouble() * random.nextInt()), role);
            case 3 -> pen.date(row, column, LocalDate.of(1900, 3, 1).plusDays(random.nextInt(80_000)), role);
            case 4 -> pen.formula(row, column, formula, number(random), role);
            case 5 -> pen.formula(row, column, formula, one(TEXTS, random), role);
            case 6 -> pen.formulaDate(row, column, formula, LocalDate.of(2026, 11, 22), role);
            case 7 -> pen.formula(row, column, formula, Optional.empty(), one(TEXTS, random), role);
            default -> {
                pen.blank(row, column, role);
                pen.link(row, column, "'" + STREAMED + "'!$A$" + (1 + random.nextInt(ROWS)));
            }
        }
    }

    private static BigDecimal number(Random random) {
        return new BigDecimal(one(NUMBERS, random));
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A workbook with the same cells on two sheets, one of them streamed. */
    private static byte[] written(Consumer<Pen> filling) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.setCellFormulaValidation(false);
            SheetStyles styles = new SheetStyles(workbook);
            StreamedSheets streams = new StreamedSheets();
            Pen kept = new Pen(sheet(workbook, KEPT), styles);
            XSSFSheet sheet = sheet(workbook, STREAMED);
            Pen streamed = new Pen(sheet, styles, streams.of(sheet));
            for (Pen each : List.of(kept, streamed)) {
                each.text(0, 0, "Header", Role.HEADER);
                filling.accept(each);
            }
            workbook.write(bytes);
            Map<String, LargePart> parts = streams.parts();
            byte[] loose = SteadyZip.loose(bytes.toByteArray(), parts);
            requirePackedAlike(bytes.toByteArray(), parts, loose);
            return loose;
        }
    }

    /** What is packed already holds the same, and its size and checksum are right. */
    private static void requirePackedAlike(byte[] saved, Map<String, LargePart> parts, byte[] loose)
            throws IOException {
        Map<String, SteadyZip.Change> changes = new HashMap<>();
        parts.forEach((name, part) -> changes.put(name, SteadyZip.large(part)));
        byte[] packed = SteadyZip.of(saved, changes, Map.of());
        assertThat(packed).hasSizeLessThan(loose.length);
        for (String name : parts.keySet()) {
            assertThat(part(packed, name)).isEqualTo(part(loose, name)).contains("</sheetData>");
        }
    }

    private static Pen streamed(XSSFWorkbook workbook, StreamedSheets streams) {
        XSSFSheet sheet = sheet(workbook, STREAMED);
        return new Pen(sheet, new SheetStyles(workbook), streams.of(sheet));
    }

    private static XSSFSheet sheet(XSSFWorkbook workbook, String name) {
        XSSFSheet sheet = workbook.createSheet(name);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        TableSheet.width(sheet, 0, 20);
        return sheet;
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** All there is to know of each cell and row, a line each. */
    private static List<String> cells(XSSFSheet sheet) {
        List<String> cells = new ArrayList<>();
        for (Row row : sheet) {
            cells.add(row.getRowNum() + " is " + row.getHeightInPoints() + " high");
            for (Cell cell : row) {
                cells.add(cell.getAddress() + ", style " + cell.getCellStyle().getIndex() + ": " + content(cell));
            }
        }
        return cells;
    }

    private static String content(Cell cell) {
        return switch (cell.getCellType()) {
            case FORMULA ->
                cell.getCellFormula() + " gives "
                        + switch (cell.getCachedFormulaResultType()) {
                            case STRING -> text(cell.getStringCellValue());
                            case ERROR -> "error " + cell.getErrorCellValue();
                            default -> "number " + cell.getNumericCellValue();
                        };
            case STRING -> text(cell.getStringCellValue());
            case ERROR -> "error " + cell.getErrorCellValue();
            case BLANK -> "nothing";
            default -> "number " + cell.getNumericCellValue();
        };
    }

    /** Readable in a message: characters that don't show as numbers, and long texts by their ends. */
    private static String text(String text) {
        StringBuilder shown = new StringBuilder("text of " + text.length() + ": ");
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean plain = characters[i] >= ' ' && characters[i] < 0x7f;
            if (i < 100 || i >= characters.length - 10) {
                shown.append(
                        plain ? Character.toString(characters[i]) : "{" + Integer.toHexString(characters[i]) + "}");
            }
        }
        return shown.toString();
    }

    private static List<String> links(XSSFSheet sheet) {
        return sheet.getHyperlinkList().stream()
                .map(each -> each.getCellRef() + " to " + each.getLocation())
                .distinct()
                .sorted()
                .toList();
    }

    private static String part(byte[] zip, String name) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream in = new ZipInputStream(bytes)) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null && !entry.getName().equals(name)) {
                entry = in.getNextEntry();
            }
            assertThat(entry).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
