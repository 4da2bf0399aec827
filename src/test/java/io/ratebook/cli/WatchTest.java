package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that runs until it is stopped, and what it says of each save. */
class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong SAVES = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void savesAreCheckedTestedAndToldInALine() throws Exception {
        Path rules = RulesCopy.into(folder);
        Path workbook = folder.resolve("plan.xlsx");
        Files.copy(Path.of("workbooks/batch-and-caching.xlsx"), workbook);
        StringWriter out = new StringWriter();
        Thread watch = new Thread(() -> Main.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "watch",
                workbook.toString(),
                "--rules",
                rules.toString(),
                "--every",
                "20"));
        watch.start();
        try {
            await(out, () -> "plan.xlsx: standard 33.20 USD; batch 19.85 USD\nWatching ");
            Path card = rules.resolve("rate-cards/anthropic.csv");
            save(card, Files.readString(card).replaceFirst("(claude-sonnet-4,output,,,)15", "$112"));
            await(out, () -> "rate-cards/anthropic.csv\n");
            await(out, () -> "plan.xlsx: standard 33.20 -> 31.70 USD, -4.5%; batch 19.85 -> 19.10 USD, -3.8%\n");
            Path limits = rules.resolve("40-commit/limits.drl");
            String whole = Files.readString(limits);
            save(limits, whole.replace("Charged(", "Chargd("));
            await(out, () -> "unknown fact 'Chargd'");
            await(out, () -> " stay in force: ");
            assertThat(out.toString())
                    .containsPattern("The rules of \\d\\d:\\d\\d:\\d\\d stay in force: \\d+ errors? in newer files\\.");
            save(limits, whole.replace("kind == \"cap\"", "kind == \"cup\""));
            await(out, () -> " cases failed, ");
            assertThat(out.toString()).contains("expected  LIM-010 ");
            save(limits, whole);
            await(out, () -> "no change\n");
        } finally {
            watch.interrupt();
            watch.join(PATIENCE.toMillis());
        }
        assertThat(watch.isAlive()).isFalse();
    }

    @Test
    void workbookMustBeThere() {
        CommandLineRun run = CommandLineRun.of("watch", "none.xlsx");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("WORKBOOK: there is no file none.xlsx");
    }

    /** The clock of a file system may be coarse: each save is later than the one before. */
    private static void save(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(SAVES.incrementAndGet())));
    }

    private static void await(StringWriter out, Supplier<String> text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!out.toString().contains(text.get()) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(out.toString()).contains(text.get());
    }
}
