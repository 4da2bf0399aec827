package io.ratebook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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

/** The kept inputs of each target, once more: what broke something once, and sound ones that fuzzing begins with. */
class FuzzInputsTest {
    private static final Path INPUTS = Path.of("src/test/resources/io/ratebook/fuzz/WaysInFuzzInputs");

    @TempDir
    Path folder = Path.of("");

    static List<Arguments> inputs() throws IOException {
        try (Stream<Path> all = Files.walk(INPUTS)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(INPUTS::relativize)
                    .map(each -> arguments(
                            each.getName(0).toString(), each.getName(1).toString()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptInputIsAnswered(String target, String name) throws IOException {
        new FuzzTargets(folder)
                .run(target, Files.readAllBytes(INPUTS.resolve(target).resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void soundInputIsAnswered(String target) throws IOException {
        FuzzTargets targets = new FuzzTargets(folder);
        for (byte[] seed : targets.seeds(target)) {
            targets.run(target, seed);
        }
    }

    static List<String> targets() {
        return List.of("gate", "card");
    }

    @Test
    void everyTargetHasInputs() throws IOException {
        try (Stream<Path> targets = Files.list(INPUTS)) {
            assertThat(targets.map(each -> each.getFileName().toString()))
                    .contains("number", "card", "cases", "prompt", "promptFile", "catalogue", "drl");
        }
    }
}
