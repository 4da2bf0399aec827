package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it publishes: every file is the old or the new one, and the next run leaves nothing of it behind.
 * {@code -Dratebook.kills=500} kills more of them at random moments, {@code -Dratebook.seed=7} at others.
 */
final class KilledTest {
    private static final int KILLS = Integer.getInteger("ratebook.kills", 12);
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);
    private static final int LONGEST_MILLIS = 250;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() {
        Trio.layOld(folder);
    }

    @Test
    void atEveryStep() throws Exception {
        List<String> steps = new ArrayList<>();
        Trio.publish(StepFs.watched(folder, steps::add), "new");
        assertThat(steps).contains("create", "write", "force", "copy", "move", "force folder", "delete");
        for (int at = 0; at < steps.size(); at++) {
            Trio.layOld(folder);
            Process process = start("step", String.valueOf(at));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as("ended before step %s, %s", at, steps.get(at))
                    .isEqualTo(PublishingProcess.HALTED);
            assertSound("step " + at + ", " + steps.get(at));
        }
    }

    @Test
    void atAnyMoment() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start("on", "");
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.readLine()).isEqualTo("begins");
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertSound("kill " + kill + " of seed " + SEED);
        }
    }

    private void assertSound(String when) throws Exception {
        Trio.assertWhole(folder, "new", "newer");
        Trio.publish(folder, "next");
        Trio.assertAll(folder, "next");
        assertThat(Trio.others(folder)).as(when).isEmpty();
        Trio.layOld(folder);
    }

    private Process start(String mode, String number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        folder.toString(),
                        mode,
                        number)
                .redirectErrorStream(true)
                .redirectOutput(mode.equals("on") ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
                .directory(new File("."))
                .start();
    }
}
