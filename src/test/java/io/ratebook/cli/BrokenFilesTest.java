package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.read.hostile.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of every other kind than an input, each with a defect, and what the command says of it to the letter. With {@code
 * -Dgolden.write=true} the texts are written anew; read them before they are kept.
 */
class BrokenFilesTest {
    private static final Path TEXTS = Path.of("src/test/resources/broken-files");
    private static final String WORKBOOK = "workbooks/batch-and-caching.xlsx";
    private static final String RULE = """
            import io.ratebook.domain.*
            import static io.ratebook.rules.RuleApi.*

            rule "ADJ-900 passed over"
                @title("Passed over")
                @source("a test")
            when
                $p : Priced( currency == "CHF" )
            then
                factor($p, dec("1"), "never");
            end
            """;
    private static final Map<String, BadInput.Making> FILES = new TreeMap<>();

    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void rate() {
        CommandLineRun run = CommandLineRun.of("run", WORKBOOK, "-o", sound().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        FILES.putAll(BrokenFiles.all(sound()));
    }

    private static Path sound() {
        return shared.resolve("sound.xlsx");
    }

    static Set<String> files() {
        return FILES.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void brokenFileIsTold(String name) throws IOException {
        CommandLineRun run = CommandLineRun.of(command(name).toArray(String[]::new));
        String home = folder.toString().replace('\\', '/') + "/";
        boolean verified = name.startsWith("signature") || name.startsWith("key");
        String told = "exit " + run.exitCode() + "\n"
                + (run.out() + run.err())
                        .replace("\r\n", "\n")
                        .replace(home, "")
                        .lines()
                        .filter(each -> !verified || each.startsWith("Signature") || each.startsWith("Not as it was"))
                        .reduce("", (one, other) -> one + other + "\n");
        Path expected = TEXTS.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(TEXTS);
            Files.writeString(expected, told);
        }
        assertThat(told)
                .isEqualTo(Files.readString(expected))
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(run.exitCode()).as(told).isEqualTo(code(name));
    }

    /** What is wrong with cases is told by whoever checks them as by whoever runs them. */
    @ParameterizedTest
    @MethodSource("cases")
    void testAndCheckTellTheSame(String name) throws IOException {
        CommandLineRun checked = CommandLineRun.of(command(name).toArray(String[]::new));
        CommandLineRun tested = CommandLineRun.of(
                "test",
                "workbooks/template.xlsx",
                "--rules",
                folder.resolve("rules").toString());
        assertThat(codes(tested)).as(tested.out()).isNotEmpty().isEqualTo(codes(checked));
    }

    static List<String> cases() {
        return FILES.keySet().stream()
                .filter(each -> each.startsWith("cases-") || each.equals("casebook-bomb"))
                .filter(each -> !each.equals("cases-beside-no-rules"))
                .toList();
    }

    private static List<String> codes(CommandLineRun run) {
        return Pattern.compile("(?m)any\\.cases\\.(?:csv|xlsx)\\b.* \\[(RB-[A-Z-]+)]$")
                .matcher(run.out() + run.err())
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static int code(String name) {
        if (name.startsWith("sign-") || name.equals("diff-a-folder") || name.equals("diff-nowhere")) {
            return ExitCode.USAGE;
        }
        return name.equals("catalogue-endless-number") ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    @Test
    void everyTextHasItsFile() throws IOException {
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(each -> each.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(files());
        }
    }

    private List<String> command(String name) throws IOException {
        List<String> words = new ArrayList<>();
        switch (name.substring(0, name.indexOf('-'))) {
            case "card" -> words.addAll(rules(name, "rate-cards/any.csv"));
            case "drl" -> words.addAll(rules(name, "10-meter/any.drl"));
            case "jsonl", "csv" -> {
                String kind = name.substring(0, name.indexOf('-'));
                words.addAll(List.of("profile", file(name, "any." + kind).toString()));
            }
            case "catalogue" ->
                words.addAll(List.of(
                        "prices",
                        "import",
                        "--as",
                        "litellm",
                        "--as-of",
                        "2026-11-22",
                        file(name, "any.json").toString()));
            case "result" ->
                words.addAll(List.of("verify", file(name, "any.xlsx").toString()));
            case "cases", "casebook" -> {
                if (!name.equals("cases-beside-no-rules")) {
                    Files.createDirectories(folder.resolve("rules/30-adjust"));
                    Files.writeString(folder.resolve("rules/30-adjust/any.drl"), RULE);
                }
                words.addAll(rules(name, "30-adjust/any.cases." + (name.startsWith("cases") ? "csv" : "xlsx")));
            }
            case "diff" ->
                words.addAll(List.of(
                        "diff", sound().toString(), file(name, "any.xlsx").toString()));
            case "sign" -> {
                Path out = folder.resolve("any.xlsx");
                words.addAll(List.of(
                        "run",
                        WORKBOOK,
                        "-o",
                        out.toString(),
                        "--sign",
                        file(name, "key.pem").toString()));
            }
            case "signature" -> {
                Path result = Files.copy(sound(), folder.resolve("any.xlsx"));
                file(name, "any.xlsx.sig");
                Path key =
                        Files.writeString(folder.resolve("key.pem"), BrokenFiles.KEY.formatted(BrokenFiles.SOUND_KEY));
                words.addAll(List.of("verify", result.toString(), "--trust", key.toString()));
            }
            default -> {
                Path result = Files.copy(sound(), folder.resolve("any.xlsx"));
                Files.writeString(folder.resolve("any.xlsx.sig"), "no signature");
                words.addAll(List.of(
                        "verify",
                        result.toString(),
                        "--trust",
                        file(name, "key.pem").toString()));
            }
        }
        return words;
    }

    private List<String> rules(String name, String place) throws IOException {
        file(name, "rules/" + place);
        return List.of(
                "check",
                "--as-of",
                "2026-11-22",
                "--rules",
                folder.resolve("rules").toString());
    }

    private Path file(String name, String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Optional.ofNullable(FILES.get(name)).orElse(each -> {}).write(file);
        return file;
    }
}
