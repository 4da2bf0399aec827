package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inputs of a result under other rules, or other inputs under the same: what moves the total, and by how much. */
class ReratingTest {
    private static final String WORKBOOK = "workbooks/batch-api-cost-estimation.xlsx";

    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void rate() {
        CommandLineRun run = CommandLineRun.of("run", WORKBOOK, "-o", result().toString(), "--set", "atoms=200");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void sameRulesGiveTheSameTotals() {
        JsonNode rerated = rerated();
        assertThat(rerated).hasSize(3).allSatisfy(each -> {
            assertThat(number(each, "then")).isPositive();
            assertThat(number(each, "difference")).isZero();
        });
        assertThat(Files.exists(folder.resolve("result.rated.xlsx"))).isFalse();
    }

    @Test
    void aDearerPriceIsAPriceEffect() throws IOException {
        Path rules = RulesCopy.into(folder);
        Path card = rules.resolve("rate-cards/openai.csv");
        String text = Files.readString(card);
        String edited = text.replaceFirst("(?m)^(openai,gpt-5\\.1,output,[^,]*,[^,]*,)10(\\.0*)?,", "$120,");
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(card, edited);
        assertThat(rerated("--rules", rules.toString())).hasSize(3).allSatisfy(each -> {
            assertThat(number(each, "difference")).isPositive();
            assertThat(number(each, "price")).isCloseTo(number(each, "difference"), cent());
            assertThat(number(each, "rules")).isCloseTo(BigDecimal.ZERO, cent());
            assertThat(number(each, "volume")).isZero();
        });
    }

    @Test
    void anotherBatchFactorIsARuleEffect() throws IOException {
        Path rules = RulesCopy.into(folder);
        EditedFile.of(
                rules.resolve("30-adjust/batch.drl.xlsx"),
                folder.resolve("batch.xlsx"),
                workbook -> replace(workbook.getSheetAt(0)));
        Files.move(
                folder.resolve("batch.xlsx"),
                rules.resolve("30-adjust/batch.drl.xlsx"),
                StandardCopyOption.REPLACE_EXISTING);
        JsonNode rerated = rerated("--rules", rules.toString());
        JsonNode batch = rerated.get(0);
        assertThat(number(batch, "now")).isCloseTo(number(batch, "then").multiply(new BigDecimal("1.2")), cent());
        assertThat(number(batch, "rules")).isCloseTo(number(batch, "difference"), cent());
        assertThat(number(rerated.get(1), "difference")).isZero();
    }

    @Test
    void otherInputsAreVolumeAndMix() {
        Path input = EditedFile.of(Path.of(WORKBOOK), folder.resolve("more.xlsx"), workbook -> {
            XSSFSheet usage = workbook.getSheet("Usage");
            int repeat = column(usage.getRow(3), "Repeat");
            for (int i = 4; i <= usage.getLastRowNum(); i++) {
                Row row = usage.getRow(i);
                Cell cell = row == null ? null : row.getCell(repeat);
                if (cell != null && cell.getCellType() == CellType.FORMULA) {
                    cell.setCellFormula("2*(" + cell.getCellFormula() + ")");
                    workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
                } else if (cell != null && cell.getCellType() == CellType.NUMERIC) {
                    cell.setCellValue(2 * cell.getNumericCellValue());
                }
            }
        });
        assertThat(rerated("--input", input.toString())).hasSize(3).allSatisfy(each -> {
            assertThat(number(each, "difference")).isPositive();
            assertThat(number(each, "volume").add(number(each, "mix"))).isCloseTo(number(each, "difference"), cent());
            assertThat(number(each, "price")).isZero();
        });
    }

    @Test
    void theTableShowsThem() {
        CommandLineRun run = CommandLineRun.of("verify", result().toString(), "--rerate");
        assertThat(run.out())
                .contains("Rated anew, USD:")
                .containsPattern("Scenario +then +now +difference +price +volume +mix +rules")
                .containsPattern("batch +[0-9.,]+ +[0-9.,]+ +0\\.00 +0\\.00 +0\\.00 +0\\.00 +0\\.00");
    }

    private static void replace(XSSFSheet sheet) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == 0.5) {
                    cell.setCellValue(0.6);
                }
            }
        }
    }

    private static int column(Row header, String name) {
        for (Cell cell : header) {
            if (cell.toString().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }

    private static Offset<BigDecimal> cent() {
        return Offset.offset(new BigDecimal("1E-9"));
    }

    private static Path result() {
        return shared.resolve("result.xlsx");
    }

    private JsonNode rerated(String... more) {
        Path json = folder.resolve("verified.json");
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"verify", result().toString(), "--rerate", "--json", json.toString()},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        return CommandLineRun.json(json).get("rerated");
    }

    private static BigDecimal number(JsonNode effect, String name) {
        return new BigDecimal(effect.get(name).asText());
    }
}
