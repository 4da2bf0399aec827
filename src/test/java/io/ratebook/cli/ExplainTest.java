package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a line costs what it does: the explanation names what the line's live formula multiplies, no more and no less. */
class ExplainTest {
    private static final Pattern FACTOR = Pattern.compile("Factors!\\$G\\$(\\d+)");

    private static final Map<String, JsonNode> EXPLAINED = new HashMap<>();

    @TempDir
    static Path folder = Path.of("");

    static Stream<String> examples() {
        return ExampleOutputs.names();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyLineNamesTheFactorsOfItsFormula(String example) throws IOException {
        JsonNode lines = explained(example);
        try (InputStream in = Files.newInputStream(ExampleOutputs.of(example).file("result.xlsx"));
                Workbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheet("Lines");
            Map<String, Integer> columns = columns(sheet.getRow(0));
            assertThat(lines).hasSize(sheet.getLastRowNum());
            for (JsonNode line : lines) {
                Row row = sheet.getRow(line.path("line").asInt());
                List<String> multiplied = factors(workbook, row, columns, "Quantity factor");
                multiplied.addAll(factors(workbook, row, columns, "Price factor"));
                List<String> explained = new ArrayList<>();
                for (JsonNode step : line.path("steps")) {
                    if (step.path("kind").asText().endsWith("factor")) {
                        explained.add(step.path("rule").asText() + " "
                                + step.path("name").asText());
                    }
                }
                assertThat(explained).as(example + " line " + line.path("line")).isEqualTo(multiplied);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void stepsComeToTheCost(String example) {
        for (JsonNode line : explained(example)) {
            List<BigDecimal> charged = values(line, "quantity");
            if (!charged.isEmpty()) {
                BigDecimal priced = charged.get(charged.size() - 1)
                        .multiply(values(line, "price").get(0))
                        .divide(values(line, "per").get(0), MathContext.DECIMAL128);
                for (BigDecimal fee : values(line, "fee")) {
                    priced = priced.add(fee);
                }
                for (BigDecimal factor : values(line, "price factor")) {
                    priced = priced.multiply(factor);
                }
                assertThat(priced.subtract(values(line, "cost").get(0)).abs())
                        .as(example + " line " + line.path("line"))
                        .isLessThan(new BigDecimal("1e-20"));
            }
        }
    }

    /** A decision that the base case made has conditions, all of which hold. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyDecisionHasItsConditions(String example) {
        int decisions = 0;
        for (JsonNode line : explained(example)) {
            for (JsonNode because : line.path("because")) {
                decisions++;
                assertThat(because.path("conditions"))
                        .as(example + " line " + line.path("line") + " " + because.path("rule"))
                        .isNotEmpty()
                        .allSatisfy(each ->
                                assertThat(each.path("outcome").asText()).isEqualTo("holds"));
            }
            for (JsonNode miss : line.path("nearMisses")) {
                assertThat(miss.path("conditions"))
                        .filteredOn(each -> each.path("outcome").asText().equals("fails"))
                        .as(example + " line " + line.path("line") + " " + miss.path("rule"))
                        .hasSize(1);
            }
        }
        assertThat(decisions).isPositive();
    }

    @Test
    void textTellsCellsRulesAndNearMisses() {
        CommandLineRun run = CommandLineRun.of("explain", "workbooks/batch-and-caching.xlsx", "claude");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("""
                        Costs 7.5 USD

                        From the workbook
                          Calls          1,000  Usage!F5
                          Output tokens  500    Usage!I5

                        Arithmetic
                          500,000 token      counted: output tokens, each call
                          500,000 token      charged
                          x 15 USD           anthropic/claude-sonnet-4/output (""").contains("""
                          CNT-040  Output tokens are counted as output  [rules/10-meter/counting.drl:30]
                              count Output tokens as output
                              holds outputTokens != null  outputTokens = 500
                        """).contains("""
                              FAILS serviceTier == "batch"    serviceTier = standard
                        """);
    }

    @Test
    void withoutALineTheLinesAreListed() {
        CommandLineRun run = CommandLineRun.of("explain", "workbooks/contract-terms.xlsx");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Line  Scenario")
                .contains("14    with contract          minimum   60.00")
                .contains("Name a line or a usage: ratebook explain workbooks/contract-terms.xlsx 1");
    }

    @Test
    void lineThatIsNotThereIsAMistakeOfTheCommandLine() {
        CommandLineRun run = CommandLineRun.of("explain", "workbooks/contract-terms.xlsx", "chatt");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("LINE|ID: no line has the number and no usage the id \"chatt\"; lines go from 1 to 16.")
                .contains("\"chat\"");
    }

    @Test
    void workbookWithErrorsIsToldAsByRun() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xlsx"), "no workbook");
        CommandLineRun run = CommandLineRun.of("explain", broken.toString(), "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ERROR ").contains("broken.xlsx");
    }

    /** Each workbook is explained once for all tests. */
    private static JsonNode explained(String example) {
        return EXPLAINED.computeIfAbsent(example, ExplainTest::fresh);
    }

    private static JsonNode fresh(String example) {
        Path file = folder.resolve(example + ".json");
        CommandLineRun run =
                CommandLineRun.of("explain", "workbooks/" + example + ".xlsx", "all", "--json", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CommandLineRun.json(file).path("lines");
    }

    private static List<BigDecimal> values(JsonNode line, String kind) {
        List<BigDecimal> values = new ArrayList<>();
        for (JsonNode step : line.path("steps")) {
            if (step.path("kind").asText().equals(kind)) {
                values.add(new BigDecimal(step.path("value").asText()));
            }
        }
        return values;
    }

    private static Map<String, Integer> columns(Row header) {
        Map<String, Integer> columns = new HashMap<>();
        header.forEach(each -> columns.put(each.getStringCellValue(), each.getColumnIndex()));
        return columns;
    }

    /** The rules and reasons of the rows of Factors that a cell multiplies. */
    private static List<String> factors(Workbook workbook, Row row, Map<String, Integer> columns, String column) {
        List<String> factors = new ArrayList<>();
        Cell cell = row.getCell(Objects.requireNonNull(columns.get(column), column));
        if (cell == null || cell.getCellType() != CellType.FORMULA) {
            return factors;
        }
        Sheet sheet = workbook.getSheet("Factors");
        Matcher found = FACTOR.matcher(cell.getCellFormula());
        while (found.find()) {
            Row factor = sheet.getRow(Integer.parseInt(found.group(1)) - 1);
            factors.add(factor.getCell(0).getStringCellValue() + " "
                    + factor.getCell(7).getStringCellValue());
        }
        return factors;
    }
}
