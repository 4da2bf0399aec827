package io.ratebook.cli;

import static io.ratebook.cli.UsageFixture.HEADERS;
import static io.ratebook.cli.UsageFixture.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.Checkpoints;
import io.ratebook.RatingRun;
import io.ratebook.RunContext;
import io.ratebook.RunProgress;
import io.ratebook.RunResult;
import io.ratebook.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are interrupted while they read a file of usage, and gone on with. */
class CheckpointsTest {
    private static final long SEED = 20261123;
    private static final int ROWS = 9_000;

    @TempDir
    Path folder = Path.of("");

    private List<List<String>> rows = List.of();

    @BeforeEach
    void request() throws IOException {
        UsageFixture.request(folder.resolve("budget.xlsx"));
        rows = UsageFixture.rows(ROWS, 1, SEED);
    }

    /** A run that is stopped as soon as it has read so much. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private RunContext context(Path usage, boolean resume) {
        Path out = folder.resolve("out");
        return RunContexts.of(
                folder.resolve("budget.xlsx"),
                out,
                Optional.of(out.resolve("csv")),
                Optional.of(usage),
                new Checkpoints(Optional.of(runs()), resume, 1, Duration.ZERO));
    }

    private RunResult run(Path usage, boolean resume) throws Exception {
        Files.createDirectories(folder.resolve("out"));
        return RatingRun.of(context(usage, resume));
    }

    /** Reads a share of the file and no more. */
    private void interrupt(Path usage, boolean resume, double share) throws IOException {
        Files.createDirectories(folder.resolve("out"));
        RunProgress stopping = (step, count, unit, part, whole) -> {
            if (step.startsWith("Reading") && part >= share * whole) {
                throw new StoppedException();
            }
        };
        assertThatThrownBy(() -> RatingRun.of(context(usage, resume), stopping)).isInstanceOf(StoppedException.class);
    }

    private Map<String, byte[]> outputs() throws IOException {
        Map<String, byte[]> outputs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                outputs.put(folder.relativize(each).toString(), Files.readAllBytes(each));
                Files.delete(each);
            }
        }
        return outputs;
    }

    private List<Path> kept() throws IOException {
        if (!Files.isDirectory(runs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(runs())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path kept(String name) throws IOException {
        return kept().stream()
                .filter(each -> String.valueOf(each.getFileName()).startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(RunResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    /** In each way that such a file may be written. */
    private Path written(String kind) throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            // some need a look for a letter in their name, some go on in the next line
            List<String> row = i % 700 == 5 ? changed(rows.get(i), 0, id -> id + " ü") : rows.get(i);
            all.add(i % 50 == 3 ? changed(row, 9, team -> team + " \"ö\"\r\nand more") : row);
        }
        return switch (kind) {
            case "csv" -> write("usage.csv", csv(all, ",", "\n"));
            case "lines" -> write("usage.csv", "\ufeff" + csv(all, ";", "\r\n").replaceFirst("\r\n", "\r\n\r\n"));
            case "packed" -> packed(csv(all, ",", "\n"));
            default -> write("usage.jsonl", json(all));
        };
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path packed(String text) throws IOException {
        Path file = folder.resolve("usage.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String csv(List<List<String>> rows, String delimiter, String end) {
        StringBuilder text = new StringBuilder(String.join(delimiter, HEADERS)).append(end);
        for (List<String> row : rows) {
            text.append(String.join(
                            delimiter,
                            row.stream()
                                    .map(each ->
                                            each.matches("[\\w .-]*") ? each : '"' + each.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append(end);
        }
        return text.toString();
    }

    private static String json(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    String value = row.get(i)
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\r", "\\r")
                            .replace("\n", "\\n");
                    fields.add("\"" + HEADERS.get(i) + "\": \"" + value + "\"");
                }
            }
            text.append("{").append(String.join(", ", fields)).append("}\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "lines", "packed", "jsonl"})
    void resultIsTheSameWhereverTheRunWasInterrupted(String kind) throws Exception {
        Random random = new Random(SEED);
        if (kind.equals("packed")) {
            rows = UsageFixture.rows(3 * ROWS, 1, SEED);
        }
        Path usage = written(kind);
        RunResult undisturbed = run(usage, false);
        assertThat(undisturbed.report()).as("%s", undisturbed.findings()).isPresent();
        Map<String, byte[]> expected = outputs();
        assertThat(expected).containsKeys("out/result.xlsx", "out/result.json", "out/csv/usage-lines.csv");
        assertThat(kept()).isEmpty();

        double first = 0.3 + random.nextDouble() / 4;
        interrupt(usage, false, first);
        assertThat(outputs()).isEmpty();
        assertThat(kept("state")).exists();
        interrupt(usage, true, 0.8);
        RunResult resumed = run(usage, true);
        assertThat(codes(resumed)).as("seed %d", SEED).contains("RB-RUN-RESUMED");
        assertThat(resumed.findings().stream()
                        .filter(each -> !each.code().startsWith("RB-RUN"))
                        .toList())
                .isEqualTo(undisturbed.findings());
        Map<String, byte[]> outputs = outputs();
        assertThat(outputs.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) ->
                assertThat(outputs.get(name)).as("seed %d: %s", SEED, name).isEqualTo(bytes));
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsWrongWithRowsIsToldBeforeAndAfter() throws Exception {
        List<List<String>> wrong = new ArrayList<>(rows);
        wrong.set(8_500, changed(wrong.get(8_500), 0, id -> "job-100"));
        wrong.set(300, changed(wrong.get(300), 4, calls -> "many"));
        wrong.set(6_000, changed(wrong.get(6_000), 1, provider -> "nobody"));
        Path usage = write("usage.csv", csv(wrong, ",", "\n"));
        List<Finding> expected = run(usage, false).findings();
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        interrupt(usage, false, 0.7);
        RunResult resumed = run(usage, true);
        assertThat(resumed.findings()).containsAll(expected).hasSize(expected.size() + 1);
        assertThat(codes(resumed)).contains("RB-RUN-RESUMED");
        assertThat(kept()).isEmpty();
    }

    @Test
    void withoutBeingAskedARunReadsFromTheBeginning() throws Exception {
        Path usage = written("csv");
        interrupt(usage, false, 0.7);
        assertThat(codes(run(usage, false))).doesNotContain("RB-RUN-RESUMED", "RB-RUN-ANEW");
        assertThat(kept()).isEmpty();
        assertThat(codes(run(usage, true))).contains("RB-RUN-ANEW").doesNotContain("RB-RUN-RESUMED");
    }

    private void requireAnew(Path usage, String why) throws Exception {
        RunResult anew = run(usage, true);
        assertThat(anew.report()).isPresent();
        assertThat(anew.findings().stream()
                        .filter(each -> each.code().equals("RB-RUN-ANEW"))
                        .map(Finding::toString)
                        .toList())
                .singleElement()
                .asString()
                .contains(why);
        assertThat(kept()).isEmpty();
        outputs();
    }

    @Test
    void whatHasChangedOrIsDamagedIsReadFromTheBeginning() throws Exception {
        Path usage = written("csv");
        String text = Files.readString(usage);
        interrupt(usage, false, 0.7);
        Files.writeString(usage, text.replaceFirst("job-2,", "job-x,"));
        requireAnew(usage, "usage.csv has changed since");

        Files.writeString(usage, text);
        interrupt(usage, false, 0.7);
        Files.writeString(
                usage, text + text.lines().skip(1).findFirst().orElseThrow().replace("job-1,", "more,"));
        requireAnew(usage, "usage.csv has changed since");

        Files.writeString(usage, text);
        for (Consumer<byte[]> damage : List.<Consumer<byte[]>>of(
                bytes -> bytes[bytes.length / 3] ^= 1,
                bytes -> bytes[0] ^= 1,
                bytes -> bytes[bytes.length / 2] ^= (byte) 0x80)) {
            interrupt(usage, false, 0.7);
            Path noted = kept("rows-");
            byte[] bytes = Files.readAllBytes(noted);
            damage.accept(bytes);
            Files.write(noted, bytes);
            requireAnew(usage, "what the interrupted run had noted is damaged");
        }
        interrupt(usage, false, 0.7);
        try (FileChannel noted = FileChannel.open(kept("rows-"), StandardOpenOption.WRITE)) {
            noted.truncate(1000);
        }
        requireAnew(usage, "what the interrupted run had noted is damaged");
        interrupt(usage, false, 0.7);
        Path state = kept("state");
        String saved = Files.readString(state);
        int digit = saved.indexOf("rows-1\n") + "rows-1\n".length();
        Files.writeString(
                state, saved.substring(0, digit) + (char) (saved.charAt(digit) ^ 1) + saved.substring(digit + 1));
        requireAnew(usage, "no run of the same files was interrupted");
    }

    @Test
    void anotherRequestIsAnotherRun() throws Exception {
        Path usage = written("csv");
        interrupt(usage, false, 0.7);
        List<Path> before = kept();
        Path budget = folder.resolve("budget.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(budget))) {
            workbook.getSheet("Request").getRow(1).getCell(1).setCellValue("What was used later");
            try (OutputStream out = Files.newOutputStream(budget)) {
                workbook.write(out);
            }
        }
        assertThat(codes(run(usage, true))).contains("RB-RUN-ANEW");
        assertThat(kept()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void secondRunOfTheSameKeepsNothingWhileTheFirstReads() throws Exception {
        Path usage = written("csv");
        boolean[] second = {false};
        Files.createDirectories(folder.resolve("out"));
        RunProgress other = (step, count, unit, part, whole) -> {
            if (step.startsWith("Reading") && part > whole / 2 && !second[0]) {
                second[0] = true;
                try {
                    List<Path> before = kept();
                    assertThat(codes(RatingRun.of(context(usage, true))))
                            .contains("RB-RUN-ANEW")
                            .doesNotContain("RB-RUN-RESUMED");
                    assertThat(kept()).isEqualTo(before).isNotEmpty();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        assertThat(RatingRun.of(context(usage, false), other).report()).isPresent();
        assertThat(second[0]).isTrue();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatNobodyWentOnWithIsGoneAfterAWeek() throws Exception {
        Path usage = written("csv");
        Path old = Files.createDirectories(runs().resolve("old"));
        Files.writeString(old.resolve("rows-1"), "x");
        Path young = Files.createDirectories(runs().resolve("young"));
        Files.writeString(young.resolve("rows-1"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        run(usage, false);
        assertThat(old).doesNotExist();
        assertThat(young.resolve("rows-1")).exists();
    }

    @Test
    void processThatWasKilledIsGoneOnWith() throws Exception {
        Path usage = written("csv");
        String[] arguments = {
            "run",
            usage.toString(),
            "--request",
            folder.resolve("budget.xlsx").toString(),
            "--json",
            folder.resolve("out/result.json").toString(),
            "-o",
            folder.resolve("out/result.xlsx").toString()
        };
        Files.createDirectories(folder.resolve("out"));
        assertThat(CommandLineRun.of(arguments).exitCode()).isZero();
        Map<String, byte[]> expected = outputs();

        Process killed = process("-Dratebook.checkpoints=1,0", arguments);
        try {
            while (kept().stream().noneMatch(each -> each.endsWith("state")) && killed.isAlive()) {
                Thread.sleep(1);
            }
            assertThat(killed.isAlive()).isTrue();
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(outputs()).isEmpty();
        List<String> again = new ArrayList<>(List.of(arguments));
        again.add("--resume");
        Process resumed = process("-Dratebook.checkpoints=1,0", again.toArray(new String[0]));
        String out = new String(resumed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(resumed.waitFor()).as(out).isZero();
        assertThat(out).contains("RB-RUN-RESUMED");
        Map<String, byte[]> outputs = outputs();
        assertThat(outputs.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(outputs.get(name)).as(name).isEqualTo(bytes));
        assertThat(kept()).isEmpty();
    }

    @Test
    void runThatIsStoppedBeforeThereIsACheckpointLeavesNothing() throws Exception {
        Path usage = written("csv");
        Process stopped = process(
                "-Dratebook.checkpoints=1,3600000",
                "run",
                usage.toString(),
                "--request",
                folder.resolve("budget.xlsx").toString());
        while (kept().stream().noneMatch(each -> each.endsWith("rows-1")) && stopped.isAlive()) {
            Thread.sleep(1);
        }
        assertThat(stopped.isAlive()).isTrue();
        stopped.destroy();
        stopped.waitFor();
        assertThat(kept()).isEmpty();
        assertThat(folder.resolve("usage.rated.xlsx")).doesNotExist();
    }

    private Process process(String setting, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                setting,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RATEBOOK_CACHE", folder.toString());
        return builder.start();
    }

    @Test
    void nothingIsNotedOfWhatIsReadInNoTime() throws Exception {
        Path usage = write("usage.csv", csv(rows.subList(0, 10), ",", "\n"));
        String[] run = {
            "run", usage.toString(), "--request", folder.resolve("budget.xlsx").toString(), "--resume"
        };
        assertThat(CommandLineRun.of(run).out()).contains("it isn't so long that anything is noted", "RB-RUN-ANEW");
        List<String> uncached = new ArrayList<>(List.of(run));
        uncached.add("--no-cache");
        assertThat(CommandLineRun.of(uncached.toArray(new String[0])).out())
                .contains("--no-cache keeps nothing", "RB-RUN-ANEW");
    }

    @Test
    void workbookIsNotGoneOnWith() {
        CommandLineRun run = CommandLineRun.of("run", "workbooks/monthly-plan.xlsx", "--resume");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--resume: only a run over a file of usage");
    }
}
