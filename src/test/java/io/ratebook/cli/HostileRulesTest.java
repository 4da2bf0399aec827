package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Rules that mean harm, in a process of their own: each is refused or stopped with its reason, and nothing happens outside. */
class HostileRulesTest {
    private static final String WORKBOOK = "workbooks/batch-api-cost-estimation.xlsx";
    private static final String IMPORTS = "import io.ratebook.domain.*\nimport static io.ratebook.rules.RuleApi.*\n";

    @TempDir
    Path folder = Path.of("");

    private record Ended(int code, String out) {}

    @Test
    void filesTheSystemTheNetworkAndReflectionAreRefused() throws IOException, InterruptedException {
        Path target = folder.resolve("written.txt");
        rule("file", "new java.io.FileWriter(\"" + target + "\").close();");
        rule("exit", "System.exit(42);");
        rule("network", "new java.net.Socket(\"127.0.0.1\", 9).close();");
        rule("reflection", "$u.getClass().getClassLoader().loadClass(\"java.lang.Runtime\").getMethods();");
        Ended run = ratebook("run", WORKBOOK, "-o", folder.resolve("out.xlsx").toString());
        assertThat(run.code).as(run.out).isEqualTo(1);
        for (String each : List.of("file", "exit", "network", "reflection")) {
            assertThat(run.out).contains("10-meter/hostile-" + each + ".drl:6: ");
        }
        assertThat(run.out).contains("isn't used: rules look at facts and at nothing else");
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("out.xlsx")).doesNotExist();
    }

    @Test
    void whatTheLintOverlooksTheSandboxRefuses() throws IOException, InterruptedException {
        Path target = folder.resolve("written.txt");
        rule("stream", "new /* so */ java . io\n. PrintStream(\"" + target + "\").close();");
        rule("now", "warn($u, \"\" + java.time.LocalDate.now());");
        Ended run = ratebook("check");
        assertThat(run.code).as(run.out).isEqualTo(1);
        assertThat(run.out)
                .contains("hostile-now.drl:6:", "the rule reaches java.time.LocalDate.now: rules look at facts and at")
                .contains("hostile-stream.drl:6:");
        assertThat(target).doesNotExist();
    }

    @Test
    void ruleWithoutAnEndIsStoppedAndNamedWithItsUsage() throws IOException, InterruptedException {
        rule("endless", "if (grows(99)) { warn($u, \"?\"); }");
        Path file = folder.resolve("rules/10-meter/hostile-endless.drl");
        Files.writeString(
                file,
                Files.readString(file)
                        + "function boolean grows(int n) {\n    return n == 0 || grows(n - 1) && grows(n - 1);\n}\n");
        Ended run = ratebook("run", WORKBOOK, "-o", folder.resolve("out.xlsx").toString());
        assertThat(run.code).as(run.out).isEqualTo(1);
        assertThat(run.out)
                .contains("hostile-endless.drl:3: the rule HST-010 on the usage ", "came to no end within 2 seconds");
        assertThat(folder.resolve("out.xlsx")).doesNotExist();
    }

    private void rule(String name, String action) throws IOException {
        copyShipped();
        String id = "HST-0" + (name.equals("endless") ? "10" : 10 + Math.abs(name.hashCode() % 80));
        Files.writeString(
                folder.resolve("rules/10-meter/hostile-" + name + ".drl"),
                IMPORTS + "rule \"" + id + " " + name + "\" @title(\"A rule\")\nwhen $u : Usage()\nthen\n    " + action
                        + "\nend\n");
    }

    private void copyShipped() throws IOException {
        if (Files.exists(folder.resolve("rules"))) {
            return;
        }
        try (Stream<Path> all = Files.walk(Path.of("rules"))) {
            for (Path each : all.toList()) {
                Files.copy(each, folder.resolve(each.toString()));
            }
        }
    }

    private Ended ratebook(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dratebook.rule.seconds=2",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ratebook.cli.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--rules", folder.resolve("rules").toString()));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as("the process ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
