package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Request;
import io.ratebook.domain.Sensitivity;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensitivityFindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Object[] HEADS = row("Assumption", "Value", "Second assumption", "Second value");

    @TempDir
    Path folder = Path.of("");

    @Test
    void valuesMayStandInOneCell() {
        Checked<Request> read = read(row("ATOMS", "100; 200;400 ; 200;"), row("atoms", 5));
        assertThat(read.findings()).noneMatch(Finding::isError);
        assertThat(read.value().sensitivities())
                .extracting(Sensitivity::assumption, each -> numbers(each.values()), Sensitivity::second)
                .containsExactly(tuple("atoms", "100 200 400", null), tuple("atoms", "5", null));
    }

    @Test
    void secondAssumptionAsksForAGrid() {
        Sensitivity grid = read(row("atoms", "1;2", "hours", "0.5; -3"))
                .value()
                .sensitivities()
                .get(0);
        Sensitivity.Second second = Objects.requireNonNull(grid.second());
        assertThat(second.assumption()).isEqualTo("hours");
        assertThat(numbers(second.values())).isEqualTo("0.5 -3");
    }

    @Test
    void whatIsNoNumberInAListIsToldWithWhatIsMeant() {
        assertThat(errors(row("atoms", "100; 12,5k; x"), row("atoms", "1", "hours", "1;2e3"), row("atoms", "12")))
                .containsExactly(
                        "ERROR   budget.xlsx › Sensitivity!B2: (Value) \"100; 12,5k; x\" holds \"12,5k\", which is not a number"
                                + " [RB-VAL-TEXTNUM]\n        Maybe write 12500.",
                        "ERROR   budget.xlsx › Sensitivity!B2: (Value) \"100; 12,5k; x\" holds \"x\", which is not a number"
                                + " [RB-VAL-TEXTNUM]\n        Maybe write plain digits between semicolons, such as 100; 200; 0.25.",
                        "ERROR   budget.xlsx › Sensitivity!B3: (Value) \"1\" is not a number [RB-VAL-TEXTNUM]\n"
                                + "        Maybe write 1.",
                        "ERROR   budget.xlsx › Sensitivity!D3: (Second value) \"1;2e3\" holds \"2e3\", which is not a number"
                                + " [RB-VAL-TEXTNUM]\n        Maybe write 2000.",
                        "ERROR   budget.xlsx › Sensitivity!B4: (Value) \"12\" is not a number [RB-VAL-TEXTNUM]\n"
                                + "        Maybe write 12.");
    }

    @Test
    void secondAssumptionIsKnownAnotherOneAndHasValues() {
        assertThat(errors(
                        row("atoms", 1, "hour", 2),
                        row("atoms", 1, "ATOMS", 2),
                        row("atoms", 1, "hours"),
                        row("atoms", 1, "", 2)))
                .containsExactly(
                        "ERROR   budget.xlsx › Sensitivity!C2: (Second assumption) \"hour\" is no assumption [RB-VAL-ASSUMPTION]\n"
                                + "        Maybe write \"hours\".",
                        "ERROR   budget.xlsx › Sensitivity!C3: (Second assumption) \"atoms\" is the row's first assumption too"
                                + " [RB-SENS-SAME]\n        Maybe write another assumption, or leave both second cells empty.",
                        "ERROR   budget.xlsx › Sensitivity!D4: (Second value) is empty, and Second assumption isn't"
                                + " [RB-VAL-MISSING]\n        Maybe fill in both, or neither.",
                        "ERROR   budget.xlsx › Sensitivity!C5: (Second assumption) is empty, and Second value isn't"
                                + " [RB-VAL-MISSING]\n        Maybe fill in both, or neither.");
    }

    @Test
    void fourHundredRunsAreEnough() {
        assertThat(errors(row("atoms", upTo(20), "hours", upTo(20)))).isEmpty();
        assertThat(errors(row("atoms", upTo(20), "hours", upTo(20)), row("atoms", 1), row("hours", 1)))
                .containsExactly(
                        "ERROR   budget.xlsx › Sensitivity!B3: up to this row the sheet asks for 401 runs of the whole"
                                + " request, more than 400 [RB-SENS-MANY]\n"
                                + "        Maybe try fewer values: a grid of 20 by 20 is 400 runs.");
    }

    @Test
    void rowsOfOnePairCountAsTheGridThatTheyMake() {
        List<Object[]> rows = IntStream.rangeClosed(1, 21)
                .mapToObj(each -> row("atoms", each, "hours", each))
                .toList();
        assertThat(errors(rows.toArray(Object[][]::new)))
                .singleElement()
                .asString()
                .contains("Sensitivity!B22")
                .contains("441 runs");
    }

    @Test
    void anAssumptionKnowsItsCasesWhereItChoosesAmongThem() {
        Request request = read(row("atoms", 1)).value();
        assertThat(request.assumptions().get(0).cases()).isEqualTo(ThreePoint.of("40", "50", "70"));
        assertThat(request.assumptions().get(1).cases()).isEqualTo(ThreePoint.of("2", "2.5", "3"));
        assertThat(request.assumptions().get(2).cases()).isEqualTo(ThreePoint.of("125", "125", "125"));
    }

    private List<String> errors(Object[]... rows) {
        return read(rows).findings().stream()
                .filter(Finding::isError)
                .map(each -> each.toString().replace(System.lineSeparator(), "\n"))
                .toList();
    }

    private Checked<Request> read(Object[]... questions) {
        Object[][] rows = new Object[questions.length + 1][];
        rows[0] = HEADS;
        System.arraycopy(questions, 0, rows, 1, questions.length);
        SheetFixture fixture = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .name("in_case", "Request!$B$2")
                .sheet(
                        "Assumptions",
                        row("Name", "Low", "Base", "High", "In use"),
                        row("atoms", 40, 50, 70, "=CHOOSE(in_case,B2,C2,D2)"),
                        row("hours", 2, "", 3, "=CHOOSE(in_case,B3,AVERAGE(B3,D3),D3)"),
                        row("both", "", "", "", "=atoms*hours"))
                .name("atoms", "Assumptions!$E$2")
                .name("hours", "Assumptions!$E$3")
                .name("both", "Assumptions!$E$4")
                .sheet("Sensitivity", rows)
                .sheet(
                        "Usage",
                        row("Provider", "Model", "Calls", "Input tokens", "Output tokens"),
                        row("openai", "gpt-5.1", 10, 5, 5))
                .calculated();
        Path file = fixture.writtenTo(folder.resolve("budget.xlsx"));
        InputBook book = InputBook.open(file, "budget.xlsx").value().orElseThrow();
        return RequestReader.read(book.book(), Case.BASE, TODAY, null);
    }

    private static String upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).collect(Collectors.joining("; "));
    }

    private static String numbers(List<BigDecimal> values) {
        return values.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }
}
