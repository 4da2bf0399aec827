package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.Examples;
import io.ratebook.grid.Csv;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every output of the shipped workbooks, each run once for all tests. */
final class ExampleOutputs {
    private static final Map<String, ExampleOutputs> KNOWN = new ConcurrentHashMap<>();

    private final Path folder;

    private ExampleOutputs(Path folder) {
        this.folder = folder;
    }

    static Stream<String> names() {
        return new Examples(Path.of("workbooks")).names().stream();
    }

    static ExampleOutputs of(String example) {
        return KNOWN.computeIfAbsent(example, each -> fresh("workbooks/" + each + ".xlsx"));
    }

    /** Runs a workbook with every output. */
    static ExampleOutputs fresh(String workbook, String... more) {
        try {
            Path folder = Files.createTempDirectory("outputs");
            folder.toFile().deleteOnExit();
            ExampleOutputs outputs = new ExampleOutputs(folder);
            List<String> words = new ArrayList<>(
                    List.of("run", workbook, "-o", outputs.file("result.xlsx").toString()));
            words.addAll(List.of("--json", outputs.file("result.json").toString()));
            words.addAll(List.of("--csv", outputs.file("sheets").toString()));
            words.addAll(List.of("--focus", outputs.file("focus.csv").toString()));
            words.addAll(List.of("--html", outputs.file("page.html").toString()));
            words.addAll(List.of("--pdf", outputs.file("page.pdf").toString()));
            words.addAll(List.of(more));
            CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
            return outputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    JsonNode json() {
        return CommandLineRun.json(file("result.json"));
    }

    String page() {
        try {
            return Files.readString(file("page.html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a CSV file, by header; blank cells are left out. */
    List<Map<String, String>> rows(String name) {
        List<List<String>> lines = new ArrayList<>();
        try {
            Csv.each(new StringReader(Files.readString(file(name))), ',', (line, values) -> lines.add(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> each : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < each.size(); i++) {
                if (!each.get(i).isEmpty()) {
                    row.put(lines.get(0).get(i), each.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
