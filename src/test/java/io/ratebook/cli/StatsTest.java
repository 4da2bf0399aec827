package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatARunTookIsTold() {
        CommandLineRun run = run("--stats");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^Step +time$")
                .containsPattern("(?m)^(read|facts|rate|report|write) +\\d+\\.\\d\\d s$")
                .containsPattern("(?m)^all +\\d+\\.\\d\\d s$")
                .containsPattern("(?m)^Stage +asked about +kinds +sessions +time$")
                .containsPattern("(?m)^meter +[1-9][\\d,]* +[1-9][\\d,]* +[1-9]\\d* +\\d+\\.\\d\\d s$")
                .containsPattern("(?m)^Lines: [1-9][\\d,]*$");
    }

    @Test
    void itIsntToldUnasked() {
        assertThat(run().out()).contains("Written to").doesNotContain("sessions", "Lines:");
    }

    private CommandLineRun run(String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "run";
        all[1] = "workbooks/monthly-plan.xlsx";
        all[2] = "-o";
        all[3] = folder.resolve("plan.rated.xlsx").toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return CommandLineRun.of(all);
    }
}
