package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.domain.Expectation;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user wrote and no figure would follow, told once over the stored cells and all three cases, as a run reads them. */
final class UnreadInputTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Object[] ASSUMPTIONS = row("Name", "Low", "Base", "High", "In use");
    private static final Object[] USAGE = row("Id", "Scenario", "Provider", "Model", "Input tokens");
    private static final Object[] GOOD = row("a", "", "openai", "gpt-4.1", 100);
    private static final String CHOICE = "=CHOOSE(in_case,B2,C2,D2)";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    private static SheetFixture plan() {
        return new SheetFixture().sheet("Usage", USAGE, GOOD);
    }

    private static SheetFixture assuming(Object... assumption) {
        return plan().sheet("Assumptions", ASSUMPTIONS, assumption).name("atoms", "Assumptions!$E$2");
    }

    private static SheetFixture withCases(SheetFixture workbook) {
        return workbook.sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .name("in_case", "Request!$B$2");
    }

    static Stream<Arguments> halfRanges() {
        return Stream.of(
                Arguments.of((Object) row("atoms", 10, "", "", CHOICE)),
                Arguments.of((Object) row("atoms", "", "", 30, CHOICE)),
                Arguments.of((Object) row("atoms", "", "", 30, 30)));
    }

    @ParameterizedTest
    @MethodSource("halfRanges")
    void assumptionWithoutABaseNeedsBothLowAndHigh(Object[] assumption) {
        assertThat(findings(withCases(assuming(assumption)).calculated()))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Assumptions!C2: (Base) is empty, and only one of low and high is given [RB-VAL-MISSING]",
                        "write the base, or both low and high"));
    }

    @Test
    void assumptionWithoutABaseAndWithoutANumberInUseIsReportedForBoth() {
        assertThat(findings(withCases(assuming("atoms", 10))))
                .extracting(each -> each.substring(0, each.indexOf(',')))
                .containsExactly(
                        "ERROR   budget.xlsx › Assumptions!C2: (Base) is empty",
                        "ERROR   budget.xlsx › Assumptions!E2: (In use) is empty");
    }

    static Stream<Arguments> unused() {
        return Stream.of(
                Arguments.of(row("atoms", 10, 20, 40, 20), "20"),
                Arguments.of(row("atoms", "", 20, "", 25), "25"),
                Arguments.of(row("atoms", 10, 20, 40, "=C2"), "=C2"),
                Arguments.of(row("atoms", 10, 20, 40, "=5*5"), "=5*5"));
    }

    @ParameterizedTest
    @MethodSource("unused")
    void casesOfAnAssumptionThatAreNotInUseArePointedOutOnce(Object[] assumption, String holds) {
        assertThat(findings(withCases(assuming(assumption)).calculated()))
                .containsExactly(text(
                        "WARNING budget.xlsx › Assumptions!E2: (In use) holds " + holds
                                + ", so low, base and high are not used [RB-ASSUMPTION-USE]",
                        "write =CHOOSE(in_case, B2, C2, D2)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "=C2", "=CHOOSE(2,B2,C2,D2)"})
    void casesOfAnAssumptionAreNotUsedWhereNoCellSelectsTheCase(String inUse) {
        Object value = inUse.startsWith("=") ? inUse : Integer.valueOf(inUse);
        assertThat(findings(assuming("atoms", 10, 20, 40, value).calculated()))
                .containsExactly(
                        text(
                                "WARNING budget.xlsx › Assumptions!E2: (In use) holds " + inUse
                                        + ", so low, base and high are not used [RB-ASSUMPTION-USE]",
                                "add the item Case in use to Request, name its value in_case, and write =CHOOSE(in_case, B2, C2, D2)"));
    }

    @Test
    void assumptionThatFollowsTheCaseIsNoFinding() {
        SheetFixture workbook = plan().sheet(
                        "Assumptions",
                        ASSUMPTIONS,
                        row("atoms", 10, 20, 40, CHOICE),
                        row("rows", 10, 20, 40, "=INDEX(B3:D3,in_case)"),
                        row("helped", 10, 20, 40, "=F4", "=CHOOSE(in_case,B4,C4,D4)"),
                        row("same", 20, 20, 20, 20),
                        row("plain", "", "", "", 7))
                .name("atoms", "Assumptions!$E$2")
                .name("rows", "Assumptions!$E$3")
                .name("helped", "Assumptions!$E$4")
                .name("same", "Assumptions!$E$5")
                .name("plain", "Assumptions!$E$6");
        assertThat(findings(withCases(workbook).calculated())).isEmpty();
    }

    @Test
    void assumptionThatIsSetIsNoFinding() {
        SheetFixture workbook = withCases(assuming("atoms", 10, 20, 40, CHOICE)).calculated();
        InputBook book = open(workbook);
        for (Case which : Case.values()) {
            assertThat(read(book.at(which, Map.of("atoms", new BigDecimal("7"))).value(), which))
                    .isEmpty();
        }
    }

    @Test
    void scenarioWithoutARowIsReported() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Scenarios", row("Scenario"), row("A"), row("B"))
                .sheet("Usage", USAGE, row("a", "a", "openai", "gpt-4.1", 100));
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Scenarios!A3: (Scenario) no row of Usage belongs to \"B\"; it would cost nothing [RB-SCENARIO-EMPTY]",
                        "name it in the column Scenario of Usage, or delete it"));
    }

    @Test
    void scenarioOfCommonRowsIsNoFinding() {
        assertThat(findings(plan().sheet("Scenarios", row("Scenario"), row("A"), row("B"))))
                .isEmpty();
    }

    @Test
    void scenarioWhoseRowIsMisspeltIsReportedThereAlone() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Scenarios", row("Scenario"), row("Batch"))
                .sheet("Usage", USAGE, row("a", "Bacth", "openai", "gpt-4.1", 100));
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Usage!B2: (Scenario) \"Bacth\" is no scenario [RB-VAL-SCENARIO]",
                        "write \"Batch\""));
    }

    @Test
    void callsBesideAQuantityArePointedOut() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Provider", "Meter", "Quantity", "Calls", "Calls low", "Calls high", "Input tokens"),
                        row("vast", "gpu-hour", 3, 12),
                        row("vast", "gpu-hour", 3, 1),
                        row("vast", "gpu-hour", 3, 0),
                        row("vast", "gpu-hour", 3),
                        row("vast", "gpu-hour", 3, 1, 1, 2),
                        row("vast", "gpu-hour", 3, 12, "", "", 5));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "WARNING budget.xlsx › Usage!D2: (Calls) has no part in a quantity [RB-USAGE-CALLS]",
                                "use Repeat, or multiply the quantity"),
                        text(
                                "WARNING budget.xlsx › Usage!D6: (Calls) has no part in a quantity [RB-USAGE-CALLS]",
                                "use Repeat, or multiply the quantity"));
    }

    @Test
    void callsOfAScenarioAreMeantForItsOtherRows() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Scenarios", row("Scenario", "Calls"), row("A", 12))
                .sheet("Usage", row("Provider", "Meter", "Quantity"), row("vast", "gpu-hour", 3));
        assertThat(findings(workbook)).isEmpty();
    }

    @Test
    void figureThatAContractDoesNotReadIsPointedOut() {
        SheetFixture workbook = plan().sheet(
                        "Contract",
                        row("Kind", "Amount", "Percent"),
                        row("credit", 5, 0.1),
                        row("discount", 5, 0.1),
                        row("credit", 5),
                        row("discount", "", 0.1));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "WARNING budget.xlsx › Contract!C2: (Percent) is not read in a credit [RB-CONTRACT-EXTRA]",
                                "write it as a term of its own, or delete it"),
                        text(
                                "WARNING budget.xlsx › Contract!B3: (Amount) is not read in a discount [RB-CONTRACT-EXTRA]",
                                "write it as a term of its own, or delete it"));
    }

    private static SheetFixture expecting(String... scenarios) {
        Object[][] names = Stream.concat(Stream.of("Scenario"), Stream.of(scenarios))
                .map(SheetFixture::row)
                .toArray(Object[][]::new);
        return plan().sheet("Scenarios", names)
                .sheet("Metrics", row("Metric", "Scenario", "Value"), row("speed", scenarios[0], 3))
                .sheet("Assumptions", row("Name", "In use"), row("atoms", 3))
                .name("atoms", "Assumptions!$B$2")
                .sheet(
                        "Expected",
                        row("Id", "Measure", "Item", "Scenario"),
                        row("a", "cost"),
                        row("b", "cost before credits"),
                        row("c", "quantity"),
                        row("d", "unit price"),
                        row("e", "metric", "speed"),
                        row("f", "assumption", "atoms"),
                        row("g", "cost", "", scenarios[0]));
    }

    @Test
    void expectedFigureNeedsAScenarioWhereThereAreSeveral() {
        assertThat(findings(expecting("A", "B", "C", "D")))
                .containsExactlyElementsOf(Stream.of(2, 3, 4, 5, 6)
                        .map(row -> text(
                                "ERROR   budget.xlsx › Expected!D" + row
                                        + ": (Scenario) names no scenario, and the workbook has 4 [RB-EXPECTED]",
                                "write \"A\", \"B\" or \"C\""))
                        .toList());
    }

    @Test
    void expectedFigureMeansTheOnlyScenario() {
        assertThat(findings(expecting("A"))).isEmpty();
        assertThat(RequestReader.read(open(expecting("A")).book(), Case.BASE, TODAY, null)
                        .value()
                        .expectations())
                .extracting(Expectation::selector)
                .extracting(Expectation.Selector::scenario)
                .containsExactly("A", "A", "A", "A", "A", "", "A");
    }

    @Test
    void sheetsNamedAsThoseOfAResultAreReported() {
        SheetFixture workbook = plan().sheet("summary", row("mine")).sheet("About", row("us"));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › About: the result puts a sheet of that name [RB-SHEET-NAME]",
                                "rename it"),
                        text(
                                "ERROR   budget.xlsx › summary: the result puts a sheet of that name [RB-SHEET-NAME]",
                                "rename it"));
    }

    @Test
    void sheetsOfAResultAreNoFinding() {
        assertThat(findings(plan().sheet("Summary", row("Total")).sheet("About", row("About this result"))))
                .isEmpty();
    }

    private static SheetFixture changing() {
        return new SheetFixture()
                .sheet("Usage", USAGE, row("a", "", "openai", "gpt-4.1", "=100+0*RAND()"))
                .sheet("Work", row("=OFFSET(A2,0,0)", "=YEAR(TODAY())"), row(7, "=\"as of NOW()\""));
    }

    @Test
    void formulasThatChangeByThemselvesArePointedOutOnce() {
        String once = text(
                "WARNING budget.xlsx › Usage!E2: the formula =100+0*RAND() uses RAND, which a spreadsheet computes anew"
                        + " at every opening, as do 2 more cells; results may differ from run to run [RB-W-VOLATILE]",
                "type the value");
        assertThat(findings(changing().calculated())).containsExactly(once);
        assertThat(findings(withCases(changing()).calculated())).containsExactly(once);
    }

    @Test
    void formulaThatPointsByComputationIsPointedOut() {
        SheetFixture workbook =
                new SheetFixture().sheet("Usage", USAGE, row("a", "", "openai", "gpt-4.1", "=INDIRECT(\"F2\")", 5));
        assertThat(findings(workbook.calculated()))
                .containsExactly(text(
                        "WARNING budget.xlsx › Usage!E2: the formula =INDIRECT(\"F2\") uses INDIRECT, which a spreadsheet"
                                + " computes anew at every opening; results may differ from run to run [RB-W-VOLATILE]",
                        "refer to the cell itself, or use INDEX"));
    }

    private InputBook open(SheetFixture workbook) {
        return InputBook.open(workbook.writtenTo(file), "budget.xlsx").value().orElseThrow();
    }

    private List<String> findings(SheetFixture workbook) {
        InputBook book = open(workbook);
        List<Finding> found = new ArrayList<>(read(book.book(), book.storedCase()));
        for (Case which : Case.values()) {
            var cells = book.at(which, Map.of());
            found.addAll(cells.findings());
            found.addAll(read(cells.value(), which));
        }
        return found.stream().distinct().sorted().map(Finding::toString).toList();
    }

    private static List<Finding> read(Book book, Case which) {
        return RequestReader.read(book, which, TODAY, null).findings().stream()
                .filter(each -> !each.code().equals("RB-DEFAULT-ASOF"))
                .toList();
    }

    private static String text(String finding, String maybe) {
        return finding + System.lineSeparator() + "        Maybe " + maybe + ".";
    }
}
