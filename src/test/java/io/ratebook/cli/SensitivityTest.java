package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example workbook of sensitivities from the command line: its tables against each other and against figures worked out by hand. */
class SensitivityTest {
    private static final Path EXAMPLE = Path.of("workbooks/sensitivity.xlsx");

    @TempDir
    static Path shared = Path.of("");

    private static JsonNode json = new ObjectMapper().nullNode();
    private static String said = "";

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void runOnce() {
        CommandLineRun run = CommandLineRun.of(
                "run",
                EXAMPLE.toString(),
                "-o",
                shared.resolve("s.rated.xlsx").toString(),
                "--json",
                shared.resolve("s.json").toString(),
                "--monte-carlo",
                "300",
                "--seed",
                "7");
        assertThat(run.exitCode()).as(run.err()).isZero();
        said = run.out();
        json = CommandLineRun.json(shared.resolve("s.json"));
    }

    @Test
    void everyFigureWorkedOutByHandAgrees() {
        assertThat(said).contains("Expected: 21 figures; 21 agree");
    }

    @Test
    void anAssumptionAtItsBaseCostsWhatTheRunCosts() {
        JsonNode point = point("questions", "10000");
        assertThat(point.get("scenarios").get(0).get("total").get("base"))
                .isEqualTo(total("answers").get("base"));
        assertThat(point.get("scenarios").get(1).get("total").get("base"))
                .isEqualTo(total("with documents").get("base"));
    }

    @Test
    void aGridAtTheBaseOfOneIsTheRowOfTheOther() {
        JsonNode costs =
                json.get("sensitivityGrids").get(0).get("scenarios").get(0).get("baseCosts");
        assertThat(texts(costs.get(0))).containsExactly("40", "60", "100");
        assertThat(texts(costs.get(1))).containsExactly("60", "80", "120");
        assertThat(texts(costs.get(2))).containsExactly("100", "120", "160");
        JsonNode other =
                json.get("sensitivityGrids").get(0).get("scenarios").get(1).get("baseCosts");
        assertThat(texts(other.get(1))).containsExactly("114", "134", "174");
    }

    @Test
    void swingsAreThoseOfOneAssumptionAloneAndTheLargestFirst() {
        assertThat(swings("answers"))
                .containsExactly(
                        "questions 64 80 112 48",
                        "answer_tokens 56 80 88 32",
                        "prompt_tokens 70 80 90 20",
                        "document_tokens 80 80 80 0");
        assertThat(swings("with documents"))
                .containsExactly(
                        "document_tokens 125 134 224 99",
                        "questions 118 134 166 48",
                        "answer_tokens 110 134 142 32",
                        "prompt_tokens 124 134 144 20");
    }

    @Test
    void aLinearAssumptionSwingsAsFarDownAsUp() {
        JsonNode prompt = swing("answers", "prompt_tokens").get("total");
        assertThat(decimal(prompt, "base").subtract(decimal(prompt, "low")))
                .isEqualByComparingTo(decimal(prompt, "high").subtract(decimal(prompt, "base")));
    }

    @Test
    void samplesAddUpAndStayWithinWhatTheyAreDrawnFrom() {
        for (JsonNode outcome : json.get("monteCarlo").get("scenarios")) {
            int samples = 0;
            for (JsonNode bin : outcome.get("histogram")) {
                samples += bin.get("samples").asInt();
            }
            assertThat(samples).isEqualTo(300);
            List<String> order = List.of("least", "p10", "p50", "p90", "greatest");
            for (int i = 1; i < order.size(); i++) {
                assertThat(decimal(outcome, order.get(i - 1))).isLessThanOrEqualTo(decimal(outcome, order.get(i)));
            }
            JsonNode total = total(outcome.get("scenario").asText());
            assertThat(decimal(outcome, "base")).isEqualByComparingTo(decimal(total, "base"));
            assertThat(decimal(outcome, "least")).isGreaterThanOrEqualTo(decimal(total, "low"));
            assertThat(decimal(outcome, "greatest")).isLessThanOrEqualTo(decimal(total, "high"));
        }
        assertThat(json.get("monteCarlo").get("seed").asText()).isEqualTo("7");
        assertThat(said).contains("Monte Carlo, 300 samples from seed 7:").contains("; over 100.00 in ");
    }

    /** questions x (2 prompt + 8 answer) / 1M, of independent PERT means 31000/3, 2000 and 1400/3: within four standard errors. */
    @Test
    void meanOfTheSamplesIsThatOfTheClosedForm() {
        double mean =
                decimal(json.get("monteCarlo").get("scenarios").get(0), "mean").doubleValue();
        double meant = 31000 / 3.0 * (2 * 2000 + 8 * 1400 / 3.0) / 1e6;
        assertThat(mean).isBetween(meant - 2.8, meant + 2.8);
    }

    @Test
    void sameSeedGivesTheSameBytesUnderAnyLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            CommandLineRun run = run("s.rated.xlsx", "--monte-carlo", "300", "--seed", "7");
            assertThat(run.exitCode()).as(run.err()).isZero();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(folder.resolve("s.rated.xlsx")).hasSameBinaryContentAs(shared.resolve("s.rated.xlsx"));
        assertThat(folder.resolve("s.json")).hasSameBinaryContentAs(shared.resolve("s.json"));
    }

    @Test
    void anotherSeedDrawsOtherSamplesAndTheUsualOneIsStated() {
        CommandLineRun run = run("s.rated.xlsx", "--monte-carlo", "20");
        assertThat(run.out()).contains("Monte Carlo, 20 samples from seed 1:");
        JsonNode other = CommandLineRun.json(folder.resolve("s.json"));
        assertThat(other.get("monteCarlo").get("seed").asText()).isEqualTo("1");
        assertThat(other.get("monteCarlo").get("scenarios").get(0).get("mean"))
                .isNotEqualTo(json.get("monteCarlo").get("scenarios").get(0).get("mean"));
        assertThat(other.get("swings")).isEqualTo(json.get("swings"));
    }

    @Test
    void whatTheCommandLineSetsNeitherSwingsNorVaries() {
        run("s.rated.xlsx", "--monte-carlo", "5", "--set", "questions=10000");
        JsonNode other = CommandLineRun.json(folder.resolve("s.json"));
        assertThat(other.get("swings"))
                .extracting(each -> each.get("assumption").asText())
                .doesNotContain("questions");
        assertThat(other.get("monteCarlo").get("assumptions"))
                .extracting(each -> each.get("assumption").asText())
                .containsExactly("prompt_tokens", "answer_tokens", "document_tokens");
    }

    @Test
    void chartsHoldTheirNumbersAndNoCellAnError() throws IOException {
        try (XSSFWorkbook workbook = opened(shared.resolve("s.rated.xlsx"))) {
            assertThat(caches(workbook.getSheet("Sensitivities")))
                    .containsExactly(
                            "document_tokens questions answer_tokens prompt_tokens: -9.0 -16.0 -24.0 -10.0",
                            "document_tokens questions answer_tokens prompt_tokens: 90.0 32.0 8.0 10.0");
            assertThat(caches(workbook.getSheet("Monte Carlo"))).hasSize(2);
            for (String name : List.of("Sensitivities", "Monte Carlo")) {
                for (Row row : workbook.getSheet(name)) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.ERROR);
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCachedFormulaResultType()).isEqualTo(CellType.NUMERIC);
                        }
                    }
                }
            }
        }
    }

    /** Every formula of the two sheets, computed anew by another program, gives the number that stands in it. */
    @Test
    void formulasGiveWhatTheyHold() throws IOException {
        Path live = LibreOffice.recalculated(shared.resolve("s.rated.xlsx"), workbook -> {});
        try (XSSFWorkbook before = opened(shared.resolve("s.rated.xlsx"));
                XSSFWorkbook after = opened(live)) {
            int formulas = 0;
            for (String name : List.of("Sensitivities", "Monte Carlo")) {
                for (Row row : before.getSheet(name)) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas++;
                            Cell there =
                                    after.getSheet(name).getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                            assertThat(there.getNumericCellValue())
                                    .as(name + "!" + cell.getAddress())
                                    .isCloseTo(cell.getNumericCellValue(), within(1e-9));
                        }
                    }
                }
            }
            assertThat(formulas).isGreaterThan(80);
        }
    }

    @Test
    void withoutALowAndAHighThereIsNothingToSample() throws IOException {
        Path plan = changed(workbook -> {
            Sheet sheet = workbook.getSheet("Assumptions");
            for (int row = 4; row < 8; row++) {
                sheet.getRow(row).getCell(1).setBlank();
                sheet.getRow(row).getCell(3).setBlank();
            }
        });
        CommandLineRun run = CommandLineRun.of("run", plan.toString(), "--monte-carlo", "10");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("RB-W-MONTECARLO").contains("there is nothing to sample");
        try (XSSFWorkbook workbook = opened(folder.resolve("plan.rated.xlsx"))) {
            assertThat(workbook.getSheet("Monte Carlo")).isNull();
        }
    }

    @Test
    void aBaseBeyondItsEndsIsAFindingOfSamplingAlone() throws IOException {
        Path plan = changed(workbook ->
                workbook.getSheet("Assumptions").getRow(4).getCell(2).setCellValue(15000));
        CommandLineRun run = CommandLineRun.of("run", plan.toString(), "--monte-carlo", "10");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Assumptions!E5: the base of questions is not between its low and its high")
                .contains("Maybe correct Low, Base or High, or run without --monte-carlo.");
        assertThat(CommandLineRun.of("run", plan.toString()).exitCode()).isZero();
    }

    @Test
    void whatCannotBeRatedAtItsHighHasNoSwingAndIsTold() throws IOException {
        Path plan = changed(workbook -> workbook.getSheet("Usage")
                .getRow(4)
                .getCell(column(workbook.getSheet("Usage"), "Calls"))
                .setCellFormula("IF(AND(questions=14000,prompt_tokens=2000),-1,questions)"));
        Path result = folder.resolve("plan.json");
        CommandLineRun run = CommandLineRun.of("run", plan.toString(), "--json", result.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("with questions=14000 and the rest at base the request can't be rated");
        assertThat(CommandLineRun.json(result).get("swings"))
                .extracting(each -> each.get("assumption").asText())
                .contains("prompt_tokens")
                .doesNotContain("questions");
    }

    @Test
    void aResultFedBackInGivesTheSameAnswers() {
        CommandLineRun run = CommandLineRun.of(
                "run",
                shared.resolve("s.rated.xlsx").toString(),
                "-o",
                folder.resolve("again.xlsx").toString(),
                "--json",
                folder.resolve("again.json").toString(),
                "--monte-carlo",
                "300",
                "--seed",
                "7");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode again = CommandLineRun.json(folder.resolve("again.json"));
        for (String part : List.of("sensitivities", "sensitivityGrids", "swings", "monteCarlo")) {
            assertThat(again.get(part)).isEqualTo(json.get(part));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--monte-carlo, 0, is no number of samples",
        "--monte-carlo, 1e3, is no number of samples",
        "--monte-carlo, 100001, is no number of samples",
        "--seed, 5, there is nothing to draw without --monte-carlo"
    })
    void wrongOptionsAreUsageErrors(String option, String value, String words) {
        CommandLineRun run = CommandLineRun.of("run", EXAMPLE.toString(), option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }

    @Test
    void aSeedIsAWholeNumber() {
        CommandLineRun run = CommandLineRun.of("run", EXAMPLE.toString(), "--monte-carlo", "5", "--seed", "1.5");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--seed: \"1.5\" is no whole number");
    }

    private CommandLineRun run(String output, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                EXAMPLE.toString(),
                "-o",
                folder.resolve(output).toString(),
                "--json",
                folder.resolve("s.json").toString()));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    private Path changed(Consumer<XSSFWorkbook> change) throws IOException {
        Path plan = folder.resolve("plan.xlsx");
        try (XSSFWorkbook workbook = opened(EXAMPLE);
                var out = Files.newOutputStream(plan)) {
            change.accept(workbook);
            workbook.removeSheetAt(workbook.getSheetIndex("Expected"));
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.write(out);
        }
        return plan;
    }

    private static int column(Sheet sheet, String header) {
        for (Cell cell : sheet.getRow(3)) {
            if (cell.getStringCellValue().equals(header)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalStateException("no column " + header);
    }

    private static XSSFWorkbook opened(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    /** Of each series of each chart: its names and its numbers, from the chart's own caches. */
    private static List<String> caches(XSSFSheet sheet) {
        List<String> caches = new ArrayList<>();
        for (XSSFChart chart : sheet.getDrawingPatriarch().getCharts()) {
            XDDFChartData bars = chart.getChartSeries().get(0);
            for (int i = 0; i < bars.getSeriesCount(); i++) {
                var names = bars.getSeries(i).getCategoryData();
                var values = bars.getSeries(i).getValuesData();
                caches.add(joined(names.getPointCount(), names::getPointAt) + ": "
                        + joined(values.getPointCount(), values::getPointAt));
            }
        }
        return caches;
    }

    private static String joined(int count, IntFunction<Object> point) {
        return String.join(
                " ",
                Stream.iterate(0, each -> each + 1)
                        .limit(count)
                        .map(each -> String.valueOf(point.apply(each)))
                        .toList());
    }

    private static JsonNode total(String scenario) {
        for (JsonNode each : json.get("scenarios")) {
            if (each.get("scenario").asText().equals(scenario)) {
                return each.get("total");
            }
        }
        throw new IllegalStateException("no scenario " + scenario);
    }

    private static JsonNode point(String assumption, String value) {
        for (JsonNode each : json.get("sensitivities")) {
            if (each.get("assumption").asText().equals(assumption)
                    && each.get("value").asText().equals(value)) {
                return each;
            }
        }
        throw new IllegalStateException("no value " + value + " of " + assumption);
    }

    private static List<String> swings(String scenario) {
        List<String> swings = new ArrayList<>();
        for (JsonNode each : json.get("swings")) {
            if (each.get("scenario").asText().equals(scenario)) {
                JsonNode total = each.get("total");
                swings.add(String.join(
                        " ",
                        each.get("assumption").asText(),
                        total.get("low").asText(),
                        total.get("base").asText(),
                        total.get("high").asText(),
                        each.get("swing").asText()));
            }
        }
        return swings;
    }

    private static JsonNode swing(String scenario, String assumption) {
        for (JsonNode each : json.get("swings")) {
            if (each.get("scenario").asText().equals(scenario)
                    && each.get("assumption").asText().equals(assumption)) {
                return each;
            }
        }
        throw new IllegalStateException("no swing of " + assumption);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asText());
    }
}
