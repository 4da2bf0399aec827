package io.ratebook.rules;

import io.ratebook.domain.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of rules/README.md that say what {@code ratebook facts} says: run {@link #main} to write them anew. */
final class RulesReadme {
    static final String SAYS = "| word | stages | what it does |\n|---|---|---|\n";
    static final String FACTS = "## Facts and their fields\n";
    private static final Path README = Path.of("rules/README.md");

    private RulesReadme() {}

    public static void main(String[] args) throws IOException {
        String text = Files.readString(README);
        int says = text.indexOf(SAYS);
        Files.writeString(README, text.substring(0, says) + words() + "\n" + facts());
    }

    /** The table of the section "What a rule can say". */
    static String words() {
        return Dictionary.read().words().stream()
                .map(each -> "| " + each.forms().replaceAll("(\\w+\\(.*?\\))(?=, \\w+\\(|$)", "`$1`") + " | "
                        + stages(each.stages()) + " | " + each.meaning() + " |\n")
                .collect(Collectors.joining("", SAYS, ""));
    }

    /** The section of the facts, which ends the page. */
    static String facts() {
        Dictionary dictionary = Dictionary.read();
        StringBuilder text = new StringBuilder(FACTS);
        text.append(
                        "\n`ratebook facts` prints the same; `ratebook facts Usage` one fact, `ratebook facts adjust` what a stage sees and says. ")
                .append(
                        "`where` is the cell or line\nthat a fact comes from; in units, *share* is a number of which 1 is the whole.\n\n")
                .append("| type | what it is |\n|---|---|\n");
        dictionary
                .types()
                .forEach(each -> text.append("| ")
                        .append(each.name())
                        .append(" | ")
                        .append(each.meaning())
                        .append(" |\n"));
        for (Dictionary.Fact fact : dictionary.facts()) {
            text.append("\n### ").append(fact.name()).append("\n\n").append(fact.meaning());
            text.append(" Seen by ").append(stages(fact.stages())).append(".\n\n");
            text.append("| field | type | unit | meaning |\n|---|---|---|---|\n");
            fact.fields()
                    .forEach(each -> text.append("| `")
                            .append(String.join("`, `", each.forms()))
                            .append("` | ")
                            .append(each.type())
                            .append(" | ")
                            .append(each.unit())
                            .append(each.unit().isEmpty() ? "| " : " | ")
                            .append(each.meaning())
                            .append(" |\n"));
        }
        return text.toString();
    }

    private static String stages(List<Stage> stages) {
        return stages.size() == Stage.values().length
                ? "all"
                : stages.stream().map(Stage::word).collect(Collectors.joining(", "));
    }
}
