package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.Header;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sound request means. */
final class RequestReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    private static SheetFixture whole() {
        return new SheetFixture()
                .sheet(
                        "Request",
                        row("Item", "Value", "Note"),
                        row("Title", "Distillation"),
                        row("Owner", "Finance"),
                        row("As of", LocalDate.of(2026, 9, 1)),
                        row("Currency", "eur"),
                        row("Case in use", 2),
                        row("Contingency", 0.125),
                        row("Decimals", 4),
                        row("Budget", 20),
                        row("Budget", 50.5),
                        row("Note", "anything"))
                .sheet(
                        "Scenarios",
                        row("Scenario", "Description", "Service tier", "Calls", "Team", "Note"),
                        row("Published", "as written"),
                        row("Batched", "half price", "BATCH", 7, "blue", "ours"))
                .sheet(
                        "Assumptions",
                        row("Name", "Low", "Base", "High", "In use", "Unit", "Source"),
                        row("atoms", 10, 20, 40, "=CHOOSE(in_case,B2,C2,D2)", "atom", "page 3"))
                .name("in_case", "Request!$B$6")
                .name("atoms", "Assumptions!$E$2")
                .sheet(
                        "Usage",
                        row(
                                "Id",
                                "Scenario",
                                "Phase",
                                "Provider",
                                "Model",
                                "Calls",
                                "Input tokens",
                                "Input tokens low",
                                "Input tokens high",
                                "Output tokens",
                                "Cost centre",
                                "Period",
                                "Months",
                                "From"),
                        row("p1", "", "P1", "OpenAI", "gpt-4.1", "=atoms*2", "", 100, 300, 50, "CC-7"),
                        row(
                                "p2",
                                " batched ",
                                "P2",
                                "openai",
                                "gpt-4.1",
                                3,
                                5,
                                "",
                                "",
                                "",
                                "",
                                "monthly",
                                6,
                                LocalDate.of(2027, 1, 1)))
                .sheet(
                        "Contract",
                        row("Id", "Kind", "Provider", "Amount", "Percent", "From", "To"),
                        row("c1", "credit", "Tinker", 150),
                        row("", "discount", "", "", 0.15, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)))
                .sheet(
                        "Metrics",
                        row("Metric", "Scenario", "Value", "Unit", "Better"),
                        row("latency", "published", 120, "ms"),
                        row("quality", "Batched", -1.5, "", "higher"))
                .sheet(
                        "Compare",
                        row("Comparison", "Baseline", "Alternative", "Units", "Unit", "Volume", "Segment"),
                        row("save", "published", "batched", 1000, "query", 5000, "A"))
                .sheet("Sensitivity", row("Assumption", "Value"), row("ATOMS", 200))
                .sheet(
                        "Expected",
                        row(
                                "Id",
                                "Figure",
                                "Expected",
                                "Tolerance",
                                "Measure",
                                "Item",
                                "Scenario",
                                "Case",
                                "Phase",
                                "Provider",
                                "As",
                                "Against",
                                "Per",
                                "With",
                                "Known difference"),
                        row(
                                "B01",
                                "total",
                                12.5,
                                0.01,
                                "cost",
                                "",
                                "published",
                                "high",
                                "P1; P2",
                                "OpenAI",
                                "",
                                "",
                                62,
                                "atoms=200"),
                        row("B02", "faster", "", "", "metric", "LATENCY", "published", "", "", "", "ratio", "batched"),
                        row(
                                "B03",
                                "saved",
                                1,
                                "",
                                "break-even units",
                                "Save",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "the text says otherwise"))
                .calculated();
    }

    @Test
    void headerIsRead() {
        Header header = sound(whole(), Case.BASE).header();
        assertThat(header.title()).isEqualTo("Distillation");
        assertThat(header.owner()).isEqualTo("Finance");
        assertThat(header.asOf()).isEqualTo("2026-09-01");
        assertThat(header.currency()).hasToString("EUR");
        assertThat(header.contingency()).isEqualTo(Percent.of("12.5"));
        assertThat(header.contingencyCell()).hasToString("budget.xlsx › Request!B7");
        assertThat(header.rounding().decimals()).isEqualTo(4);
        assertThat(header.budgets())
                .extracting(Budget::limit)
                .containsExactly(Money.of(new BigDecimal("20"), "EUR"), Money.of(new BigDecimal("50.5"), "EUR"));
        assertThat(header.inCase()).hasToString("budget.xlsx › Request!B6");
    }

    @Test
    void callersDayWinsOverTheSheets() {
        Book book = book(whole());
        LocalDate day = LocalDate.of(2030, 1, 1);
        Request request = RequestReader.read(book, Case.BASE, TODAY, day).value();
        assertThat(request.header().asOf()).isEqualTo(day);
    }

    @Test
    void rowWithoutAScenarioBelongsToEveryScenario() {
        assertThat(sound(whole(), Case.BASE).usages())
                .extracting(each -> each.scenario() + " " + each.id())
                .containsExactly("Published p1", "Batched p1", "Batched p2");
    }

    @Test
    void scenarioOverridesColumnsOfItsRowsAndKeepsTheOthers() {
        Request request = sound(whole(), Case.BASE);
        Usage published = request.usages().get(0);
        Usage batched = request.usages().get(1);
        assertThat(published.serviceTier()).isEqualTo("standard");
        assertThat(published.calls()).isEqualByComparingTo("40");
        assertThat(published.origin(UsageField.CALLS)).hasToString("InCell[cell=budget.xlsx › Usage!F2]");
        assertThat(batched.serviceTier()).isEqualTo("batch");
        assertThat(batched.calls()).isEqualByComparingTo("7");
        assertThat(batched.origin(UsageField.CALLS)).hasToString("InCell[cell=budget.xlsx › Scenarios!D3]");
        Scenario scenario = request.scenarios().get(1);
        assertThat(scenario.attrs()).isEqualTo(Map.of("Team", "blue", "Note", "ours"));
    }

    @ParameterizedTest
    @CsvSource({"LOW, 100", "BASE, 200", "HIGH, 300"})
    void companionsGiveTheCasesAndTheirMeanTheBase(Case which, String tokens) {
        Usage usage = sound(whole(), which).usages().get(0);
        assertThat(usage.inputTokens()).isEqualByComparingTo(tokens);
        Origin.InRange origin = (Origin.InRange) usage.origin(UsageField.INPUT_TOKENS);
        assertThat(origin.base()).isNull();
        assertThat(origin.low()).hasToString("budget.xlsx › Usage!H2");
        assertThat(origin.high()).hasToString("budget.xlsx › Usage!I2");
    }

    @Test
    void blankNumbersStayUnsetAndWordsAreNormal() {
        Usage usage = sound(whole(), Case.BASE).usages().get(0);
        assertThat(usage.provider()).isEqualTo("openai");
        assertThat(usage.model()).isEqualTo("gpt-4.1");
        assertThat(usage.prefixTokens()).isNull();
        assertThat(usage.quantity()).isNull();
        assertThat(usage.repeat()).isEqualByComparingTo("1");
        assertThat(usage.tokenCounts()).isEqualTo(TokenCounts.PER_CALL);
        assertThat(usage.attrs()).isEqualTo(Map.of("Cost centre", "CC-7"));
        assertThat(usage.day()).isEqualTo("2026-09-01");
    }

    @Test
    void monthlyRowHasItsMonthsAndItsFirstDay() {
        Usage usage = sound(whole(), Case.BASE).usages().get(2);
        assertThat(usage.monthly()).isTrue();
        assertThat(usage.months()).isEqualByComparingTo("6");
        assertThat(usage.day()).isEqualTo("2027-01-01");
    }

    @Test
    void assumptionFollowsTheCase() {
        InputBook book =
                InputBook.open(whole().writtenTo(file), "budget.xlsx").value().orElseThrow();
        Checked<Request> high =
                book.at(Case.HIGH, Map.of()).then(each -> RequestReader.read(each, Case.HIGH, TODAY, null));
        assertThat(high.findings()).isEmpty();
        Assumption atoms = high.value().assumptions().get(0);
        assertThat(atoms.value()).isEqualByComparingTo("40");
        assertThat(atoms.where()).hasToString("budget.xlsx › Assumptions!E2");
        assertThat(high.value().usages().get(0).calls()).isEqualByComparingTo("80");
        assertThat(high.value().usages().get(1).calls()).isEqualByComparingTo("7");
    }

    @Test
    void termsMetricsAndQuestionsAreRead() {
        Request request = sound(whole(), Case.BASE);
        Contract credit = request.contracts().get(0);
        assertThat(credit.amount()).isEqualTo(Money.of(new BigDecimal("150"), "EUR"));
        assertThat(credit.provider()).isEqualTo("tinker");
        assertThat(credit.where()).hasToString("budget.xlsx › Contract!D2");
        Contract discount = request.contracts().get(1);
        assertThat(discount.id()).isEqualTo("row 3");
        assertThat(discount.percent()).isEqualTo(Percent.of("15"));
        assertThat(request.metrics())
                .extracting(each -> each.scenario() + each.higherIsBetter())
                .containsExactly("Publishedfalse", "Batchedtrue");
        Comparison comparison = request.comparisons().get(0);
        assertThat(comparison.baseline()).isEqualTo("Published");
        assertThat(comparison.volume()).isEqualByComparingTo("5000");
        assertThat(comparison.attrs()).isEqualTo(Map.of("Segment", "A"));
        assertThat(request.sensitivities().get(0).assumption()).isEqualTo("atoms");
    }

    @Test
    void expectedFiguresAreRead() {
        List<Expectation> expected = sound(whole(), Case.BASE).expectations();
        assertThat(expected.get(0).selector())
                .isEqualTo(new Expectation.Selector(
                        Expectation.Measure.COST,
                        "",
                        "Published",
                        Case.HIGH,
                        List.of("P1", "P2"),
                        List.of(),
                        List.of("openai"),
                        List.of(),
                        List.of(),
                        null,
                        Expectation.As.VALUE,
                        "",
                        new BigDecimal("62"),
                        Map.of("atoms", new BigDecimal("200"))));
        assertThat(expected.get(0).tolerance()).isEqualByComparingTo("0.01");
        assertThat(expected.get(1).expected()).isNull();
        assertThat(expected.get(1).selector().item()).isEqualTo("latency");
        assertThat(expected.get(1).selector().against()).isEqualTo("Batched");
        assertThat(expected.get(2).selector().item()).isEqualTo("save");
        assertThat(expected.get(2).knownDifference()).isEqualTo("the text says otherwise");
    }

    @Test
    void usageAloneIsEnough() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Usage", row("Provider", "Model", "Input tokens"), row("openai", "gpt-4.1", 100));
        Checked<Request> read = RequestReader.read(book(workbook), Case.HIGH, TODAY, null);
        assertThat(read.findings())
                .extracting(Finding::toString)
                .containsExactly("INFO    budget.xlsx: no \"As of\" day is given; the prices of 2026-11-22 are used "
                        + "[RB-DEFAULT-ASOF]");
        Request request = read.value();
        assertThat(request.header().asOf()).isEqualTo(TODAY);
        assertThat(request.header().currency()).hasToString("USD");
        assertThat(request.scenarios()).extracting(Scenario::name).containsExactly("Plan");
        assertThat(request.usages()).extracting(Usage::id).containsExactly("row 2");
    }

    @Test
    void scenariosAreTakenFromUsageWhereNoSheetNamesThem() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Scenario", "Provider", "Input tokens"),
                        row("B", "openai", 1),
                        row("A", "openai", 1),
                        row("b", "openai", 1));
        Request request =
                RequestReader.read(book(workbook), Case.BASE, TODAY, TODAY).value();
        assertThat(request.scenarios()).extracting(Scenario::name).containsExactly("B", "A");
        assertThat(request.usages()).extracting(Usage::scenario).containsExactly("B", "A", "B");
    }

    @Test
    void headerMayStandLowerAndColumnsInAnyOrder() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        " usage ",
                        row("Our plan"),
                        row(),
                        row("OUTPUT  tokens", " model", "provider", "Id"),
                        row(),
                        row(7, "gpt-4.1", "openai", "x"));
        Checked<Request> read = RequestReader.read(book(workbook), Case.BASE, TODAY, TODAY);
        assertThat(read.findings()).isEmpty();
        Usage usage = read.value().usages().get(0);
        assertThat(usage.id()).isEqualTo("x");
        assertThat(usage.outputTokens()).isEqualByComparingTo("7");
        assertThat(usage.where()).hasToString("budget.xlsx ›  usage !A5");
    }

    @Test
    void resultThatIsFedBackInIsReadTheSame() {
        Request request = sound(whole(), Case.BASE);
        SheetFixture result = whole().sheet("Summary", row("Total", 1))
                .sheet("Lines", row("Id", "Cost"), row("p1", 3))
                .sheet("About", row("About this result"));
        assertThat(sound(result, Case.BASE).expectations()).isEqualTo(request.expectations());
    }

    private Request sound(SheetFixture workbook, Case which) {
        Checked<Request> read = RequestReader.read(book(workbook), which, TODAY, null);
        assertThat(read.findings().stream()
                        .filter(each -> which == Case.BASE || !each.code().equals("RB-ASSUMPTION-USE")))
                .isEmpty();
        return read.value();
    }

    private Book book(SheetFixture workbook) {
        Checked<Optional<Book>> read = WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx");
        assertThat(read.findings()).isEmpty();
        return read.value().orElseThrow();
    }
}
