package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.amount.Case;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import io.ratebook.grid.Book;
import io.ratebook.grid.CellValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputBookTest {
    private static final Object[] ASSUMPTIONS = row("Name", "Low", "Base", "High", "In use");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    /** Atoms drive the calls in another sheet, which drive a sum in a third. */
    private static SheetFixture plan() {
        return new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet(
                        "Assumptions",
                        ASSUMPTIONS,
                        row("atoms", 10, 20, 40, "=CHOOSE(in_case,B2,C2,D2)"),
                        row("rate", "", "", "", 0.25),
                        row("double_atoms", "", "", "", "=atoms*2"))
                .name("in_case", "Request!$B$2")
                .name("atoms", "Assumptions!$E$2")
                .name("rate", "Assumptions!$E$3")
                .sheet("Usage", row("Id", "Calls", "Quantity"), row("a", "=atoms*3", "=Work!B1*rate"))
                .sheet("Work", row("=Usage!B2+1", "=double_atoms+A1"))
                .name("double_atoms", "Assumptions!$E$4")
                .calculated();
    }

    @Test
    void formulasFollowTheCaseInUseAcrossSheets() {
        InputBook book = open(plan());
        assertThat(cells(book, Case.LOW)).containsExactly("30", "12.75");
        assertThat(cells(book, Case.HIGH)).containsExactly("120", "50.25");
        assertThat(cells(book, Case.BASE)).containsExactly("60", "25.25");
        assertThat(cells(book, Case.LOW)).containsExactly("30", "12.75");
        Book low = book.at(Case.LOW, Map.of()).value();
        assertThat(shown(low, "Request", 2, 2)).isEqualTo("1");
        assertThat(shown(low, "Assumptions", 2, 5)).isEqualTo("10");
        assertThat(shown(book.book(), "Request", 2, 2)).isEqualTo("2");
    }

    @Test
    void formulasFollowAnAssumptionThatIsSet() {
        InputBook book = open(plan());
        for (Case which : Case.values()) {
            assertThat(cells(book, which, "atoms", "200")).containsExactly("600", "250.25");
        }
        assertThat(cells(book, Case.BASE, "RATE", "1")).containsExactly("60", "101");
        assertThat(cells(book, Case.BASE, "double_atoms", "0")).containsExactly("60", "15.25");
        assertThat(cells(book, Case.BASE)).containsExactly("60", "25.25");
        assertThat(cells(book, Case.HIGH)).containsExactly("120", "50.25");
    }

    @Test
    void severalAssumptionsCanBeSetAtOnce() {
        Book set = open(plan())
                .at(Case.LOW, Map.of("atoms", new BigDecimal("1"), "rate", new BigDecimal("2")))
                .value();
        assertThat(shown(set, "Usage", 2, 2)).isEqualTo("3");
        assertThat(shown(set, "Usage", 2, 3)).isEqualTo("12");
    }

    @Test
    void assumptionsAreListedAndUnknownOnesRefused() {
        InputBook book = open(plan());
        assertThat(book.assumptionNames()).containsExactly("atoms", "rate", "double_atoms");
        assertThat(book.knows("ATOMS")).isTrue();
        assertThat(book.knows("atom")).isFalse();
        assertThatThrownBy(() -> book.at(Case.BASE, Map.of("atom", BigDecimal.ONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharedFormulasThatChooseFollowToo() throws IOException {
        String rows =
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Low</t></is></c>"
                        + "<c r=\"C1\" t=\"inlineStr\"><is><t>Base</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>High</t></is></c>"
                        + "<c r=\"E1\" t=\"inlineStr\"><is><t>In use</t></is></c><c r=\"F1\"><v>2</v></c></row>"
                        + sharedRow(2, "one", "<f t=\"shared\" ref=\"E2:E4\" si=\"0\">CHOOSE($F$1,B2,C2,D2)</f>")
                        + sharedRow(3, "two", "<f t=\"shared\" si=\"0\"/>")
                        + sharedRow(4, "three", "<f t=\"shared\" si=\"0\"/>");
        new RawWorkbook()
                .workbook(
                        "",
                        "<sheets><sheet name=\"Assumptions\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                                + "<definedNames><definedName name=\"in_case\">Assumptions!$F$1</definedName></definedNames>")
                .sheet(rows)
                .writtenTo(file);
        InputBook book = InputBook.open(file, "budget.xlsx").value().orElseThrow();
        assertThat(column(book.at(Case.HIGH, Map.of()).value())).containsExactly("203", "303", "403");
        assertThat(column(book.at(Case.HIGH, Map.of("one", BigDecimal.ONE)).value()))
                .containsExactly("1", "303", "403");
        assertThat(column(book.at(Case.LOW, Map.of()).value())).containsExactly("201", "301", "401");
        assertThat(Files.exists(file)).isTrue();
    }

    private static String sharedRow(int row, String name, String formula) {
        return "<row r=\"" + row + "\"><c r=\"A" + row + "\" t=\"inlineStr\"><is><t>" + name + "</t></is></c><c r=\"B"
                + row + "\"><v>" + row + "01</v></c><c r=\"C" + row + "\"><v>" + row + "02</v></c><c r=\"D" + row
                + "\"><v>" + row + "03</v></c><c r=\"E" + row + "\">" + formula + "<v>" + row + "02</v></c></row>";
    }

    private static List<String> column(Book book) {
        return List.of(
                shown(book, "Assumptions", 2, 5), shown(book, "Assumptions", 3, 5), shown(book, "Assumptions", 4, 5));
    }

    @Test
    void workbookWithoutACaseCellReadsTheSameInEveryCase() {
        InputBook book = open(
                new SheetFixture().sheet("Usage", row("Calls"), row("=1+1")).calculated());
        assertThat(book.at(Case.LOW, Map.of()).value()).isSameAs(book.book());
        assertThat(book.at(Case.HIGH, Map.of()).value()).isSameAs(book.book());
    }

    @Test
    void workbookWithoutFormulasTakesTheNumbersThatAreSet() {
        InputBook book = open(new SheetFixture()
                .sheet("Assumptions", row("Name", "In use"), row("atoms", 20))
                .sheet("Usage", row("Calls"), row(5)));
        Checked<Book> set = book.at(Case.LOW, Map.of("atoms", new BigDecimal("7")));
        assertThat(set.findings()).isEmpty();
        assertThat(shown(set.value(), "Assumptions", 2, 2)).isEqualTo("7");
    }

    @Test
    void errorThatAFormulaGivesIsAFault() {
        InputBook book = open(new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls"), row("=10/(Request!B2-1)"))
                .calculated());
        assertThat(book.at(Case.LOW, Map.of())
                        .value()
                        .sheet("Usage")
                        .orElseThrow()
                        .cell(2, 1)
                        .value())
                .isEqualTo(new CellValue.Fault("#DIV/0!"));
        assertThat(book.at(Case.HIGH, Map.of())
                        .value()
                        .sheet("Usage")
                        .orElseThrow()
                        .cell(2, 1)
                        .value())
                .isEqualTo(new CellValue.Number(new BigDecimal("5")));
    }

    @Test
    void textsTruthValuesAndDatesAreRecalculated() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet(
                        "Usage",
                        row("Model", "Flag", "From"),
                        row("=\"m\"&Request!B2", "=Request!B2=2", LocalDate.of(2026, 1, 1)));
        workbook.poi().getSheet("Usage").getRow(1).getCell(2).setCellFormula("DATE(2026,Request!B2,1)");
        Book high = open(workbook.calculated()).at(Case.HIGH, Map.of()).value();
        assertThat(shown(high, "Usage", 2, 1)).isEqualTo("m3");
        assertThat(high.sheet("Usage").orElseThrow().cell(2, 2).value()).isEqualTo(new CellValue.Bool(false));
        assertThat(shown(high, "Usage", 2, 3)).isEqualTo("2026-03-01");
    }

    @Test
    void formulaThatCanNotBeRecalculatedKeepsItsStoredValue() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls", "Quantity"), row(1, 2));
        var stored = workbook.poi().getSheet("Usage").getRow(1).getCell(0);
        stored.setCellFormula("NOSUCHFUNCTION(1)");
        stored.setCellValue(7);
        Checked<Book> low = open(workbook).at(Case.LOW, Map.of());
        assertThat(shown(low.value(), "Usage", 2, 1)).isEqualTo("7");
        assertThat(low.findings())
                .extracting(Finding::toString)
                .containsExactly("WARNING budget.xlsx › Usage!A2: the cell can't be recalculated: the function "
                        + "NOSUCHFUNCTION isn't known; its stored value 7 is used [RB-W-RECALC]"
                        + System.lineSeparator() + "        Maybe write the formula with older functions.");
    }

    @Test
    void formulaThatChangesByItselfKeepsItsStoredValue() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls", "Quantity"), row("=RAND()", "=A2*2"));
        var cells = workbook.poi().getSheet("Usage").getRow(1);
        cells.getCell(0).setCellValue(0.5);
        cells.getCell(1).setCellValue(1);
        Checked<Book> low = open(workbook).at(Case.LOW, Map.of());
        assertThat(shown(low.value(), "Usage", 2, 1)).isEqualTo("0.5");
        assertThat(shown(low.value(), "Usage", 2, 2)).isEqualTo("1");
        assertThat(low.findings()).isEmpty();
    }

    @Test
    void textThatChangesByItselfIsKeptToo() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls", "Note"), row("=Request!B2*10", "=TEXT(RAND(),\"0.000000\")"));
        var cells = workbook.poi().getSheet("Usage").getRow(1);
        cells.getCell(0).setCellValue(20);
        cells.getCell(1).setCellValue("0.125000");
        Checked<Book> low = open(workbook).at(Case.LOW, Map.of());
        assertThat(shown(low.value(), "Usage", 2, 1)).isEqualTo("10");
        assertThat(shown(low.value(), "Usage", 2, 2)).isEqualTo("0.125000");
    }

    @Test
    void storedResultThatIsOutOfDateIsPointedOut() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls"), row("=Request!B2*10"));
        workbook.poi().getSheet("Usage").getRow(1).getCell(0).setCellValue(5);
        Checked<Book> base = open(workbook).at(Case.BASE, Map.of());
        assertThat(shown(base.value(), "Usage", 2, 1)).isEqualTo("20");
        assertThat(base.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "WARNING budget.xlsx › Usage!A2: the stored result 5 is not what its formula gives, 20; "
                                + "the latter is used [RB-W-STALE]" + System.lineSeparator()
                                + "        Maybe open the workbook in Excel or LibreOffice and save it.");
    }

    @Test
    void formulaWithoutAStoredResultStaysUnknown() {
        InputBook book = open(new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet("Usage", row("Calls"), row("=Request!B2*10")));
        assertThat(book.at(Case.BASE, Map.of())
                        .value()
                        .sheet("Usage")
                        .orElseThrow()
                        .cell(2, 1)
                        .value())
                .isEqualTo(new CellValue.Uncached());
    }

    @Test
    void formulasOfResultSheetsAreLeftAlone() {
        SheetFixture workbook = plan().sheet("Lines", row("=Usage!B2"));
        var line = workbook.poi().getSheet("Lines").getRow(0).getCell(0);
        line.setCellValue(99);
        assertThat(line.getCellType()).isEqualTo(CellType.FORMULA);
        Book high = open(workbook).at(Case.HIGH, Map.of()).value();
        assertThat(shown(high, "Lines", 1, 1)).isEqualTo("99");
    }

    private InputBook open(SheetFixture workbook) {
        Checked<Optional<InputBook>> opened = InputBook.open(workbook.writtenTo(file), "budget.xlsx");
        assertThat(opened.findings()).noneMatch(each -> each.severity() != Severity.INFO);
        return opened.value().orElseThrow();
    }

    /** The two formulas of the row in Usage. */
    private static List<String> cells(InputBook book, Case which) {
        return cells(book.at(which, Map.of()));
    }

    private static List<String> cells(InputBook book, Case which, String assumption, String value) {
        return cells(book.at(which, Map.of(assumption, new BigDecimal(value))));
    }

    private static List<String> cells(Checked<Book> at) {
        assertThat(at.findings()).isEmpty();
        return List.of(shown(at.value(), "Usage", 2, 2), shown(at.value(), "Usage", 2, 3));
    }

    private static String shown(Book book, String sheet, int row, int column) {
        return book.sheet(sheet).orElseThrow().cell(row, column).shown();
    }
}
