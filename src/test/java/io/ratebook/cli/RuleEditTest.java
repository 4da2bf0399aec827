package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and prices are edited without rebuilding, and the totals move by exactly that. */
class RuleEditTest {
    private static final String WORKBOOK = "workbooks/batch-api-cost-estimation.xlsx";

    @TempDir
    Path folder = Path.of("");

    private Path rules = Path.of("");

    @BeforeEach
    void copyTheRules() throws IOException {
        rules = RulesCopy.into(folder);
    }

    @Test
    void batchFactorInExcelMovesTheBatchTotalsByExactlyThat() throws IOException {
        JsonNode before = result();
        replaceNumber(rules.resolve("30-adjust/batch.drl.xlsx"), 0.5, 0.6);
        JsonNode after = result();
        for (String which : List.of("low", "base", "high")) {
            assertThat(total(after, "batch", which))
                    .isEqualByComparingTo(total(before, "batch", which).multiply(new BigDecimal("1.2")));
            assertThat(total(after, "synchronous", which)).isEqualByComparingTo(total(before, "synchronous", which));
        }
    }

    @Test
    void priceInACardMovesTheTotalsByExactlyThat() throws IOException {
        JsonNode before = result();
        Path card = rules.resolve("rate-cards/openai.csv");
        String text = Files.readString(card);
        String edited = text.replaceFirst("(?m)^(openai,gpt-5\\.1,output,[^,]*,[^,]*,)10(\\.0*)?,", "$120,");
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(card, edited);
        JsonNode after = result();
        BigDecimal output = sum(before, "synchronous", "output");
        assertThat(total(after, "synchronous", "base").subtract(total(before, "synchronous", "base")))
                .isEqualByComparingTo(output);
    }

    @Test
    void orderOfFilesAndOfRulesInThemChangesNothing() throws IOException {
        JsonNode before = result();
        Path counting = rules.resolve("10-meter/counting.drl");
        Files.move(counting, rules.resolve("10-meter/zz-counting.drl"));
        Files.move(rules.resolve("10-meter/reasoning.drl.xlsx"), rules.resolve("10-meter/aa-reasoning.drl.xlsx"));
        JsonNode after = result();
        assertThat(after.get("scenarios").findValuesAsText("base"))
                .isEqualTo(before.get("scenarios").findValuesAsText("base"));
    }

    private JsonNode result() {
        Path json = folder.resolve("result.json");
        CommandLineRun run = CommandLineRun.of(
                "run",
                WORKBOOK,
                "-o",
                folder.resolve("result.xlsx").toString(),
                "--json",
                json.toString(),
                "--rules",
                rules.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CommandLineRun.json(json);
    }

    private static BigDecimal total(JsonNode result, String scenario, String which) {
        for (JsonNode each : result.get("scenarios")) {
            if (each.get("scenario").asText().equalsIgnoreCase(scenario)) {
                return new BigDecimal(each.get("total").get(which).asText());
            }
        }
        throw new AssertionError("no scenario " + scenario);
    }

    private static BigDecimal sum(JsonNode result, String scenario, String meter) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : result.get("scenarios")) {
            for (JsonNode line : each.get("lines")) {
                boolean selected = each.get("scenario").asText().equalsIgnoreCase(scenario)
                        && line.get("meter").asText().equals(meter);
                sum = selected
                        ? sum.add(new BigDecimal(line.get("cost").get("base").asText()))
                        : sum;
            }
        }
        return sum;
    }

    private static void replaceNumber(Path file, double from, double to) throws IOException {
        int replaced = 0;
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == from) {
                        cell.setCellValue(to);
                        replaced++;
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        assertThat(replaced).isPositive();
    }
}
