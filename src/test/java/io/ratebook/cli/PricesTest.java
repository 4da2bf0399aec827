package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
    private static final String LITELLM = "src/test/resources/catalogues/litellm.json";
    private static final String GENAI = "src/test/resources/catalogues/genai-prices.json";
    private static final String HEAD =
            "provider,model,meter,service tier,region,price,per,unit,currency,from,to,hours,days,time zone,tier kind,above,source,note\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void importWithoutAFolderReportsAndWritesNothing() throws IOException {
        CommandLineRun run = CommandLineRun.of("prices", "import", LITELLM, "--as", "litellm");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("21 models of litellm in " + LITELLM + ": ")
                .contains("[RB-CAT-HIGH]", "Not imported", "Nothing was written: -o names the folder for the cards.");
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void importWritesACardAProviderThatARunCanRead() throws IOException {
        Path cards = folder.resolve("rules/rate-cards");
        CommandLineRun run = CommandLineRun.of("prices", "import", LITELLM, "--as", "litellm", "-o", cards.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files(cards)).containsExactly("acme.csv", "brandt.csv", "google.csv", "odd.csv", "vertex.csv");
        assertThat(Files.readString(cards.resolve("google.csv")))
                .isEqualTo(HEAD
                        + "google,gemini-small,input,,,0.1,1000000,token,USD,,,,,,,,\"litellm, litellm.json\",\n"
                        + "google,gemini-small,output,,,0.4,1000000,token,USD,,,,,,,,\"litellm, litellm.json\",\n");
        CommandLineRun list = CommandLineRun.of(
                "prices", "list", "acme", "--rules", folder.resolve("rules").toString());
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out())
                .contains("acme-tiered   3 +     0.3           3.75         15 +    cache write 1h")
                .contains("acme-nights   0.27 +                             1.1 +");
    }

    @Test
    void aCardThatExistsIsReplacedOnlyOnRequest() throws IOException {
        Path card = Files.writeString(folder.resolve("xai.csv"), HEAD);
        String[] import1 = {"prices", "import", GENAI, "--as", "genai-prices", "-o", folder.toString()};
        CommandLineRun run = CommandLineRun.of(import1);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("xai.csv exists already and is not replaced");
        assertThat(files(folder)).containsExactly("xai.csv");
        assertThat(Files.readString(card)).isEqualTo(HEAD);
        CommandLineRun again = CommandLineRun.of(
                Stream.concat(Stream.of(import1), Stream.of("--replace")).toArray(String[]::new));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(card)).contains("grok-small");
        assertThat(files(folder)).containsExactly("acme.csv", "xai.csv");
    }

    @Test
    void aFolderThatCantBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file");
        CommandLineRun run =
                CommandLineRun.of("prices", "import", GENAI, "--as", "genai-prices", "-o", file + "/cards");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("can't be made. Maybe name another folder.");
        assertThat(files(folder)).containsExactly("taken");
    }

    @Test
    void importNamesPricesThatTheCardsStateOtherwise() throws IOException {
        Files.writeString(
                folder.resolve("xai.csv"),
                HEAD + "xai,grok-small,input,,,0.1,1000000,token,USD,,2030-01-01,,,,,,a page,\n"
                        + "xai,grok-small,output,,,0.5,1000000,token,USD,,,,,,,,a page,\n");
        CommandLineRun run = CommandLineRun.of(
                "prices",
                "import",
                GENAI,
                "--as",
                "genai-prices",
                "--provider",
                "x-ai",
                "-o",
                folder.toString(),
                "--replace",
                "--as-of",
                "2026-08-21",
                "--from",
                "2026-08-21",
                "--source",
                "the catalogue");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("on 2026-08-21: prices alike: 1, different: 1 [RB-CAT-DIFFERS]:")
                .containsPattern(
                        "xai/grok-small/input +0.1 USD per 1M token +0.2 USD per 1M token +x 2 +to 2030-01-01");
        assertThat(Files.readString(folder.resolve("xai.csv")))
                .contains("2026-08-21,,,,,,,the catalogue,from is the day of the catalogue; the price may be older");
    }

    @Test
    void whatIsNoCatalogueIsAFinding() throws IOException {
        Path text = Files.writeString(folder.resolve("broken.json"), "{\n\"a\": {,}\n}");
        assertRefused("broken.json:2: is no JSON", text.toString(), "litellm");
        assertRefused("[RB-CAT-SHAPE]", GENAI, "litellm");
        assertRefused("[RB-CAT-SHAPE]", LITELLM, "genai-prices");
        assertRefused("is no file", folder.resolve("nowhere.json").toString(), "litellm");
        Path twice = Files.writeString(folder.resolve("twice.json"), "{\"a\": {}, \"a\": {}}");
        assertRefused("Duplicate", twice.toString(), "litellm");
        CommandLineRun none = CommandLineRun.of("prices", "import", LITELLM, "--as", "litellm", "--provider", "acne");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("[RB-CAT-NONE]", "Maybe write \"acme\"");
    }

    private static void assertRefused(String message, String file, String as) {
        CommandLineRun run = CommandLineRun.of("prices", "import", file, "--as", as);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void wrongCommandLinesExitWithTwoAndSuggest() {
        assertWrong("Say what to do with prices: list, show, compare or import.", "prices");
        assertWrong("write \"litellm\" or \"genai-prices\"", "prices", "import", LITELLM, "--as", "lite");
        assertWrong("--from: \"soon\" is no date", "prices", "import", LITELLM, "--as", "litellm", "--from", "soon");
        assertWrong("Maybe write \"openai\"", "prices", "list", "opnai");
        assertWrong("Maybe write \"gpt-5.1\"", "prices", "show", "gpt-5.l");
        assertWrong(
                "\"openai/gpt-4o-mini\" or \"openrouter/gpt-4o-mini\"", "prices", "compare", "gpt-4o-mini", "gpt-4o");
        assertWrong("is not one or two of", "prices", "compare", LITELLM, GENAI, "--as", "litellm,genai,cards");
    }

    private static void assertWrong(String message, String... args) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void showGivesEveryPriceOfAModelWithItsRowAndSource() throws IOException {
        Path rules = rules("acme,wide,input,,,3,1000000,token,USD,,,,,,cliff,,a page,\n"
                + "acme,wide,input,,,6,1000000,token,USD,,,,,,cliff,200000,a page,\n"
                + "acme,wide,output,,,15,1000000,token,USD,,2026-09-01,,,,,,a page,\n"
                + "acme,wide,output,,,12,1000000,token,USD,2026-09-01,,,,,,,another page,\n"
                + "other,wide,input,,,2,1000000,token,USD,,,16:30-00:30,mon-fri,,,,a page,\n");
        CommandLineRun all = CommandLineRun.of("prices", "show", "WIDE", "--rules", rules.toString());
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out().lines().skip(1))
                .extracting(each -> each.replaceAll(" {2,}", " | ").replaceAll("\\S*/(?=acme.csv)", ""))
                .containsExactly(
                        "acme | wide | input | standard | 3 USD per 1M token | cliff | acme.csv:2 | a page",
                        "acme | wide | input | standard | 6 USD per 1M token | cliff over 200000 | acme.csv:3 | a page",
                        "acme | wide | output | standard | 15 USD per 1M token | to 2026-09-01 | acme.csv:4 | a page",
                        "acme | wide | output | standard | 12 USD per 1M token | from 2026-09-01 | acme.csv:5 | another page",
                        "other | wide | input | standard | 2 USD per 1M token | 16:30-00:30 mon,tue,wed,thu,fri UTC"
                                + " | acme.csv:6 | a page");
        CommandLineRun day = CommandLineRun.of(
                "prices", "show", "acme/wide", "--as-of", "2026-08-31", "--json", "--rules", rules.toString());
        JsonNode json = new ObjectMapper().readTree(day.out());
        assertThat(json.findValuesAsText("price")).containsExactly("3", "6", "15");
        assertThat(json.get(1).get("above").asText()).isEqualTo("200000");
    }

    @Test
    void compareSetsTwoModelsSideBySide() throws IOException {
        Path rules = rules("acme,small,input,,,0.5,1000000,token,USD,,,,,,,,a page,\n"
                + "acme,small,output,,,3,1000000,token,USD,,,,,,,,a page,\n"
                + "acme,large,input,,,2,1000000,token,USD,,,,,,,,a page,\n"
                + "acme,large,cached input,,,0.2,1000000,token,USD,,,,,,,,a page,\n"
                + "acme,large,output,,,9,1000000,token,USD,,,,,,,,a page,\n");
        CommandLineRun run = CommandLineRun.of("prices", "compare", "small", "acme/large", "--rules", rules.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "Meter         small                 acme/large            ratio",
                        "input         0.5 USD per 1M token  2 USD per 1M token    x 4",
                        "cached input  no price              0.2 USD per 1M token",
                        "output        3 USD per 1M token    9 USD per 1M token    x 3");
    }

    @Test
    void compareNamesWhatTwoSourcesSayOfOneThing() throws IOException {
        Path rules = rules("acme,acme-classes,input,,,2.6,1000000,token,USD,,,,,,cliff,,a page,\n"
                + "acme,acme-classes,output,,,10,1000000,token,USD,,,,,,,,a page,\n");
        CommandLineRun run = CommandLineRun.of(
                "prices",
                "compare",
                rules.resolve("rate-cards").toString(),
                LITELLM,
                "--as",
                "cards,litellm",
                "--as-of",
                "2026-11-22");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("On 2026-11-22: prices alike: 1, different: 1")
                .containsPattern("acme/acme-classes/input +2.6 USD per 1M token +2.5 USD per 1M token +x 0.9615");
    }

    @Test
    void shippedCardsHoldTheProvidersOfAPlanAndTheirDatedPrices() {
        CommandLineRun list = CommandLineRun.of("prices", "list");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out().lines())
                .extracting(each -> each.replaceFirst(" .*", ""))
                .contains("openai", "anthropic", "google", "vertex", "deepseek", "mistral", "xai", "runpod", "tinker");
        assertThat(longPrompt("2026-07-29")).containsExactly("2");
        assertThat(longPrompt("2026-07-30")).containsExactly("0.4");
        assertThat(CommandLineRun.of("prices", "show", "deepseek-v4-pro", "--as-of", "2026-11-22")
                        .out())
                .containsPattern("input +standard +0.66 USD per 1M token +from 2026-08-23")
                .containsPattern(
                        "input +standard +1.32 USD per 1M token +09:00-12:00 mon,tue,wed,thu,fri Asia/Shanghai");
    }

    /** What gpt-5.6-luna's input costs above 272,000 tokens a prompt. */
    private static List<String> longPrompt(String day) {
        return CommandLineRun.of("prices", "show", "gpt-5.6-luna", "--as-of", day)
                .out()
                .lines()
                .filter(each -> each.matches(".* input +standard .*cliff over 272000.*") && !each.contains("cached"))
                .map(each -> each.replaceFirst(".*standard +(\\S+) USD.*", "$1"))
                .toList();
    }

    @Test
    void cardsThatCantBeReadAreSaidInFull() throws IOException {
        Path rules = rules("acme,small,input,,,cheap,1000000,token,USD,,,,,,,,a page,\n");
        CommandLineRun run = CommandLineRun.of("prices", "list", "--rules", rules.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("acme.csv:2: (price) \"cheap\" is not a number");
    }

    private Path rules(String rows) throws IOException {
        Path cards = Files.createDirectories(folder.resolve("rules/rate-cards"));
        Files.writeString(cards.resolve("acme.csv"), HEAD + rows);
        return folder.resolve("rules");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
