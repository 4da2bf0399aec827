package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule files, cards and decision tables with one defect each, and what {@code ratebook check} says of them to the letter. With {@code
 * -Dgolden.write=true} the texts are written anew; read them before they are kept.
 */
class BrokenRulesTest {
    private static final Path RULES = Path.of("src/test/resources/broken-rules");
    private static final Path SHEETS = Path.of("src/test/resources/broken-sheets");
    private static final String EXPECTED = "expected.txt";

    @TempDir
    Path folder = Path.of("");

    static Set<String> rules() throws IOException {
        try (Stream<Path> all = Files.list(RULES)) {
            return all.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Set<String> sheets() {
        return new TreeSet<>(BrokenSheets.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFileIsTold(String defect) throws IOException {
        assertTold(RULES.resolve(defect), RULES.resolve(defect).resolve(EXPECTED));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void sheetIsTold(String defect) throws IOException {
        BrokenSheets.write(folder, BrokenSheets.change(defect));
        assertTold(folder, SHEETS.resolve(defect + ".txt"));
    }

    @Test
    void defectsAreNumberedAndMany() throws IOException {
        assertThat(rules()).allMatch(each -> each.matches("\\d\\d-[a-z0-9-]+")).hasSizeGreaterThan(60);
        assertThat(sheets()).hasSizeGreaterThan(20);
        try (Stream<Path> texts = Files.list(SHEETS)) {
            assertThat(texts.map(each -> each.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(sheets());
        }
    }

    /** The same text on every system, with paths from the folder of the defect. */
    private static void assertTold(Path home, Path expected) throws IOException {
        CommandLineRun run =
                CommandLineRun.of("check", "--rules", home.resolve("rules").toString(), "--as-of", "2026-11-22");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(run.out().contains("ERROR") ? 1 : 0);
        String base = home.toString().replace('\\', '/') + "/";
        String told = run.out().replace(base, "").replace("\r\n", "\n");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
        assertThat(told).containsAnyOf("ERROR ", "WARNING ", "INFO ");
    }
}
