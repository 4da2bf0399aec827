package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
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
