package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ratebook profile}, as a person sees it and as a spreadsheet takes it. */
class ProfileTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("p.jsonl"), """
                {"prompt":"Hello world!","completion":"Hello world!"}
                {"prompt":"Hello world! Hello world!","completion":"こんにちは世界"}
                """);
    }

    @Test
    void tableShowsLengthsPrefixAndARowToPaste() {
        CommandLineRun run = CommandLineRun.of("profile", file.toString(), "--model", "gpt-5.1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().replace(file.toString(), "p.jsonl").lines())
                .containsExactly(
                        "p.jsonl: 2 prompts, counted with o200k_base",
                        "",
                        "                   rows  min  mean  p95  max",
                        "prompt characters     2   12  18.5   25   25",
                        "prompt tokens         2    3   4.5    6    6",
                        "output characters     2    7   9.5   12   12",
                        "output tokens         2    2   2.5    3    3",
                        "",
                        "p95: 95 of 100 rows have no more (nearest rank).",
                        "Common prefix: all prompts begin with the same 3 tokens, 66.7% of their tokens.",
                        "",
                        "Ready to paste into Usage (means in whole tokens, rounded up):",
                        "",
                        "Calls\tPrefix tokens\tInput tokens\tOutput tokens",
                        "2\t3\t2\t3");
    }

    @Test
    void withoutAModelFourCharactersAreATokenAndItSaysSo() {
        CommandLineRun run = CommandLineRun.of("profile", file.toString());
        assertThat(run.out())
                .contains(
                        "2 prompts, estimated at 4 characters a token (--model names a model whose encoding is known)");
        assertThat(CommandLineRun.of("profile", file.toString(), "--provider", "acme", "--model", "gpt-5.1")
                        .out())
                .contains("estimated at 4 characters a token");
    }

    @Test
    void jsonIsExactAndStandsAlone() throws IOException {
        CommandLineRun run = CommandLineRun.of("profile", file.toString(), "--model", "gpt-4", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/encoding").asText()).isEqualTo("cl100k_base");
        assertThat(json.at("/prompts/tokens/mean").asText()).isEqualTo("4.5");
        assertThat(json.at("/prompts/characters/sum").asInt()).isEqualTo(37);
        assertThat(json.at("/usage/Input tokens").asText()).isEqualTo("1.5");
        assertThat(json.at("/usage/Output tokens").asText()).isEqualTo("3.5");
    }

    @Test
    void fileWithoutOutputsLeavesThemToTheReader() throws IOException {
        Path text = Files.writeString(folder.resolve("p.txt"), "Hello world!");
        CommandLineRun run = CommandLineRun.of("profile", text.toString(), "--model", "gpt-5.1");
        assertThat(run.out())
                .contains("Calls\tPrefix tokens\tInput tokens" + System.lineSeparator() + "1\t0\t3")
                .contains("The file has no outputs: add Output tokens yourself.", "one prompt has none");
    }

    @Test
    void errorsAreToldWithTheirLineAndExitWithOne() throws IOException {
        Files.writeString(file, "\"fine\"\n{broken\n");
        CommandLineRun run = CommandLineRun.of("profile", file.toString(), "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("p.jsonl:2: the line is not readable as JSON", "Maybe")
                .doesNotContain("Exception");
        assertThat(CommandLineRun.of("profile", folder.resolve("no.csv").toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(CommandLineRun.of("profile").exitCode()).isEqualTo(2);
    }
}
