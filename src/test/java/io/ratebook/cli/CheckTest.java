package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    private static final String BROKEN = "src/test/resources/broken-rules/";
    private static final String BATCH = "workbooks/batch-api-cost-estimation.xlsx";
    private static final String DAY = "2026-11-22";

    @TempDir
    Path folder = Path.of("");

    @Test
    void shippedRulesAreWithoutErrorAndWarning() {
        Path json = folder.resolve("check.json");
        CommandLineRun run = CommandLineRun.of("check", BATCH, "--as-of", DAY, "--json", json.toString());
        assertThat(run.exitCode()).as(run.out()).isZero();
        JsonNode found = CommandLineRun.json(json);
        assertThat(found.get("errors").asInt()).as(run.out()).isZero();
        assertThat(found.get("warnings").asInt()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "rules/20-price/rate.drl",
                        "3 rules",
                        "rules/README.md",
                        "not read: documentation",
                        "23 usages");
        assertThat(found.get("files"))
                .noneMatch(each -> each.get("count").asInt() == 0
                        && !each.get("kind").asText().equals("not read"));
    }

    @ParameterizedTest
    @CsvSource({
        "07-unknown-field-in-each-of-three-rules",
        "61-gap-between-tiers",
        "67-price-with-a-currency-sign",
        "84-open-in-excel",
        "88-half-saved-workbook"
    })
    void jsonIsAsTheSchemaSays(String defect) throws IOException {
        Path json = folder.resolve("check.json");
        CommandLineRun.of("check", "--rules", BROKEN + defect + "/rules", "--as-of", DAY, "--json", json.toString());
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Path.of("docs/check.schema.json")));
        JsonNode found = CommandLineRun.json(json);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(found))
                .isEmpty();
        assertThat(found.get("findings")).isNotEmpty();
    }

    @Test
    void sarifNamesRuleLevelLineAndColumn() {
        Path sarif = folder.resolve("check.sarif");
        CommandLineRun.of(
                "check", "--rules", BROKEN + "06-unknown-field/rules", "--as-of", DAY, "--sarif", sarif.toString());
        JsonNode root = CommandLineRun.json(sarif);
        assertThat(root.get("version").asText()).isEqualTo("2.1.0");
        JsonNode run = root.at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("Ratebook");
        JsonNode result = run.at("/results/0");
        assertThat(result.get("ruleId").asText()).isEqualTo("RB-RULE-COMPILE");
        assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id")
                        .asText())
                .isEqualTo("RB-RULE-COMPILE");
        assertThat(result.get("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText())
                .isEqualTo("unknown field 'modle' on Usage. Maybe write \"model\".");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo(BROKEN + "06-unknown-field/rules/10-meter/a.drl");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(9);
        assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt())
                .isEqualTo(9);
    }

    @Test
    void cellsAreLogicalPlacesInSarifAndRemarksInACopy() throws IOException {
        BrokenSheets.write(folder, BrokenSheets.change("several-mistakes"));
        Path sarif = folder.resolve("check.sarif");
        Path copies = folder.resolve("copies");
        byte[] before = Files.readAllBytes(folder.resolve("rules/30-adjust/batch.drl.xlsx"));
        CommandLineRun run = CommandLineRun.of(
                "check",
                "--rules",
                folder.resolve("rules").toString(),
                "--sarif",
                sarif.toString(),
                "--annotate",
                copies.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(CommandLineRun.json(sarif)
                        .at("/runs/0/results/0/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("Rules!F11");
        assertThat(Files.readAllBytes(folder.resolve("rules/30-adjust/batch.drl.xlsx")))
                .isEqualTo(before);
        try (InputStream in = Files.newInputStream(copies.resolve("batch-checked.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheet("Rules").getCellComments().keySet())
                    .containsExactlyInAnyOrder(new CellAddress("F11"), new CellAddress("F12"), new CellAddress("A12"));
            assertThat(workbook.getSheet("Rules")
                            .getCellComment(new CellAddress("F11"))
                            .getString()
                            .getString())
                    .isEqualTo("ERROR: (Factor) \"TBD\" is not a number [RB-TABLE-NUMBER]\nMaybe write the number in"
                            + " plain digits, such as 12500 or 0.25.");
        }
    }

    @Test
    void modelsThatNothingPricesAreTold() {
        CommandLineRun run =
                CommandLineRun.of("check", BATCH, "--rules", BROKEN + "75-price-that-has-ended/rules", "--as-of", DAY);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "ERROR   " + BATCH + " › Usage!", "(Provider) no rate card knows \"openai\" [RB-VAL-PROVIDER]");
    }

    @ParameterizedTest
    @CsvSource({
        "74-price-that-expires, --expires-within, 5, RB-RATE-EXPIRES, false",
        "74-price-that-expires, --expires-within, 9, RB-RATE-EXPIRES, true",
        "76-old-price, --older-than, 2000, RB-RATE-OLD, false",
        "76-old-price, --older-than, 700, RB-RATE-OLD, true",
    })
    void daysAreTheUsersToSay(String defect, String option, String days, String code, boolean told) {
        CommandLineRun run =
                CommandLineRun.of("check", "--rules", BROKEN + defect + "/rules", "--as-of", DAY, option, days);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().contains(code)).as(run.out()).isEqualTo(told);
    }

    @Test
    void wrongCommandLinesAreTold() {
        assertThat(CommandLineRun.of("check", "--older-than", "long").err()).contains("is no number of days");
        assertThat(CommandLineRun.of("check", "--older-than", "long").exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("check", "--rules", "nowhere").exitCode()).isEqualTo(2);
        String lost = folder.resolve("no/where.json").toString();
        assertThat(CommandLineRun.of("check", "--rules", BROKEN + "76-old-price/rules", "--json", lost)
                        .exitCode())
                .isEqualTo(4);
    }
}
