package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that list, show and begin rules. */
class RulesTest {
    @TempDir
    Path folder;

    @Test
    void everyRuleIsListedBelowItsStage() {
        CommandLineRun run = CommandLineRun.of("rules", "list");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("10-meter\n  ID       Title")
                .containsPattern("(?m)^  BAT-010  OpenAI batch requests cost half +batch\\.drl\\.xlsx › Rules!F11$")
                .containsPattern("(?m)^  CRD-010  A credit pays for what its contract covers +credits\\.drl:7$")
                .doesNotContain("Used by");
        List<String> stages =
                run.out().lines().filter(each -> each.matches("\\d.*")).toList();
        assertThat(stages).containsExactly("10-meter", "20-price", "30-adjust", "40-commit", "90-advise");
    }

    @Test
    void listSaysWhichCasesAndWorkbooksUseARule() {
        CommandLineRun run = CommandLineRun.of(
                "rules", "list", "--stage", "30-adjust", "--used", "workbooks/batch-and-caching.xlsx");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .doesNotContain("10-meter")
                .containsPattern("(?m)^  BAT-010 .* \\d+ cases, batch-and-caching$")
                .containsPattern("(?m)^  NEG-020 .* 1 case$");
    }

    @Test
    void workbookThatCantBeRatedIsTold() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xlsx"), "no workbook");
        CommandLineRun run = CommandLineRun.of("rules", "list", "--used", broken.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("BAT-010");
        assertThat(run.err()).contains("broken.xlsx");
        CommandLineRun none = CommandLineRun.of("rules", "list", "--used", "nowhere.xlsx");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--used: there is no file nowhere.xlsx");
    }

    @Test
    void rowOfATableIsShownAsTheRuleThatItMakes() {
        CommandLineRun run = CommandLineRun.of("rules", "show", "bat-010");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("""
                        BAT-010  OpenAI batch requests cost half
                          stage   adjust
                          where   rules/30-adjust/batch.drl.xlsx › Rules!F11
                          source  https://platform.openai.com/docs/guides/batch, seen 2026-11
                          owner   nobody named

                          when
                        """)
                .contains("provider == \"openai\"", "serviceTier == \"batch\"", "factor($p, dec(\"0.5\"),")
                .contains("Cases that expect it\n  rules/30-adjust/batch.cases.csv:2  OpenAI: the standard price")
                .doesNotContain("$param", "BAT-020");
    }

    @Test
    void ruleOfATextFileIsShownAsItStandsThere() {
        CommandLineRun run = CommandLineRun.of("rules", "show", "CRD-010");
        assertThat(run.out()).contains("""
                  when
                      $x : Charged()
                      $c : Contract( kind == "credit", covers($x.priced.metered) )
                  then
                      credit($c, $x, "the contract covers it");

                Cases that expect it
                """);
    }

    @Test
    void everyListedRuleHasAText() {
        List<String> ids = CommandLineRun.of("rules", "list")
                .out()
                .lines()
                .filter(each -> each.matches("  [A-Z]{2,5}-\\d+ .*"))
                .map(each -> each.strip().replaceFirst(" .*", ""))
                .toList();
        assertThat(ids).hasSizeGreaterThan(50);
        for (String id : List.of(ids.get(0), ids.get(ids.size() / 2), ids.get(ids.size() - 1))) {
            assertThat(CommandLineRun.of("rules", "show", id).out())
                    .as(id)
                    .containsPattern("(?s)\n  when\n.*\n  then\n    .*;\n");
        }
    }

    @Test
    void misspeltIdSuggestsTheNearest() {
        CommandLineRun run = CommandLineRun.of("rules", "show", "BTA-010");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no rule has the id \"BTA-010\".", "Maybe BAT-010");
    }

    static Stream<Arguments> drafts() {
        return Stream.of(Stage.values())
                .flatMap(each -> Stream.of(Arguments.of(each, true), Arguments.of(each, false)));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void whatIsBegunLoadsAndHolds(Stage stage, boolean table) throws IOException {
        Path rules = RulesCopy.into(folder);
        CommandLineRun run = begin(rules, "caching-at-acme", stage, table);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("; its ids are CAA-010 and on.");
        CommandLineRun check = CommandLineRun.of("check", "--rules", rules.toString());
        assertThat(check.out()
                        .lines()
                        .filter(each -> each.contains("caching-at-acme") && each.matches("(ERROR|WARNING|INFO).*")))
                .isEmpty();
        CommandLineRun test = CommandLineRun.of("test", "workbooks/template.xlsx", "--rules", rules.toString());
        assertThat(test.exitCode()).as(test.out()).isZero();
        assertThat(test.out()).doesNotContain("CAA-010");
        CommandLineRun shown = CommandLineRun.of("rules", "show", "CAA-010", "--rules", rules.toString());
        assertThat(shown.out())
                .contains("  Example, to be replaced: ", "owner   your team", "caching-at-acme.cases.csv:2");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path rules = RulesCopy.into(folder);
        CommandLineRun first = begin(rules, "night", Stage.ADJUST, false);
        assertThat(first.exitCode()).as(first.err()).isZero();
        byte[] before = Files.readAllBytes(rules.resolve("30-adjust/night.cases.csv"));
        Files.delete(rules.resolve("30-adjust/night.drl"));
        CommandLineRun again = begin(rules, "night", Stage.ADJUST, true);
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.err()).contains("night.cases.csv exists already and is not replaced");
        assertThat(rules.resolve("30-adjust/night.drl.xlsx")).doesNotExist();
        assertThat(rules.resolve("30-adjust/night.cases.csv")).hasBinaryContent(before);
        CommandLineRun shipped = begin(rules, "credits", Stage.COMMIT, true);
        assertThat(shipped.exitCode()).isEqualTo(4);
        assertThat(shipped.err()).contains("credits.drl exists already");
    }

    @Test
    void folderOfAStageIsMadeWhereItIsMissing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("mine"));
        CommandLineRun run = begin(empty, "night", Stage.ADVISE, true);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(empty.resolve("90-advise")).isDirectoryContaining("glob:**night.drl.xlsx");
        assertThat(empty.resolve("90-advise")).isDirectoryContaining("glob:**night.cases.csv");
    }

    @Test
    void wrongNamesAndStagesAreSaidInASentence() {
        CommandLineRun name = CommandLineRun.of("rules", "new", "Night batch.drl", "--stage", "adjust");
        assertThat(name.exitCode()).isEqualTo(2);
        assertThat(name.err()).contains("NAME: \"Night batch.drl\" isn't made of small letters", "Maybe night-batch.");
        CommandLineRun stage = CommandLineRun.of("rules", "new", "night", "--stage", "adjst");
        assertThat(stage.exitCode()).isEqualTo(2);
        assertThat(stage.err())
                .contains(
                        "--stage: \"adjst\" is none of meter, price, adjust, commit, advise.",
                        "Maybe write \"adjust\".");
    }

    private static CommandLineRun begin(Path rules, String name, Stage stage, boolean table) {
        List<String> words = List.of("rules", "new", name, "--stage", stage.word(), "--rules", rules.toString());
        return CommandLineRun.of(Stream.concat(words.stream(), table ? Stream.of("--table") : Stream.empty())
                .toArray(String[]::new));
    }
}
