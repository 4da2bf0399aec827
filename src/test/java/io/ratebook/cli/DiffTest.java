package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit of rules or prices does, line by line. */
class DiffTest {
    private static final String WORKBOOK = "workbooks/batch-and-caching.xlsx";

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void edited() throws IOException {
        rules = RulesCopy.into(folder);
        Path card = rules.resolve("rate-cards/anthropic.csv");
        String before = Files.readString(card);
        String after = before.replaceFirst("(anthropic,claude-sonnet-4,output,,,)15", "$112");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(card, after);
    }

    @Test
    void priceThatChangesIsAnEffectOfPrice() {
        CommandLineRun run = CommandLineRun.of("diff", "--rules", "rules", "--rules", rules.toString(), WORKBOOK);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("""
                rate-cards/anthropic.csv changed

                batch-and-caching.xlsx: standard 33.20 -> 31.70 USD, -4.5%; batch 19.85 -> 19.10 USD, -3.8%
                Scenario   then    now  change  price  volume   mix  rules
                standard  33.20  31.70   -1.50  -1.50    0.00  0.00   0.00
                batch     19.85  19.10   -0.75  -0.75    0.00  0.00   0.00
                """);
        assertThat(run.out())
                .contains("standard, claude, output, 2026-11-22  7.50  6.00   -1.50  -1.50    0.00  0.00   0.00")
                .contains("Decided otherwise:\n  PRC-010  price at 15 USD per 1000000 token");
    }

    @Test
    void ruleThatChangesIsAnEffectOfRules() throws IOException {
        Path file = rules.resolve("40-commit/credits.drl");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("kind == \"credit\"", "kind == \"credit\", covers($x.priced.metered) == false"));
        Path json = folder.resolve("diff.json");
        CommandLineRun run = CommandLineRun.of(
                "diff",
                "--rules",
                "rules",
                "--rules",
                rules.toString(),
                "workbooks/contract-terms.xlsx",
                "--json",
                json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode comparison = CommandLineRun.json(json).path("workbooks").path(0);
        JsonNode effect = comparison.path("scenarios").path(1);
        assertThat(effect.path("scenario").asText()).isEqualTo("with contract");
        assertThat(effect.path("difference").asText())
                .isEqualTo(effect.path("rules").asText());
        assertThat(new BigDecimal(effect.path("difference").asText())).isPositive();
        assertThat(comparison.path("same").asBoolean()).isFalse();
        assertThat(comparison.path("lines").findValuesAsText("meter")).containsOnly("credit");
        assertThat(comparison.path("lines").path(0).path("now").path("cost").isNull())
                .isTrue();
    }

    @Test
    void effectsOfLinesAddUpToThoseOfTheirScenarios() {
        Path json = folder.resolve("diff.json");
        CommandLineRun.of("diff", "--rules", "rules", "--rules", rules.toString(), WORKBOOK, "--json", json.toString());
        JsonNode comparison = CommandLineRun.json(json).path("workbooks").path(0);
        for (JsonNode scenario : comparison.path("scenarios")) {
            for (String part : new String[] {"difference", "price", "volume", "mix", "rules"}) {
                BigDecimal sum = BigDecimal.ZERO;
                for (JsonNode line : comparison.path("lines")) {
                    if (line.path("scenario").equals(scenario.path("scenario"))) {
                        sum = sum.add(new BigDecimal(line.path(part).asText()));
                    }
                }
                assertThat(sum)
                        .as(part)
                        .isEqualByComparingTo(new BigDecimal(scenario.path(part).asText()));
            }
        }
    }

    @Test
    void rulesThatAreTheSameChangeNothing() {
        CommandLineRun run = CommandLineRun.of("diff", "--rules", "rules", "--rules", "rules", WORKBOOK);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo("batch-and-caching.xlsx: no change");
    }

    @Test
    void workbookHoldsOldNewAndLiveChanges() throws IOException {
        Path file = folder.resolve("diff.xlsx");
        String[] args = {"diff", "--rules", "rules", "--rules", rules.toString(), WORKBOOK, "-o", file.toString()};
        assertThat(CommandLineRun.of(args).exitCode()).isZero();
        byte[] first = Files.readAllBytes(file);
        assertThat(CommandLineRun.of(args).exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Row standard = workbook.getSheet("Changes").getRow(1);
            assertThat(standard.getCell(3).getNumericCellValue()).isEqualTo(33.2);
            assertThat(standard.getCell(4).getNumericCellValue()).isEqualTo(31.7);
            assertThat(standard.getCell(5).getCellFormula()).isEqualTo("E2-D2");
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int formulas = 0;
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            double cached = cell.getNumericCellValue();
                            assertThat(evaluator.evaluate(cell).getNumberValue())
                                    .as(sheet.getSheetName() + "!" + cell.getAddress())
                                    .isCloseTo(cached, within(1e-9));
                            formulas++;
                        }
                    }
                }
            }
            assertThat(formulas).isGreaterThan(20);
            assertThat(workbook.getSheet("Decisions").getLastRowNum()).isPositive();
        }
    }

    @Test
    void twoResultsAreCompared() {
        Path one = folder.resolve("one.rated.xlsx");
        Path other = folder.resolve("other.rated.xlsx");
        CommandLineRun.of("run", WORKBOOK, "-o", one.toString());
        CommandLineRun.of("run", WORKBOOK, "-o", other.toString(), "--rules", rules.toString());
        CommandLineRun run = CommandLineRun.of("diff", one.toString(), other.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("one.rated.xlsx and other.rated.xlsx: standard 33.20 -> 31.70 USD, -4.5%; batch")
                .contains("standard  33.20  31.70   -1.50  -1.50    0.00  0.00   0.00");
    }

    @Test
    void inputIsNoResultToCompare() {
        CommandLineRun run = CommandLineRun.of("diff", WORKBOOK, WORKBOOK);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("is no result of Ratebook with a whole seal")
                .contains("name two folders of rules");
    }

    @Test
    void aSealThatWasEditedIsNotBelieved() {
        Path one = folder.resolve("one.rated.xlsx");
        CommandLineRun.of("run", WORKBOOK, "-o", one.toString());
        Path edited = new EditedFile(one)
                .edit(
                        "customXml/item1.xml",
                        xml -> xml.replaceFirst(
                                "name=\"as of\" value=\"[0-9-]+\"", "name=\"as of\" value=\"2020-01-01\""))
                .save(folder.resolve("edited.xlsx"));
        CommandLineRun run = CommandLineRun.of("diff", one.toString(), edited.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("edited.xlsx: its seal was edited", "[RB-DIFF-SEAL]", "ratebook verify");
        assertThat(CommandLineRun.of("diff", edited.toString(), one.toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void rulesOfARevisionAreTakenFromGit() throws IOException, InterruptedException {
        Path copy = Files.createDirectory(folder.resolve("repository"));
        Path its = RulesCopy.into(copy);
        git(copy, "init", "-q");
        git(copy, "add", "-A");
        git(copy, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "before");
        Files.copy(
                rules.resolve("rate-cards/anthropic.csv"),
                its.resolve("rate-cards/anthropic.csv"),
                StandardCopyOption.REPLACE_EXISTING);
        CommandLineRun run = CommandLineRun.of("diff", "--since", "HEAD", "--rules", its.toString(), WORKBOOK);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("rate-cards/anthropic.csv changed")
                .contains("standard 33.20 -> 31.70 USD, -4.5%");
        CommandLineRun unknown = CommandLineRun.of("diff", "--since", "nosuch", "--rules", its.toString(), WORKBOOK);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--since: the rules of nosuch can't be had");
    }

    @Test
    void brokenRulesAreTold() throws IOException {
        Files.writeString(rules.resolve("40-commit/credits.drl"), "rule \"x\"");
        CommandLineRun run = CommandLineRun.of("diff", "--rules", "rules", "--rules", rules.toString(), WORKBOOK);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("credits.drl");
    }

    @Test
    void mistakesOfTheCommandLineAreSaid() {
        assertThat(CommandLineRun.of("diff", WORKBOOK).err()).contains("Name two results, or the rules to compare");
        assertThat(CommandLineRun.of("diff", "none.xlsx", WORKBOOK).err()).contains("there is no file none.xlsx");
        assertThat(CommandLineRun.of("diff", "--rules", "a", "--rules", "b", "--rules", "c", WORKBOOK)
                        .exitCode())
                .isEqualTo(2);
    }

    private static void git(Path folder, String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 3];
        System.arraycopy(new String[] {"git", "-C", folder.toString()}, 0, command, 0, 3);
        System.arraycopy(words, 0, command, 3, words.length);
        Process git = new ProcessBuilder(command).inheritIO().start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).isZero();
    }
}
