package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.workbook.PackedPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipFile;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkbookReaderTest {
    private static final LocalDate DAY = LocalDate.of(2023, 3, 15);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    @ParameterizedTest
    @CsvSource({
        "0.15060000000000001, 0.1506",
        "0.1, 0.1",
        "1E3, 1000",
        "1.5e-07, 0.00000015",
        "-5, -5",
        "999999999999999, 999999999999999",
        "9007199254740993, 9007199254740990",
        "0.30000000000000004, 0.3",
        "100, 100",
        "2.50, 2.5"
    })
    void numberIsWhatExcelShowsOfIt(String stored, String shown) {
        assertThat(valueOf("<c><v>" + stored + "</v></c>")).isEqualTo(new CellValue.Number(new BigDecimal(shown)));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "INF", "0x10", "1E999999999", "1e309", "12a"})
    void whatIsNoNumberIsReported(String stored) {
        new RawWorkbook().sheet("<row><c><v>" + stored + "</v></c></row>").writtenTo(file);
        assertThat(WorkbookReader.read(file, "budget.xlsx").findings())
                .extracting(Finding::toString)
                .containsExactly("ERROR   budget.xlsx › Usage!A1: the cell stores \"" + stored
                        + "\", which is no number [RB-VAL-NUMBER]" + System.lineSeparator()
                        + "        Maybe open the workbook in Excel and save it again.");
    }

    @Test
    void numberOfManyDigitsIsReportedWithoutBeingParsed() {
        new RawWorkbook()
                .sheet("<row><c><v>" + "1234567890".repeat(50) + "</v></c></row>")
                .writtenTo(file);
        assertThat(WorkbookReader.read(file, "budget.xlsx").findings())
                .extracting(Finding::code)
                .containsExactly("RB-VAL-NUMBER");
    }

    @Test
    void everyTypeOfCellIsRead() {
        Grid grid = sheet("<row r=\"2\">"
                + "<c r=\"A2\" t=\"s\"><v>0</v></c>"
                + "<c r=\"B2\" t=\"inlineStr\"><is><r><t>gpt</t></r><r><t xml:space=\"preserve\"> 4</t></r><rPh><t>x</t></rPh></is></c>"
                + "<c r=\"C2\" t=\"b\"><v>1</v></c>"
                + "<c r=\"D2\" t=\"e\"><v>#REF!</v></c>"
                + "<c r=\"E2\" t=\"str\"><f>A1&amp;\"x\"</f><v>x</v></c>"
                + "<c r=\"F2\"><f>1+1</f></c>"
                + "<c r=\"G2\" s=\"1\"/>"
                + "<c r=\"H2\" t=\"inlineStr\"><is><t>a_x000D_b</t></is></c>"
                + "<c r=\"I2\"><f>1+1</f><v></v></c>"
                + "</row>");
        assertThat(grid.cell(2, 1).value()).isEqualTo(new CellValue.Text("Model"));
        assertThat(grid.cell(2, 2).value()).isEqualTo(new CellValue.Text("gpt 4"));
        assertThat(grid.cell(2, 3).value()).isEqualTo(new CellValue.Bool(true));
        assertThat(grid.cell(2, 4).value()).isEqualTo(new CellValue.Fault("#REF!"));
        assertThat(grid.cell(2, 5)).isEqualTo(new Cell(grid.where(2, 5), new CellValue.Text("x"), "A1&\"x\""));
        assertThat(grid.cell(2, 6).value()).isEqualTo(new CellValue.Uncached());
        assertThat(grid.rows().get(2)).doesNotContainKey(7);
        assertThat(grid.cell(2, 8).value()).isEqualTo(new CellValue.Text("a\rb"));
        assertThat(grid.cell(2, 9).value()).isEqualTo(new CellValue.Uncached());
    }

    @Test
    void cellsWithoutAddressesCountOn() {
        Grid grid = sheet(
                "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c></row>"
                        + "<row><c><v>5</v></c></row>");
        assertThat(grid.cell(1, 2).shown()).isEqualTo("2");
        assertThat(grid.cell(5, 4).shown()).isEqualTo("4");
        assertThat(grid.cell(6, 1).shown()).isEqualTo("5");
    }

    @Test
    void sharedFormulaHasItsText() {
        Grid grid = sheet("<row><c><f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1*2</f><v>2</v></c></row>"
                + "<row><c><f t=\"shared\" si=\"0\"/><v>4</v></c></row>");
        assertThat(grid.cell(1, 1).formula()).isEqualTo("B1*2");
        assertThat(grid.cell(2, 1).formula()).isEqualTo("B1*2");
        assertThat(grid.cell(2, 1).shown()).isEqualTo("4");
    }

    @Test
    void cellsOfAnArrayFormulaAreFormulas() {
        Grid grid = sheet("<row><c><f t=\"array\" ref=\"A1:A2\">B1:B2*2</f><v>2</v></c><c><v>1</v></c></row>"
                + "<row><c><v>4</v></c></row>");
        assertThat(grid.cell(2, 1).formula()).isEqualTo("B1:B2*2");
        assertThat(grid.cell(1, 2).formula()).isNull();
    }

    @Test
    void datesFollowTheStyleAndTheDateSystemOfTheWorkbook() {
        String rows = "<row><c s=\"1\"><v>45000</v></c><c s=\"2\"><v>45000.75</v></c><c><v>45000</v></c>"
                + "<c t=\"d\"><v>2023-03-15T00:00:00</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>0.5</v></c></row>";
        Grid grid = sheet(rows);
        assertThat(grid.cell(1, 1).value()).isEqualTo(new CellValue.Dated(DAY, new BigDecimal("45000")));
        assertThat(grid.cell(1, 2).value()).isEqualTo(new CellValue.Dated(DAY, new BigDecimal("45000.75")));
        assertThat(grid.cell(1, 3).value()).isEqualTo(new CellValue.Number(new BigDecimal("45000")));
        assertThat(grid.cell(1, 4).value()).isEqualTo(new CellValue.Dated(DAY, new BigDecimal("45000")));
        assertThat(grid.cell(1, 5).value()).isEqualTo(new CellValue.Number(new BigDecimal("60")));
        assertThat(grid.cell(1, 6).value()).isEqualTo(new CellValue.Number(new BigDecimal("0.5")));

        RawWorkbook since1904 = new RawWorkbook()
                .workbook(
                        "<workbookPr date1904=\"1\"/>",
                        "<sheets><sheet name=\"Usage\" sheetId=\"1\" r:id=\"rId1\"/></sheets>")
                .sheet(rows);
        assertThat(only(since1904).cell(1, 1).shown()).isEqualTo("2027-03-16");
    }

    @Test
    void sheetInUtf16IsRead() {
        String xml = RawWorkbook.sheetXml("<row><c t=\"inlineStr\"><is><t>größer</t></is></c></row>")
                .replace("UTF-8", "UTF-16");
        RawWorkbook workbook =
                new RawWorkbook().part("xl/worksheets/sheet1.xml", xml.getBytes(StandardCharsets.UTF_16));
        assertThat(only(workbook).cell(1, 1).shown()).isEqualTo("größer");
    }

    @Test
    void prefixedNamespaceIsRead() {
        String xml = "<x:worksheet xmlns:x=\"" + XmlPart.MAIN
                + "\"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        assertThat(only(new RawWorkbook().part("xl/worksheets/sheet1.xml", xml))
                        .cell(1, 1)
                        .shown())
                .isEqualTo("7");
    }

    @Test
    void workbookWithoutStringsAndStylesIsRead() {
        RawWorkbook workbook = new RawWorkbook()
                .without("xl/sharedStrings.xml")
                .without("xl/styles.xml")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Target=\"/xl/worksheets/sheet1.xml\" Type=\""
                                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>"
                                + "</Relationships>")
                .sheet("<row><c s=\"99\"><v>7</v></c></row>");
        assertThat(only(workbook).cell(1, 1).shown()).isEqualTo("7");
    }

    @Test
    void cellsThatCanNotBeAreReportedTogether() {
        new RawWorkbook()
                .sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"B7\"><v>3</v></c></row>"
                        + "<row r=\"1\"><c><v>4</v></c></row>"
                        + "<row r=\"1048577\"/>"
                        + "<row r=\"3\"><c r=\"XFE3\"><v>5</v></c><c r=\"E-2\"><v>6</v></c></row>"
                        + "<row r=\"4\"><c t=\"s\"><v>12</v></c></row>")
                .writtenTo(file);
        assertThat(WorkbookReader.read(file, "budget.xlsx").findings())
                .extracting(each -> each.where() + ": " + each.message() + " " + each.code())
                .containsExactly(
                        "budget.xlsx › Usage!A1: the file holds this cell twice RB-IN-DUPCELL",
                        "budget.xlsx › Usage!A1: row 1 holds a cell with the address \"B7\" RB-IN-ADDR",
                        "budget.xlsx › Usage!A1: the file holds row 1 twice RB-IN-DUPROW",
                        "budget.xlsx › Usage: there is a row numbered \"1048577\" RB-IN-ADDR",
                        "budget.xlsx › Usage!A3: row 3 holds a cell with the address \"XFE3\" RB-IN-ADDR",
                        "budget.xlsx › Usage!A3: row 3 holds a cell with the address \"E-2\" RB-IN-ADDR",
                        "budget.xlsx › Usage!A4: the cell refers to a text that the workbook doesn't hold RB-IN-SST");
    }

    @Test
    void hiddenAndMergedPartsAreCounted() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Usage", SheetFixture.row("a", "b"), SheetFixture.row(1, 2), SheetFixture.row(3, 4));
        var sheet = workbook.poi().getSheet("Usage");
        sheet.getRow(1).setZeroHeight(true);
        sheet.setColumnHidden(1, true);
        sheet.setColumnHidden(9, true);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A2:B3"));
        workbook.sheet("Secret", SheetFixture.row("x"));
        workbook.poi().setSheetHidden(1, true);
        Book book = WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx")
                .value()
                .orElseThrow();
        assertThat(book.sheet("Usage").orElseThrow().layout())
                .isEqualTo(new Grid.Layout(java.util.List.of("A2:B3"), 1, 1, false));
        assertThat(book.sheet("Secret").orElseThrow().layout().hiddenSheet()).isTrue();
    }

    @Test
    void namesThatMeanOneCellAreKept() {
        SheetFixture workbook = new SheetFixture()
                .sheet("My Sheet", SheetFixture.row(1))
                .name("atoms", "'My Sheet'!$A$1")
                .name("area", "'My Sheet'!$A$1:$A$3");
        Book book = WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx")
                .value()
                .orElseThrow();
        assertThat(book.names()).containsOnlyKeys("atoms").containsValue("My Sheet!$A$1");
        assertThat(CellName.locate(book, "ATOMS").orElseThrow()).hasToString("budget.xlsx › My Sheet!A1");
    }

    @Test
    void aHundredThousandRowsAreRead() throws IOException {
        try (SXSSFWorkbook large = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = large.createSheet("Usage");
            for (int row = 0; row < 100_000; row++) {
                var made = sheet.createRow(row);
                for (int column = 0; column < 8; column++) {
                    made.createCell(column).setCellValue(row * 8.25 + column);
                }
            }
            large.write(out);
        }
        Grid grid = WorkbookReader.read(file, "budget.xlsx")
                .value()
                .orElseThrow()
                .sheets()
                .get(0);
        assertThat(grid.rows()).hasSize(100_000);
        assertThat(grid.cell(100_000, 8).shown()).isEqualTo("824998.75");
    }

    private CellValue valueOf(String cell) {
        return sheet("<row>" + cell + "</row>").cell(1, 1).value();
    }

    private Grid sheet(String rows) {
        return only(new RawWorkbook().sheet(rows));
    }

    private Grid only(RawWorkbook workbook) {
        Checked<Optional<Book>> read = WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx");
        assertThat(read.findings()).isEmpty();
        return read.value().orElseThrow().sheets().get(0);
    }

    /** A workbook with two sheets more. */
    private static RawWorkbook withTwoMore(String second, String third) {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
        RawWorkbook workbook = new RawWorkbook()
                .sheet("<row><c><v>1</v></c></row>")
                .workbook(
                        "",
                        "<sheets><sheet name=\"Usage\" sheetId=\"1\" r:id=\"rId1\"/>"
                                + "<sheet name=\"A\" sheetId=\"2\" r:id=\"rId12\"/>"
                                + "<sheet name=\"B\" sheetId=\"3\" r:id=\"rId13\"/></sheets>");
        List<String> parts = List.of(second, third);
        for (int i = 0; i < parts.size(); i++) {
            String part = "worksheets/sheet" + (i + 2) + ".xml";
            workbook.part("xl/" + part, RawWorkbook.sheetXml(parts.get(i)))
                    .type("xl/" + part, type)
                    .relation("xl/workbook.xml", "rId1" + (i + 2), "worksheet", "Target=\"" + part + "\"");
        }
        return workbook;
    }

    /** In other threads. */
    @Test
    void largeSheetsThatArentWantedAreReadToTheirEnd() {
        Random random = new Random(20_261_124);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            digits.append("<row><c><v>").append(random.nextLong()).append("</v></c></row>");
        }
        String sound = digits.toString();
        assertThat(sound).hasSizeGreaterThan(1 << 22);
        withTwoMore(sound, sound).writtenTo(file);
        Checked<Optional<Book>> read = WorkbookReader.read(file, "a.xlsx", "Usage"::equals);
        assertThat(read.findings()).isEmpty();
        assertThat(read.value().orElseThrow().sheets().stream().map(Grid::sheet))
                .containsExactly("Usage", "A", "B");
        assertThat(read.value().orElseThrow().sheets().get(1).rows()).isEmpty();
        for (String broken : List.of("A", "B")) {
            boolean first = broken.equals("A");
            withTwoMore(first ? sound + "</row>" : sound, first ? sound : sound + "<c>")
                    .writtenTo(file);
            Checked<Optional<Book>> refused = WorkbookReader.read(file, "a.xlsx", "Usage"::equals);
            assertThat(refused.value()).isEmpty();
            assertThat(refused.findings())
                    .singleElement()
                    .satisfies(each -> assertThat(each.message()).contains(first ? "sheet2.xml" : "sheet3.xml"));
        }
    }

    /** Another workbook that has a sheet in common with it, packed in the same way. */
    @Test
    void partsThatAreKnownHaveToBeTheSame() throws IOException {
        String rows = "<row><c><v>1</v></c></row>".repeat(100);
        new RawWorkbook().sheet(rows).writtenTo(file);
        String part = "xl/worksheets/sheet1.xml";
        PackedPart known = entry(file, part);
        Path other = folder.resolve("other.xlsx");
        for (boolean same : new boolean[] {true, false}) {
            new RawWorkbook().sheet(same ? rows : rows.replaceFirst("1", "2")).writtenTo(other);
            Checked<Optional<Book>> read = WorkbookReader.read(other, "other.xlsx", name -> false, Map.of(part, known));
            assertThat(read.value().isPresent()).as("%s", read.findings()).isEqualTo(same);
            assertThat(read.findings()).hasSize(same ? 0 : 1);
        }
    }

    @Test
    void entryThatHasChangedSinceItWasReadIsNotOpened() throws IOException {
        new RawWorkbook().sheet("<row><c><v>1</v></c></row>").writtenTo(file);
        PackedPart known = entry(file, "xl/worksheets/sheet1.xml");
        try (InputStream in = known.packed().open()) {
            assertThat(in.readAllBytes()).hasSize(Math.toIntExact(known.packedSize()));
        }
        new RawWorkbook().sheet("<row><c><v>2</v></c></row>").writtenTo(file);
        assertThatThrownBy(() -> known.packed().open())
                .isInstanceOf(IOException.class)
                .hasMessage("budget.xlsx has changed since it was read");
    }

    private static PackedPart entry(Path file, String part) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return PackedEntry.of(file, zip.getEntry(part)).orElseThrow();
        }
    }
}
