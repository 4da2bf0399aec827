package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDoorTest {
    private static final String BATCH = "workbooks/batch-api-cost-estimation.xlsx";

    @TempDir
    Path folder = Path.of("");

    @Test
    void helpNamesTheCommandsAndTheExitCodes() {
        CommandLineRun run = CommandLineRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "run",
                        "check",
                        "new",
                        "profile",
                        "prices",
                        "rules",
                        "facts",
                        "Exit codes:",
                        "the output could not be published");
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(CommandLineRun.of("--version").out()).matches("ratebook \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void wrongCommandLinesAreSaidInASentenceAndExitWithTwo() {
        assertWrong(
                "Say what to do: run, check, test, explain, diff, watch, verify, new, profile, prices, rules or facts.");
        assertWrong("--as-of: \"soon\" is no date; write it as 2026-11-22", "run", BATCH, "--as-of", "soon");
        assertWrong("--as-of: \"+999999999-12-31\" is no date", "run", BATCH, "--as-of", "+999999999-12-31");
        assertWrong("--as-of: \"-0001-12-31\" is no date", "run", BATCH, "--as-of=-0001-12-31");
        assertWrong("--as-of: \"+10000-01-01\" is no date", "check", "--as-of", "+10000-01-01");
        assertWrong("--rules: there is no folder nowhere", "run", BATCH, "--rules", "nowhere");
        assertWrong("is no number for atoms", "run", BATCH, "--set", "atoms=many");
        assertWrong(
                "--set: no assumption is called \"atmos\". Maybe write \"atoms\".", "run", BATCH, "--set", "atmos=2");
        assertWrong("Missing required parameter", "run");
        assertWrong("doesn't end in .xlsx", "new", "plan.csv");
    }

    @Test
    void settingAnAssumptionRecalculatesWhatDependsOnIt() throws IOException {
        Path json = folder.resolve("set.json");
        String out = folder.resolve("set.xlsx").toString();
        CommandLineRun run =
                CommandLineRun.of("run", BATCH, "--set", "atoms=200", "-o", out, "--json", json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("308.6");
        JsonNode result = CommandLineRun.json(json);
        assertThat(result.at("/about/settings/atoms").asText()).isEqualTo("200");
        Path again = folder.resolve("again.json");
        CommandLineRun fedBack = CommandLineRun.of(
                "run", out, "-o", folder.resolve("again.xlsx").toString(), "--json", again.toString());
        assertThat(fedBack.exitCode()).as(fedBack.err()).isZero();
        assertThat(CommandLineRun.json(again).at("/scenarios/0/total")).isEqualTo(result.at("/scenarios/0/total"));
    }

    @Test
    void asOfChoosesThePricesOfThatDay() {
        CommandLineRun run = CommandLineRun.of(
                "run",
                BATCH,
                "--as-of",
                "2026-01-31",
                "-o",
                folder.resolve("day.xlsx").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("prices of 2026-01-31");
    }

    @Test
    void outputThatCantBePublishedExitsWithFourAndLeavesTheOldFile() throws IOException {
        Path target = Files.createDirectory(folder.resolve("taken.xlsx"));
        CommandLineRun run = CommandLineRun.of("run", BATCH, "-o", target.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("taken.xlsx").doesNotContain("Exception");
        CommandLineRun lost = CommandLineRun.of(
                "run", BATCH, "-o", folder.resolve("no/where.xlsx").toString());
        assertThat(lost.exitCode()).isEqualTo(4);
    }

    @Test
    void newWorkbookRunsAsItIs() {
        String plan = folder.resolve("plan.xlsx").toString();
        assertThat(CommandLineRun.of("new", plan).exitCode()).isZero();
        CommandLineRun run = CommandLineRun.of("run", plan);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("plan.rated.xlsx")).exists();
        CommandLineRun twice = CommandLineRun.of("new", plan);
        assertThat(twice.exitCode()).isEqualTo(4);
        assertThat(twice.err()).contains("plan.xlsx");
    }

    private static void assertWrong(String message, String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("--help").doesNotContain("Exception");
    }
}
