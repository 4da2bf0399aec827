package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.csv.CsvResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run leaves beside the workbook, and what it leaves alone. */
class OutputsTest {
    private static final String PLAN = "workbooks/monthly-plan.xlsx";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void theSheetsHoldTheExactNumbersOfTheResult(String example) throws IOException {
        ExampleOutputs outputs = ExampleOutputs.of(example);
        for (String each : CsvResult.names()) {
            assertThat(outputs.file("sheets/" + each)).isNotEmptyFile();
        }
        JsonNode scenarios = outputs.json().get("scenarios");
        String currency = outputs.json().get("currency").asText();
        for (int i = 0; i < scenarios.size(); i++) {
            Map<String, String> row = outputs.rows("sheets/scenarios.csv").get(i);
            String name = scenarios.get(i).get("scenario").asText();
            assertThat(row.get("Total base (" + currency + ")"))
                    .isEqualTo(scenarios.get(i).at("/total/base").asText());
            BigDecimal sum = outputs.rows("sheets/lines.csv").stream()
                    .filter(each -> each.getOrDefault("Scenario", "").equals(name))
                    .map(each -> new BigDecimal(each.get("Cost high (" + currency + ")")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .isEqualByComparingTo(scenarios.get(i).at("/total/high").asText());
        }
    }

    @Test
    void aFolderKeepsItsOtherFilesAndLosesWhatAnEarlierRunLeft() throws IOException {
        Path sheets = Files.createDirectory(folder.resolve("sheets"));
        Path theirs = Files.writeString(sheets.resolve("notes.csv"), "theirs");
        Path stale = Files.writeString(sheets.resolve("comparisons.csv"), "of an earlier run");
        CommandLineRun run =
                CommandLineRun.of("run", PLAN, "-o", folder.resolve("r.xlsx").toString(), "--csv", sheets.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("files of other names in it were left alone");
        assertThat(theirs).hasContent("theirs");
        assertThat(stale).content().startsWith("Comparison,").doesNotContain("earlier");
    }

    @Test
    void whereOnePlaceCantHoldItsFileNothingIsWrittenAnywhere() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken.html"));
        CommandLineRun run = CommandLineRun.of(
                "run",
                PLAN,
                "-o",
                folder.resolve("r.xlsx").toString(),
                "--json",
                folder.resolve("r.json").toString(),
                "--csv",
                folder.resolve("sheets").toString(),
                "--html",
                taken.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("taken.html is a folder").doesNotContain("Exception");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void twoOutputsOfOnePlaceAreAWrongCommandLine() {
        String same = folder.resolve("r.json").toString();
        assertWrong("--html: " + same + " is where --json goes", "--json", same, "--html", same);
        assertWrong(
                "is where the result workbook goes",
                "--json",
                folder.resolve("r.xlsx").toString());
        assertWrong("is in the rules folder", "--csv", "rules/rate-cards");
        assertWrong("Invalid value for option '--focus-case'", "--focus-case", "mean");
    }

    private void assertWrong(String message, String... more) {
        String out = folder.resolve("r.xlsx").toString();
        String[] args = Stream.concat(Stream.of("run", PLAN, "-o", out), Stream.of(more))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void anExampleIsWrittenAsItWasShippedAndNeverOverAFile() throws IOException {
        Path mine = folder.resolve("mine.xlsx");
        assertThat(CommandLineRun.of("new", "--example", "monthly-plan", mine.toString())
                        .exitCode())
                .isZero();
        assertThat(mine).hasSameBinaryContentAs(Path.of(PLAN));
        Files.writeString(mine, "mine");
        CommandLineRun again = CommandLineRun.of("new", "--example", "currencies", mine.toString());
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.err()).contains("exists already", "--force");
        assertThat(mine).hasContent("mine");
        assertThat(CommandLineRun.of("new", "--example", "currencies", mine.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(mine).hasSameBinaryContentAs(Path.of("workbooks/currencies.xlsx"));
    }

    @Test
    void theExamplesAreListedWithTheirTitles() {
        CommandLineRun list = CommandLineRun.of("new", "--examples");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out())
                .contains("monthly-plan  ", "A plan by month", "currencies  ", "Prices in several currencies")
                .doesNotContain("template");
    }

    @Test
    void anUnknownExampleIsToldWithTheNearest() {
        CommandLineRun run = CommandLineRun.of("new", "--example", "monthly-plam");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("no example is called \"monthly-plam\". Maybe write \"monthly-plan\".", "tiered-prices");
    }
}
