package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code bin/ratebook} as a process: what it keeps for the next start, and that nothing of it can spoil an answer. */
@DisabledOnOs(OS.WINDOWS)
class StartIT {
    private static final String ARCHIVE = "classes-.*-\\d+\\.(jsa|aot)";

    @TempDir
    private Path folder;

    /** The Java of the build and, where it is installed, a later one. */
    static Stream<Path> javas() {
        return Stream.of(Path.of(System.getProperty("java.home")), Path.of("/usr/lib/jvm/temurin-25-jdk-amd64"))
                .filter(Files::isDirectory)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void twoFirstStartsMakeOneArchiveAndTheNextUsesIt(Path java) throws Exception {
        Process one = started(java, folder, "", "--version");
        Process two = started(java, folder, "", "--version");
        assertThat(answer(one)).isEqualTo(version()).isEqualTo(answer(two));
        Path archive = awaited(FileTime.fromMillis(0));
        Path log = folder.resolve("loaded.txt");
        Process next = started(java, folder, "-Xlog:class+load:file=" + log, "prices", "list");
        assertThat(answer(next)).contains("openai");
        assertThat(Files.readString(log)).contains("io.ratebook.cli.Main source: shared objects file");
        assertThat(archives()).containsExactly(archive);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void damagedArchiveSpoilsNoAnswerAndIsMadeAnew(Path java) throws Exception {
        assertThat(answer(started(java, folder, "", "--version"))).isEqualTo(version());
        Path archive = awaited(FileTime.fromMillis(0));
        byte[] sound = Files.readAllBytes(archive);
        Path pause = folder.resolve(archive.getFileName().toString().replaceFirst("-\\d+\\.(jsa|aot)$", ".failed"));
        Files.createFile(pause);
        List<UnaryOperator<byte[]>> damages = List.of(
                bytes -> new byte[0],
                bytes -> "no archive".getBytes(StandardCharsets.UTF_8),
                bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                bytes -> flipped(bytes, 0, 600),
                bytes -> flipped(bytes, 40, 300),
                bytes -> flipped(bytes, bytes.length / 3, bytes.length / 3 + 4096),
                bytes -> flipped(bytes, 8192, bytes.length));
        for (UnaryOperator<byte[]> damage : damages) {
            Files.delete(archive);
            Files.write(archive, damage.apply(sound));
            assertThat(answer(started(java, folder, "", "--version"))).isEqualTo(version());
        }
        Files.delete(pause);
        FileTime damaged = Files.getLastModifiedTime(archive);
        assertThat(answer(started(java, folder, "", "--version"))).isEqualTo(version());
        assertThat(awaited(damaged)).satisfies(anew -> assertThat(anew).isNotEmptyFile());
        Path log = folder.resolve("loaded.txt");
        assertThat(answer(started(java, folder, "-Xlog:class+load:file=" + log, "--version")))
                .isEqualTo(version());
        assertThat(Files.readString(log)).contains("io.ratebook.cli.Main source: shared objects file");
    }

    @Test
    void folderThatCantBeMadeIsNoMatter() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path result = folder.resolve("result.xlsx");
        Process run = started(
                javas().findFirst().orElseThrow(),
                file.resolve("cache"),
                "",
                "run",
                "workbooks/monthly-plan.xlsx",
                "-o",
                result.toString());
        assertThat(answer(run)).contains("Written to " + result);
        assertThat(archives()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4194304, 1", "4194305, 4"})
    void secondCompilerIsForLargeInputs(int bytes, int level) throws Exception {
        Path input = Files.write(folder.resolve("plan.XLSX"), new byte[bytes]);
        Process run = started(
                javas().findFirst().orElseThrow(),
                folder,
                "-XX:+PrintFlagsFinal",
                "run",
                input.toString(),
                "--no-cache");
        String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out).containsPattern(" TieredStopAtLevel += " + level + " ");
        assertThat(run.waitFor()).isEqualTo(ExitCode.FINDINGS);
    }

    private static byte[] flipped(byte[] bytes, int from, int to) {
        byte[] flipped = bytes.clone();
        for (int i = from; i < to; i++) {
            flipped[i] ^= 0x55;
        }
        return flipped;
    }

    private static String version() {
        return "ratebook " + Version.number();
    }

    private static Process started(Path java, Path cache, String options, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("bin/ratebook"), Stream.of(arguments)).toList());
        builder.environment().put("RATEBOOK_CACHE", cache.toString());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (!options.isEmpty()) {
            builder.environment().put("JDK_JAVA_OPTIONS", options);
        }
        return builder.start();
    }

    /** What it printed; on the other channel it may print nothing but which options it was given. */
    private static String answer(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err.lines().filter(each -> !each.startsWith("NOTE: Picked up")))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
        return out.strip();
    }

    /** The one archive, once it is there, is newer and its maker has tidied up. */
    private Path awaited(FileTime after) throws IOException, InterruptedException {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            while (!isMade(after)) {
                WatchKey key = watch.poll(5, TimeUnit.MINUTES);
                assertThat(key).as("nothing happens in the folder").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        return archives().get(0);
    }

    private boolean isMade(FileTime after) throws IOException {
        List<Path> made = archives();
        return made.size() == 1
                && named("classes-.*\\.making").isEmpty()
                && Files.getLastModifiedTime(made.get(0)).compareTo(after) > 0;
    }

    private List<Path> archives() throws IOException {
        return named(ARCHIVE);
    }

    private List<Path> named(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().matches(pattern))
                    .toList();
        }
    }
}
