package io.ratebook.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptFileTest {
    private static final TokenCounter ESTIMATE = TokenCounter.of("acme", "any");
    private static final TokenCounter O200K = TokenCounter.of("openai", "gpt-5.1");

    /** Lines of plain text, so that this room is tested without JSON. */
    private static final PromptLines PLAIN = line -> {
        if (line.startsWith("!")) {
            throw new UnreadablePromptException("broken", "mend it");
        }
        return Prompt.of(line, null);
    };

    @TempDir
    Path folder = Path.of("");

    @Test
    void textFileIsOnePromptWithoutTheLineBreakAtItsEnd() throws IOException {
        Profile profile = profile("one.txt", "\ufeffHello world!\nHello world!\r\n", ESTIMATE);
        assertThat(profile.rows()).isOne();
        assertThat(profile.characters().max()).isEqualTo(25);
        assertThat(profile.tokens().max()).isEqualTo(7);
        assertThat(profile.prefixTokens()).isZero();
        assertThat(profile.outputTokens()).isNull();
    }

    @Test
    void spreadOfTheLengthsIsByNearestRank() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int length = 1; length <= 40; length++) {
            lines.append("x".repeat(4 * length)).append("\n\n");
        }
        Spread tokens = profile("many.jsonl", lines.toString(), ESTIMATE).tokens();
        assertThat(tokens).isEqualTo(new Spread(40, 820, 1, new BigDecimal("20.5"), 38, 40));
        assertThat(Spread.of(new long[] {7}).p95()).isEqualTo(7);
        assertThat(Spread.of(new long[] {1, 2, 3}).mean()).isEqualTo("2");
    }

    @Test
    void commonPrefixIsInTokensOfTheEncoding() throws IOException {
        // Hello| world|! and Hello| world|. share two tokens; Hellos shares none with them
        Profile two = profile("a.jsonl", "Hello world!\nHello world.\n", O200K);
        assertThat(two.prefixTokens()).isEqualTo(2);
        assertThat(two.restTokens()).isEqualTo("1");
        assertThat(two.prefixShare()).isEqualByComparingTo("0.6666666666666666666666666666666667");
        assertThat(two.prefix()).isEqualTo("Hello world");
        Profile same = profile("b.jsonl", "Hello world!\nHello world!\n", O200K);
        assertThat(same.prefixTokens()).isEqualTo(3);
        assertThat(same.restTokens()).isEqualTo("0");
        Profile shorter = profile("c.jsonl", "Hello world!\nHello\nHello world!", O200K);
        assertThat(shorter.prefixTokens()).isEqualTo(1);
        assertThat(profile("d.jsonl", "Hello\nBonjour le monde!", O200K).prefixTokens())
                .isZero();
    }

    @Test
    void commonPrefixOfAnEstimateIsWholeTokensOnly() throws IOException {
        Profile profile = profile("a.jsonl", "Answer: one\nAnswer: two\n", ESTIMATE);
        assertThat(profile.prefixTokens()).isEqualTo(2);
        assertThat(profile("b.jsonl", "Answers\nAnswers\n", ESTIMATE).prefixTokens())
                .isEqualTo(1);
    }

    @Test
    void tableHasPromptsAndOutputsWithLineBreaksQuotesAndNumberSigns() throws IOException {
        String csv = "id,Prompt,completion\n1,\"a,\nb\",\"say \"\"x\"\"\"\n\n# no comment,# heading,\n3,abcd,efgh\n";
        Checked<Optional<Profile>> read = read("a.csv", csv, ESTIMATE);
        Profile profile = read.value().orElseThrow();
        assertThat(profile.characters()).extracting(Spread::rows, Spread::sum).containsExactly(3, 17L);
        assertThat(profile.outputCharacters())
                .extracting(each -> each.rows(), each -> each.sum())
                .containsExactly(2, 11L);
        assertThat(texts(read))
                .containsExactly("WARNING a.csv: only 2 of 3 rows have an output; the output tokens are the mean of"
                        + " those [RB-TEXT-OUTPUTS]");
    }

    @Test
    void tableMayBeSeparatedBySemicolonsOrTabs() throws IOException {
        assertThat(profile("a.csv", "id;\"input\";output\n1;\"a; b\";c\n", ESTIMATE)
                        .characters()
                        .sum())
                .isEqualTo(4);
        assertThat(profile("b.csv", "\ufeffprompt\tid\nab, c\t7\n", ESTIMATE)
                        .characters()
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void findingsNameTheLine() throws IOException {
        assertThat(texts(read("a.jsonl", "fine\n\n!\n", ESTIMATE)))
                .containsExactly("ERROR   a.jsonl:3: broken [RB-TEXT-LINE]");
        assertThat(texts(read("a.csv", "id,prompt\n1,\"x\ny\"\n2,\n3\n", ESTIMATE)))
                .containsExactly(
                        "ERROR   a.csv:4: the prompt is empty [RB-TEXT-LINE]",
                        "ERROR   a.csv:5: the row has no prompt [RB-TEXT-LINE]");
        assertThat(texts(read("b.csv", "id,prompt\n1,x\n2,\"x\n", ESTIMATE)))
                .containsExactly("ERROR   b.csv:2: from here on it is not readable as CSV [RB-TEXT-LINE]");
        assertThat(texts(read("c.csv", "id,promt\n1,x\n", ESTIMATE)))
                .containsExactly("ERROR   c.csv:1: the header has no column \"prompt\" or \"input\" [RB-TEXT-LINE]");
        assertThat(read("c.csv", "id,promt\n1,x\n", ESTIMATE).findings().get(0).maybe())
                .isEqualTo("rename \"promt\" to \"prompt\"");
        assertThat(texts(read("d.csv", "prompt,input\n1,x\n", ESTIMATE)))
                .containsExactly(
                        "ERROR   d.csv:1: the header has two columns for one thing: prompt and input [RB-TEXT-LINE]");
    }

    @Test
    void readingEndsAfterFiveErrors() throws IOException {
        List<String> found = texts(read("a.jsonl", "!\n".repeat(1000), ESTIMATE));
        assertThat(found).hasSize(6).last().isEqualTo("ERROR   a.jsonl: reading ended after 5 errors [RB-TEXT-MANY]");
    }

    @Test
    void filesOfWhichNothingCanBeUsedAreSaidToBe() throws IOException {
        assertThat(texts(read("a.jsonl", " \n\n", ESTIMATE)))
                .containsExactly("ERROR   a.jsonl: there is no prompt in it [RB-TEXT-EMPTY]");
        assertThat(texts(read("a.txt", "", ESTIMATE)))
                .containsExactly("ERROR   a.txt: there is no prompt in it [RB-TEXT-EMPTY]");
        assertThat(texts(read("a.csv", "prompt\n", ESTIMATE)))
                .containsExactly("ERROR   a.csv: there is no prompt in it [RB-TEXT-EMPTY]");
        assertThat(texts(read("a.docx", "x", ESTIMATE)).get(0)).contains("RB-TEXT-KIND");
        Path latin = Files.write(folder.resolve("latin.txt"), "café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(texts(PromptFile.profile(latin, "latin.txt", PLAIN, ESTIMATE)))
                .containsExactly("ERROR   latin.txt: is not text in UTF-8 [RB-TEXT-UTF8]");
        assertThat(texts(PromptFile.profile(folder, "x.txt", PLAIN, ESTIMATE)))
                .containsExactly("ERROR   x.txt: this is a folder, not a file [RB-TEXT-NOFILE]");
        assertThat(texts(PromptFile.profile(folder.resolve("no.txt"), "no.txt", PLAIN, ESTIMATE)))
                .containsExactly("ERROR   no.txt: there is no such file [RB-TEXT-NOFILE]");
    }

    @Test
    void promptThatNoModelTakesEndsTheReadingOfItNotTheMemory() throws IOException {
        String endless = "x".repeat(PromptFile.LONGEST + 1);
        assertThat(texts(read("a.txt", endless, ESTIMATE)).get(0)).contains("longer than 10 million characters");
        assertThat(texts(read("a.jsonl", "fine\n" + endless + "\nfine", ESTIMATE)))
                .containsExactly(
                        "ERROR   a.jsonl:2: the prompt is longer than 10 million characters: no model takes that"
                                + " [RB-TEXT-LINE]");
        assertThat(texts(read("a.csv", "prompt\nfine\n\"" + endless + endless, ESTIMATE))
                        .get(0))
                .contains("a.csv:2", "longer than 10 million characters");
    }

    @Test
    void longFileIsReadLineByLine() throws IOException {
        Path file = folder.resolve("long.jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 200_000; i++) {
                out.write("Answer in one word: what follows " + i + "?\n");
            }
        }
        Profile profile =
                PromptFile.profile(file, "long.jsonl", PLAIN, O200K).value().orElseThrow();
        assertThat(profile.rows()).isEqualTo(200_000);
        assertThat(profile.prefixTokens()).isBetween(6L, 8L);
    }

    private Profile profile(String name, String content, TokenCounter counter) throws IOException {
        Checked<Optional<Profile>> read = read(name, content, counter);
        return read.value().orElseThrow(() -> new AssertionError(read.findings()));
    }

    private Checked<Optional<Profile>> read(String name, String content, TokenCounter counter) throws IOException {
        return PromptFile.profile(Files.writeString(folder.resolve(name), content), name, PLAIN, counter);
    }

    private static List<String> texts(Checked<Optional<Profile>> read) {
        assertThat(read.value().isPresent()).isNotEqualTo(read.hasErrors());
        return read.findings().stream()
                .map(Finding::toString)
                .map(each -> each.lines().findFirst().orElseThrow())
                .toList();
    }
}
