package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped workbooks, through the front door, against the figures of their documents. */
class ExamplesTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distillation-cost-analysis",
                "prompt-distillation-economics",
                "experiment-cost-estimation",
                "batch-api-cost-estimation"
            })
    void everyPublishedFigureIsReproducedOrItsDifferenceExplained(String document) throws IOException {
        JsonNode result = result(document);
        Map<String, JsonNode> rows = new HashMap<>();
        result.get("expected").forEach(each -> rows.put(each.get("id").asText(), each));
        List<String> wrong = new ArrayList<>();
        int figures = 0;
        for (String[] figure : published(document)) {
            figures++;
            JsonNode row = rows.get(figure[0]);
            if (row == null) {
                wrong.add(figure[0] + " is missing");
                continue;
            }
            BigDecimal actual = new BigDecimal(row.get("actual").asText("0"));
            BigDecimal off = actual.subtract(new BigDecimal(figure[5])).abs();
            if (off.compareTo(new BigDecimal(figure[6])) > 0) {
                wrong.add(figure[0] + " is " + actual + ", recomputed " + figure[5]);
            }
            boolean said = row.get("expected").isNull() == figure[4].isEmpty()
                    && (figure[4].isEmpty()
                            || new BigDecimal(row.get("expected").asText()).compareTo(new BigDecimal(figure[4])) == 0);
            if (!said) {
                wrong.add(figure[0] + " expects " + row.get("expected") + ", published " + figure[4]);
            }
        }
        assertThat(figures).isGreaterThan(10);
        assertThat(wrong).isEmpty();
        assertThat(result.get("findings"))
                .filteredOn(each -> each.get("code").asText().startsWith("RB-EXP")
                        && !each.get("severity").asText().equals("INFO"))
                .isEmpty();
    }

    private JsonNode result(String document) {
        Path json = folder.resolve("result.json");
        CommandLineRun run = CommandLineRun.of(
                "run",
                "workbooks/" + document + ".xlsx",
                "-o",
                folder.resolve("result.xlsx").toString(),
                "--json",
                json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CommandLineRun.json(json);
    }

    /** id, document, where, what, published, recomputed, tolerance, status, how. */
    private static List<String[]> published(String document) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/published-figures.tsv")).stream()
                .map(each -> each.split("\t", -1))
                .filter(each -> each.length > 6 && each[1].equals(document))
                .toList();
    }
}
