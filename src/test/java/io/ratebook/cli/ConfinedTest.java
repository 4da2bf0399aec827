package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.read.hostile.BadInput;
import io.ratebook.workbook.read.hostile.BadInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest files and those that refer outside themselves, in a process of 256 MB: each comes to its end, none opens a connection, and
 * nothing is written but the result and what stands beside it for a moment.
 */
class ConfinedTest {
    private static final String LARGE = "1-08-bomb-in-(sheet1|zeros)|1-08-large-strings|2-05.*|3-05-\\d.*";

    @TempDir
    Path folder = Path.of("");

    @Test
    void nothingIsOpenedAndNothingRunsOutOfMemory() throws IOException, InterruptedException {
        List<BadInput> inputs = BadInputs.all().stream()
                .filter(each -> each.name().matches(LARGE))
                .filter(each -> each.options().isEmpty())
                .toList();
        assertThat(inputs).hasSizeGreaterThan(15);
        Path results = Files.createDirectory(folder.resolve("results"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + results,
                "-cp",
                System.getProperty("java.class.path"),
                ConfinedRuns.class.getName(),
                results.toString()));
        for (BadInput each : inputs) {
            Path file = folder.resolve(each.name() + ".xlsx");
            each.making().write(file);
            command.add(file.toString());
        }
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> told = Files.readAllLines(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", told)).isZero();
        List<String> expected = new ArrayList<>(inputs.stream()
                .map(each -> each.name() + ".xlsx " + (each.fate() == BadInput.Fate.REFUSED ? 1 : 0))
                .toList());
        expected.add("done");
        assertThat(told).containsExactlyElementsOf(expected);
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left).containsExactlyInAnyOrder(results.resolve("out.xlsx"), results.resolve("events.jfr"));
        }
    }
}
