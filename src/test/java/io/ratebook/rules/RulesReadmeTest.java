package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.cases.CaseColumns;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Csv;
import io.ratebook.ratecard.RateCard;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference in rules/README.md against the classes that it describes. */
class RulesReadmeTest {
    static Iterable<Class<?>> facts() {
        return FactWords.FACTS;
    }

    static Iterable<String> functions() {
        return FactWords.functions();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFieldOfAFactIsNamed(Class<?> fact) throws IOException {
        String section = section("### " + fact.getSimpleName());
        assertThat(FactWords.of(fact))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(section)
                        .as(fact.getSimpleName() + "." + field)
                        .containsPattern("`" + field + "[`(]"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionOfRulesIsNamed(String function) throws IOException {
        assertThat(section("## What a rule can say")).contains("`" + function + "(");
    }

    @Test
    void factsAndWordsAreThoseOfTheDictionary() throws IOException {
        assertThat(section("## What a rule can say")).contains(RulesReadme.words());
        assertThat(section("## Facts and their fields")).isEqualTo(RulesReadme.facts());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyStageIsNamed(Stage stage) throws IOException {
        assertThat(readme()).contains("| `" + stage.folder() + "/` |");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyStageNamesTheFactsThatItSees(Stage stage) throws IOException {
        assertThat(readme())
                .containsPattern("\\| `" + stage.folder() + "/` \\|[^|]*\\| "
                        + String.join(", ", StageWords.facts(stage)) + " \\|");
    }

    @Test
    void rowOfANewModelIsAPrice() throws IOException {
        String header = Files.readAllLines(Shipped.FOLDER.resolve("rate-cards/openai.csv"))
                .get(0);
        Matcher row = Pattern.compile("(?m)^    (acme,.*)$").matcher(section("## Add a model"));
        assertThat(row.find()).isTrue();
        Checked<RateCard> card =
                Csv.read("acme.csv", header + "\n" + row.group(1) + "\n").then(grid -> RateCard.read(List.of(grid)));
        assertThat(card.findings()).isEmpty();
        assertThat(card.value().rates()).extracting(Rate::name).containsExactly("acme/acme-large/input");
    }

    @Test
    void everyColumnOfCasesIsNamed() throws IOException {
        String section = section("## Run the cases");
        assertThat(CaseColumns.OWN)
                .allSatisfy(column -> assertThat(section).contains(column.name().replaceFirst("^Contract: ", "")));
    }

    @Test
    void ruleThatIsShownCompiles() throws IOException {
        Matcher shown = Pattern.compile("(?s)```\\n(.*?)```").matcher(readme());
        assertThat(shown.find()).isTrue();
        assertThat(Rules.findings(new RuleFile.Drl("rules/30-adjust/shown.drl", shown.group(1))))
                .isEmpty();
    }

    private static String section(String heading) throws IOException {
        String text = readme();
        int from = text.indexOf(heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        String marks = heading.substring(0, heading.indexOf(' ') + 1);
        int to = text.indexOf("\n" + marks, from + heading.length());
        return to < 0 ? text.substring(from) : text.substring(from, to);
    }

    private static String readme() throws IOException {
        return Files.readString(Shipped.FOLDER.resolve("README.md"));
    }
}
