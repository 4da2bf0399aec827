package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ratebook.amount.Case;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.json.JsonPrompts;
import io.ratebook.tokens.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage rows that give texts and files of prompts instead of counts. "Hello world!" has 3 tokens in o200k_base and cl100k_base. */
class TextCountsTest {
    private static final Object[] HEADER = row(
            "Id",
            "Provider",
            "Model",
            "Calls",
            "Prefix tokens",
            "Input tokens",
            "Output tokens",
            "Prefix text",
            "Input text",
            "Output text",
            "Prompts file",
            "Caching",
            "Token counts",
            "Input tokens low",
            "Input tokens high");

    @TempDir
    Path parent = Path.of("");

    private Path folder = Path.of("");
    private Path workbook = Path.of("");

    @BeforeEach
    void name() throws IOException {
        folder = Files.createDirectory(parent.resolve("plan"));
        workbook = folder.resolve("budget.xlsx");
    }

    @Test
    void textsAreCountedWithTheEncodingOfTheModelAndSaySo() {
        Checked<Request> read = read(sheet(row("a", "openai", "gpt-4o", 10, "", "", 7, "こんにちは世界", "Hello world!")));
        Usage usage = read.value().usages().get(0);
        assertThat(usage.prefixTokens()).isEqualTo("2");
        assertThat(usage.inputTokens()).isEqualTo("3");
        assertThat(usage.outputTokens()).isEqualTo("7");
        Location cell = Location.ofCell("budget.xlsx", "Usage", 2, 9);
        assertThat(usage.origin(UsageField.INPUT_TOKENS)).isEqualTo(new Origin.Counted(cell, "o200k_base"));
        assertThat(usage.where(UsageField.INPUT_TOKENS)).isEqualTo(cell);
        assertThat(usage.origin(UsageField.OUTPUT_TOKENS)).isInstanceOf(Origin.InCell.class);
        assertThat(texts(read))
                .containsExactly(
                        "INFO    budget.xlsx › Usage!H2: (Prefix text) counted 2 tokens with o200k_base [RB-TEXT-COUNTED]",
                        "INFO    budget.xlsx › Usage!I2: (Input text) counted 3 tokens with o200k_base [RB-TEXT-COUNTED]");
    }

    @Test
    void otherModelsAreEstimatedAndTheResultSaysSo() {
        Checked<Request> read =
                read(sheet(row("a", "anthropic", "claude-sonnet-4", 1, "", "", 7, "", "x".repeat(4935))));
        assertThat(read.value().usages().get(0).inputTokens()).isEqualTo("1234");
        assertThat(texts(read))
                .containsExactly(
                        "INFO    budget.xlsx › Usage!I2: (Input text) counted 1,234 tokens at 4 characters a token:"
                                + " an estimate [RB-TEXT-COUNTED]");
    }

    @Test
    void spacesJoinedEmojiSpecialTokensAndLongTextAreTakenAsTheyStand() {
        Checked<Request> read = read(sheet(
                row("a", "acme", "any", 1, "", "", "", "  four \n", "👩‍👩‍👧\u200b", "<|endoftext|>"),
                row("b", "acme", "any", 1, "", "", "", "", "x".repeat(32_767))));
        Usage usage = read.value().usages().get(0);
        assertThat(usage.prefixTokens()).isEqualTo("2");
        assertThat(usage.inputTokens()).isEqualTo("2");
        assertThat(usage.outputTokens()).isEqualTo("4");
        assertThat(read.value().usages().get(1).inputTokens()).isEqualTo("8192");
        assertThat(read.hasErrors()).isFalse();
    }

    @Test
    void scenarioWithAnotherModelCountsWithItsEncoding() {
        Checked<Request> read = read(sheet(row("a", "openai", "gpt-5.1", 1, "", "", 1, "", "こんにちは世界"))
                .sheet(
                        "Scenarios",
                        row("Scenario", "Model", "Input text", "Input tokens"),
                        row("new"),
                        row("old", "gpt-4"),
                        row("rewritten", "", "Hello world!"),
                        row("measured", "", "", 1500)));
        assertThat(read.value().usages())
                .extracting(Usage::scenario, each -> String.valueOf(each.inputTokens()))
                .containsExactly(
                        tuple("new", "2"), tuple("old", "4"), tuple("rewritten", "3"), tuple("measured", "1500"));
        assertThat(texts(read)).hasSize(3).anyMatch(each -> each.contains("4 tokens with cl100k_base"));
    }

    @Test
    void textReplacesTheCountOfTheRowWhereTheScenarioGivesIt() {
        Checked<Request> read = read(sheet(row("a", "openai", "gpt-5.1", 1, "", 900, 1))
                .sheet("Scenarios", row("Scenario", "Input text"), row("s", "Hello world!")));
        assertThat(read.value().usages().get(0).inputTokens()).isEqualTo("3");
        assertThat(read.hasErrors()).isFalse();
    }

    @Test
    void countAndTextForOneThingAreToldWithBothCells() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "Hello world!");
        Checked<Request> read = read(sheet(
                row("a", "openai", "gpt-5.1", 1, "", 5, 6, "", "Hello", "Hi"),
                row("b", "openai", "gpt-5.1", 1, "", "", 6, "", "Hello", "", "a.txt"),
                row("c", "openai", "gpt-5.1", 1, "", "", "", "", "Hello", "", "", "", "", 5, 7)));
        assertThat(texts(read).stream().filter(each -> each.startsWith("ERROR")))
                .containsExactly(
                        "ERROR   budget.xlsx › Usage!I2: (Input text) says what Input tokens in F2 says too [RB-TEXT-BOTH]",
                        "ERROR   budget.xlsx › Usage!J2: (Output text) says what Output tokens in G2 says too [RB-TEXT-BOTH]",
                        "ERROR   budget.xlsx › Usage!K3: (Prompts file) says what Input text in I3 says too [RB-TEXT-BOTH]",
                        "ERROR   budget.xlsx › Usage!I4: (Input text) says what Input tokens in N4 says too [RB-TEXT-BOTH]");
    }

    @Test
    void numberInAColumnOfTextsAndTotalsAreErrors() {
        Checked<Request> read = read(sheet(
                row("a", "openai", "gpt-5.1", 1, "", "", "", "", 500),
                row("b", "openai", "gpt-5.1", 1, "", "", "", "", "Hi", "", "", "", "total")));
        assertThat(texts(read))
                .containsExactly(
                        "ERROR   budget.xlsx › Usage!I2: (Input text) \"500\" is not a text [RB-VAL-TYPE]",
                        "ERROR   budget.xlsx › Usage!M3: (Token counts) is total, but a text or a prompt is of one call"
                                + " [RB-TEXT-TOTAL]");
    }

    @Test
    void fileGivesCallsMeansAndOutputsWhereTheRowDoesNot() throws IOException {
        batch();
        Checked<Request> read = read(sheet(
                row("a", "openai", "gpt-5.1", "", "", "", "", "", "", "", "data\\batch.jsonl"),
                row("b", "openai", "gpt-5.1", 1000, "", "", 20, "", "", "", "data/batch.jsonl")));
        Usage all = read.value().usages().get(0);
        assertThat(all.calls()).isEqualTo("4");
        assertThat(all.prefixTokens()).isNull();
        assertThat(all.inputTokens()).isEqualTo("5.25");
        assertThat(all.outputTokens()).isEqualTo("1.5");
        assertThat(all.origin(UsageField.CALLS)).isInstanceOf(Origin.Counted.class);
        Usage own = read.value().usages().get(1);
        assertThat(own.calls()).isEqualTo("1000");
        assertThat(own.outputTokens()).isEqualTo("20");
        assertThat(texts(read).get(0))
                .isEqualTo(
                        "INFO    budget.xlsx › Usage!K2: (Prompts file) 4 prompts of 5.25 tokens in the mean; outputs of"
                                + " 1.5 tokens, counted with o200k_base [RB-TEXT-COUNTED]");
    }

    @Test
    void whatAllPromptsBeginWithIsThePrefixWhereCachingAsksForOne() throws IOException {
        batch();
        Checked<Request> read = read(sheet(
                row("a", "openai", "gpt-5.1", "", "", "", "", "", "", "", "data/batch.jsonl", "automatic"),
                row("b", "openai", "gpt-5.1", "", 900, "", "", "", "", "", "data/batch.jsonl", "automatic"),
                row("c", "openai", "gpt-5.1", "", "", "", "", "Hello", "", "", "data/batch.jsonl", "assumed")));
        Usage split = read.value().usages().get(0);
        assertThat(split.prefixTokens()).isEqualTo("3");
        assertThat(split.inputTokens()).isEqualTo("2.25");
        assertThat(split.promptTokens()).isEqualTo("5.25");
        Usage own = read.value().usages().get(1);
        assertThat(own.prefixTokens()).isEqualTo("900");
        assertThat(own.inputTokens()).isEqualTo("5.25");
        assertThat(texts(read))
                .contains(
                        "WARNING budget.xlsx › Usage!H4: (Prefix text) all prompts of the file begin with it: it is counted"
                                + " twice [RB-TEXT-TWICE]");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd.txt, RB-TEXT-PATH",
        "C:\\prompts.txt, RB-TEXT-PATH",
        "\\\\server\\share\\a.txt, RB-TEXT-PATH",
        "https://example.org/a.txt, RB-TEXT-PATH",
        "../a.txt, RB-TEXT-PATH",
        "data/../../a.txt, RB-TEXT-PATH",
        "link.txt, RB-TEXT-PATH",
        "data, RB-TEXT-NOFILE",
        "prmpts.jsonl, RB-TEXT-NOFILE",
        "nowhere/a.txt, RB-TEXT-NOFILE",
        "prompts.pdf, RB-TEXT-KIND",
        "huge.txt, RB-TEXT-SIZE"
    })
    void fileThatMustNotOrCannotBeReadIsToldAtItsCell(String name, String code) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Path outside = Files.writeString(parent.resolve("a.txt"), "x");
        Files.createSymbolicLink(folder.resolve("link.txt"), outside);
        Files.writeString(folder.resolve("prompts.jsonl"), "\"x\"");
        Files.writeString(folder.resolve("prompts.pdf"), "x");
        try (var huge = new java.io.RandomAccessFile(folder.resolve("huge.txt").toFile(), "rw")) {
            huge.setLength(100L * 1024 * 1024 + 1);
        }
        Checked<Request> read = read(sheet(row("a", "openai", "gpt-5.1", "", "", "", "", "", "", "", name)));
        assertThat(read.findings().stream().filter(each -> each.code().startsWith("RB-TEXT")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.isError()).isTrue();
                    assertThat(found.code()).isEqualTo(code);
                    assertThat(found.where().toString()).isEqualTo("budget.xlsx › Usage!K2");
                    assertThat(found.message()).startsWith("(Prompts file) ");
                    assertThat(found.maybe()).isNotBlank();
                });
    }

    @Test
    void misspeltNameIsSuggestedAndABrokenLineNamed() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), "\"x\"\n{\"prompt\":\n");
        Checked<Request> read = read(sheet(
                row("a", "openai", "gpt-5.1", "", "", "", "", "", "", "", "prompt.jsonl"),
                row("b", "openai", "gpt-5.1", "", "", "", "", "", "", "", "prompts.jsonl")));
        assertThat(read.findings().stream().filter(each -> each.isError()).map(Object::toString))
                .anyMatch(each -> each.contains("there is no file \"prompt.jsonl\" beside the workbook")
                        && each.contains("Maybe write \"prompts.jsonl\"."))
                .anyMatch(each -> each.contains("prompts.jsonl:2: the line is not readable as JSON"));
    }

    @Test
    void manyTextsAreToldByTheirEncoding() {
        Object[][] rows = new Object[31][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("r" + i, i < 9 ? "acme" : "openai", "gpt-5.1", 1, "", "", "", "", "Hello " + i);
        }
        assertThat(texts(read(sheet(rows))))
                .containsExactly(
                        "INFO    budget.xlsx › Usage: 22 of the texts and files of prompts were counted with o200k_base"
                                + " [RB-TEXT-COUNTED]",
                        "INFO    budget.xlsx › Usage: 9 of the texts and files of prompts were counted at 4 characters a"
                                + " token: an estimate [RB-TEXT-COUNTED]");
    }

    /** "Hello world!" and what follows, with outputs: 3+1, 3+2, 3+4, 3+2 tokens; 2, 1, 2, 1 tokens. */
    private void batch() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/batch.jsonl"), """
                {"messages":[{"role":"system","content":"Hello world!"},{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi world"}]}
                {"messages":[{"role":"system","content":"Hello world!"},{"role":"user","content":"こんにちは世界"},{"role":"assistant","content":"Hi"}]}
                {"messages":[{"role":"system","content":"Hello world!"},{"role":"user","content":"👋🌎"},{"role":"assistant","content":"Hi world"}]}
                {"messages":[{"role":"system","content":"Hello world!"},{"role":"user","content":"こんにちは世界"},{"role":"assistant","content":"Hi"}]}
                """);
    }

    private static SheetFixture sheet(Object[]... rows) {
        Object[][] all = new Object[rows.length + 1][];
        all[0] = HEADER;
        System.arraycopy(rows, 0, all, 1, rows.length);
        return new SheetFixture().sheet("Usage", all);
    }

    private Checked<Request> read(SheetFixture fixture) {
        Book book = WorkbookReader.read(fixture.writtenTo(workbook), "budget.xlsx")
                .value()
                .orElseThrow();
        Texts texts = Texts.beside(workbook, new JsonPrompts());
        return RequestReader.read(book, Case.BASE, LocalDate.of(2026, 11, 22), null, texts);
    }

    private static List<String> texts(Checked<Request> read) {
        return read.findings().stream()
                .filter(each -> !each.code().equals("RB-DEFAULT-ASOF"))
                .map(each -> each.toString().lines().findFirst().orElseThrow())
                .toList();
    }
}
