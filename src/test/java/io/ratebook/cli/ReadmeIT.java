package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command of the README, as a reader would type it: from the project's folder, with the built program. */
class ReadmeIT {
    private static final Path README = Path.of("README.md");

    @TestFactory
    Stream<DynamicTest> commandsWork() throws IOException {
        return commands().stream()
                .filter(each -> !each.startsWith("mvn "))
                .map(each -> DynamicTest.dynamicTest(each, () -> assertWorks(each)));
    }

    @Test
    void theTestCommandIsTheOneThatRunsThis() throws IOException {
        assertThat(commands()).contains("mvn verify").hasSizeGreaterThan(2);
    }

    @Test
    void theTotalsShownAreTheTotalsPrinted() throws IOException, InterruptedException {
        String readme = Files.readString(README);
        String shown = readme.substring(readme.indexOf("```text") + 7);
        shown = shown.substring(0, shown.indexOf("```")).strip();
        String command = commands().get(0);
        assertThat(run(command).replaceAll("\\R", "\n")).contains(shown);
    }

    /** The lines of the shell blocks, without their comments. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(README)) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && !line.isBlank()) {
                commands.add(line.replaceFirst("\\s+#.*$", "").strip());
            }
        }
        return commands;
    }

    private static void assertWorks(String command) throws IOException, InterruptedException {
        assertThat(run(command)).isNotBlank();
    }

    /** What the commands leave, in the order of the README. */
    @BeforeAll
    @AfterAll
    static void tidy() throws IOException {
        Files.deleteIfExists(Path.of("plan.xlsx"));
        Files.deleteIfExists(Path.of("plan.rated.xlsx"));
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + out).isZero();
        return out;
    }
}
