package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ratebook.workbook.read.hostile.BadInput;
import io.ratebook.workbook.read.hostile.BadInput.Fate;
import io.ratebook.workbook.read.hostile.BadInputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger of input files, good and bad, each through the front door. What is refused leaves nothing behind and says to the letter
 * what is in {@code bad-inputs/}; what is odd but sound comes to the same totals as the control, and so does its result. With {@code
 * -Dgolden.write=true} the texts are written anew; read them before they are kept.
 */
class BadInputsTest {
    private static final Path TEXTS = Path.of("src/test/resources/bad-inputs");
    private static final int[] ROWS = {11, 5, 25};

    private static String control = "";

    @TempDir
    Path folder = Path.of("");

    static List<BadInput> all() {
        String only = System.getProperty("bad.input", "");
        return BadInputs.all().stream()
                .filter(each -> each.name().matches(only + ".*"))
                .toList();
    }

    @BeforeAll
    static void rateControl(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("budget.xlsx");
        BadInputs.control().making().write(file);
        CommandLineRun run = CommandLineRun.of("run", file.toString(), "--as-of", "2026-11-22");
        assertThat(run.exitCode()).as(run.err()).isZero();
        control = totals(run.out());
        assertThat(control).contains("low").containsPattern("\\d\\.\\d\\d");
    }

    @ParameterizedTest
    @MethodSource("all")
    void fateIsWhatItShouldBe(BadInput input) throws IOException {
        Path file = folder.resolve("budget.xlsx");
        input.making().write(file);
        byte[] before = Files.readAllBytes(file);
        Path output = Files.writeString(folder.resolve("out.xlsx"), "the former result");
        CommandLineRun run =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run(file, output, input.options()));
        Path golden = TEXTS.resolve(input.name() + ".txt");
        String told = "exit " + run.exitCode() + "\n" + plain(run.exitCode() == 0 ? run.out() : run.err());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
        assertThat(told).matches("[\\P{Cntrl}\n]*").doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, output);
        }
        if (input.fate() == Fate.REFUSED) {
            assertThat(run.exitCode()).as(told).isIn(1, 2);
            assertThat(Files.readString(output)).isEqualTo("the former result");
        } else {
            assertThat(run.exitCode()).as(told).isZero();
            assertSound(output);
            assertThat(input.fate() == Fate.RATED || totals(run.out()).equals(control))
                    .as(run.out())
                    .isTrue();
            if (input.fate() == Fate.AS_CONTROL_ONCE) {
                return;
            }
            CommandLineRun again = run(output, folder.resolve("again.xlsx"), List.of());
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(totals(again.out())).isEqualTo(totals(run.out()));
        }
    }

    private static CommandLineRun run(Path file, Path output, List<String> options) {
        List<String> all =
                new ArrayList<>(List.of("run", file.toString(), "-o", output.toString(), "--as-of", "2026-11-22"));
        all.addAll(options);
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /** The result runs nothing and leads nowhere. */
    private static void assertSound(Path result) throws IOException {
        try (ZipFile zip = new ZipFile(result.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(entry.getName().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("vba", "macro", "externallink", "connections", "querytable", "\\");
                if (entry.getName().endsWith(".rels")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        String relations = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        assertThat(relations)
                                .doesNotContain("vbaProject", "externalLink", "connections", "queryTable", "xmlMaps");
                    }
                }
            }
        }
    }

    @Test
    void everyRowHasItsFilesAndEveryTextItsFile() throws IOException {
        Map<String, Long> rows = BadInputs.all().stream()
                .collect(Collectors.groupingBy(
                        each -> each.name().substring(0, 4), HashMap::new, Collectors.counting()));
        for (int section = 0; section < ROWS.length; section++) {
            for (int row = 1; row <= ROWS[section]; row++) {
                assertThat(rows).containsKey(String.format("%d-%02d", section + 1, row));
            }
        }
        List<String> names = BadInputs.all().stream().map(BadInput::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(each -> each.matches("\\d-\\d\\d-[A-Za-z0-9.-]+"));
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(each -> each.getFileName().toString().replaceFirst("\\.txt$", "")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static String totals(String out) {
        int from = out.indexOf("Scenario");
        int to = out.indexOf("\n\n", Math.max(0, from));
        return from < 0 ? "" : out.substring(from, to < 0 ? out.length() : to);
    }

    private String plain(String told) {
        return told.replace("\r\n", "\n").replace(folder.toString().replace('\\', '/') + "/", "");
    }
}
