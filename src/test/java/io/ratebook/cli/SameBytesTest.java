package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same inputs give the same bytes: for another country, time zone, user, encoding, working folder and JDK. */
class SameBytesTest {
    private static final Path WORKBOOK = Path.of("workbooks/monthly-plan.xlsx");
    private static final int SECONDS = 180;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu",
                "-Duser.language=ar -Duser.country=EG -Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=de -Duser.country=DE -Duser.timezone=America/Los_Angeles -Dfile.encoding=ISO-8859-1"
            })
    void anotherPlaceChangesNoByte(String properties) throws IOException, InterruptedException {
        assertSame(Path.of(System.getProperty("java.home")), List.of(properties.split(" ")));
    }

    /** {@code -Dratebook.other.jdk=DIR} names it. */
    @Test
    @EnabledIfSystemProperty(named = "ratebook.other.jdk", matches = ".+")
    void anotherJdkChangesNoByte() throws IOException, InterruptedException {
        assertSame(Path.of(System.getProperty("ratebook.other.jdk")), List.of());
    }

    private void assertSame(Path jdk, List<String> properties) throws IOException, InterruptedException {
        Path here = Files.createDirectory(folder.resolve("here"));
        CommandLineRun run =
                CommandLineRun.of(arguments(WORKBOOK.toString(), here).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path there = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(WORKBOOK, there.resolve("monthly-plan.xlsx"));
        child(jdk, properties, there);
        for (String each : List.of("result.xlsx", "result.json")) {
            assertThat(there.resolve(each)).as(each).hasSameBinaryContentAs(here.resolve(each));
        }
    }

    private static List<String> arguments(String workbook, Path folder) {
        return List.of(
                "run",
                workbook,
                "-o",
                folder.resolve("result.xlsx").toString(),
                "--json",
                folder.resolve("result.json").toString(),
                "--as-of",
                "2026-11-22");
    }

    private static void child(Path jdk, List<String> properties, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(properties);
        command.addAll(List.of(
                "-Duser.name=somebody",
                "-Djava.awt.headless=true",
                "-Dratebook.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.ratebook.cli.Main"));
        command.addAll(arguments("monthly-plan.xlsx", Path.of("")));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        assertThat(ended).as("ends within " + SECONDS + " seconds").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
