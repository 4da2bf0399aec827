package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final String CARD = "provider,model,meter,price,per,unit,currency,source\n";
    private static final String ROW = "openai,m,input,1.5,1000000,token,USD,here\n";
    private static final String KEY = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n";
    private static final String SOUND_KEY = "MCowBQYDK2VwAyEAAo7LlRfgBOFwKJTPTGdGYMgIBXS9rtOc1Os5uxkRo14=";
    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path folder = Path.of("");

    static {
        card("in-utf-16", (CARD + ROW).getBytes(StandardCharsets.UTF_16));
        card("not-utf-8", (CARD + "op\u00e9nai,m,input,1,1,token,USD,x\n").getBytes(StandardCharsets.ISO_8859_1));
        card("with-nul", CARD + ROW.replace("m,", "m\0,"));
        card("unclosed-quote", CARD + "\"openai,m,input\n" + ROW);
        card("quote-in-a-value", CARD + "\"open\"ai,m,input,1.5,1000000,token,USD,here\n");
        card("number-as-text", CARD + ROW.replace("1.5", "\"1,5\"") + ROW.replace("1.5", "$1.50"));
        card("formula", CARD + ROW.replace("1.5", "=1+1"));
        card("endless-number", CARD + ROW.replace("1.5", "1E999999999"));
        card("many-digits", CARD + ROW.replace("1.5", "9".repeat(5000)));
        card("bidirectional", CARD + ROW.replace(",m,", ",m\u202egpt,"));
        card("no-header", ROW);
        card("too-large", new byte[(16 << 20) + 1]);
        card("a-workbook-in-name", bytes("PK\3\4"));
        jsonl("truncated", "{\"prompt\": \"a\"}\n{\"prompt\": \"b");
        jsonl("in-utf-16", "{\"prompt\": \"a\"}".getBytes(StandardCharsets.UTF_16));
        jsonl("deep", "[".repeat(3000));
        jsonl("number", "{\"prompt\": 1e999999999}\n");
        jsonl("empty", "");
        csvPrompts("unclosed-quote", "prompt\n\"a\n");
        csvPrompts("no-column", "text\na\n");
        litellm("truncated", "{\"m\": {");
        litellm("twice", "{\"m\": {}, \"m\": {}}");
        litellm("deep", "{\"a\":".repeat(3000));
        litellm("a-list", "[1, 2]");
        litellm(
                "endless-number",
                "{\"m\": {\"input_cost_per_token\": 1e999999999, \"litellm_provider\": \"openai\", \"mode\": \"chat\"}}");
        litellm("endless-digits", "{\"m\": {\"input_cost_per_token\": 0." + "1".repeat(5000) + "}}");
        litellm("too-large", new byte[(32 << 20) + 1]);
        drl("too-large", new byte[(1 << 20) + 1]);
        drl("deep", "rule \"MET-900 deep\" when " + "(".repeat(3000) + " then end\n");
        drl("not-utf-8", "rule \"caf\u00e9\"\n".getBytes(Charset.forName("windows-1252")));
        put("result truncated", new byte[] {'P', 'K', 3, 4, 0, 0});
        put("result empty", new byte[0]);
        put("result a-page", bytes("<html><body>no</body></html>"));
        put("signature empty", new byte[0]);
        put("signature random", bytes("\1\2\3\4"));
        put("signature huge", new byte[1 << 20]);
        put(
                "signature of-another",
                bytes("Ratebook signature 1\nfingerprint " + "0".repeat(64) + "\ned25519 " + "A".repeat(86) + "==\n"));
        put("key empty", new byte[0]);
        put("key no-base64", bytes(KEY.formatted("A===A")));
        put("key short", bytes(KEY.formatted("MCow")));
        put("key private", bytes(KEY.formatted(SOUND_KEY).replace("PUBLIC", "PRIVATE")));
        put("key too-large", new byte[(1 << 16) + 1]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(String name, byte[] content) {
        FILES.put(name.replace(' ', '-'), content);
    }

    private static void card(String name, String content) {
        card(name, bytes(content));
    }

    private static void card(String name, byte[] content) {
        put("card " + name, content);
    }

    private static void jsonl(String name, String content) {
        jsonl(name, bytes(content));
    }

    private static void jsonl(String name, byte[] content) {
        put("jsonl " + name, content);
    }

    private static void csvPrompts(String name, String content) {
        put("csv " + name, bytes(content));
    }

    private static void litellm(String name, String content) {
        litellm(name, bytes(content));
    }

    private static void litellm(String name, byte[] content) {
        put("catalogue " + name, content);
    }

    private static void drl(String name, String content) {
        drl(name, bytes(content));
    }

    private static void drl(String name, byte[] content) {
        put("drl " + name, content);
    }

    @BeforeAll
    static void rate() {
        CommandLineRun run = CommandLineRun.of("run", "workbooks/batch-and-caching.xlsx", "-o", sound().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
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
        assertThat(run.exitCode())
                .as(told)
                .isEqualTo(name.equals("catalogue-endless-number") ? ExitCode.DONE : ExitCode.FINDINGS);
    }

    @Test
    void everyTextHasItsFile() throws IOException {
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(each -> each.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(FILES.keySet()));
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
                        file(name, "any.json").toString()));
            case "result" ->
                words.addAll(List.of("verify", file(name, "any.xlsx").toString()));
            case "signature" -> {
                Path result = Files.copy(sound(), folder.resolve("any.xlsx"));
                file(name, "any.xlsx.sig");
                Path key = Files.writeString(folder.resolve("key.pem"), KEY.formatted(SOUND_KEY));
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
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] content = FILES.getOrDefault(name, new byte[0]);
            out.write(Arrays.copyOf(content, content.length));
        }
        return file;
    }
}
