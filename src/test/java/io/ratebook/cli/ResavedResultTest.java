package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.LibreOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The result workbooks of the examples, computed anew and saved by LibreOffice: no alarm. */
class ResavedResultTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distillation-cost-analysis",
                "prompt-distillation-economics",
                "experiment-cost-estimation",
                "batch-api-cost-estimation",
                "prompt-caching",
                "batch-and-caching",
                "tiered-prices",
                "monthly-plan",
                "contract-terms",
                "currencies",
                "template"
            })
    void savingAgainIsNoChange(String name) {
        Path result = folder.resolve("result.xlsx");
        CommandLineRun run = CommandLineRun.of("run", "workbooks/" + name + ".xlsx", "-o", result.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandLineRun written = CommandLineRun.of("verify", result.toString());
        assertThat(written.exitCode()).as(written.out()).isZero();

        CommandLineRun resaved =
                CommandLineRun.of("verify", LibreOffice.resaved(result).toString());

        assertThat(resaved.exitCode()).as(resaved.out() + resaved.err()).isZero();
        assertThat(resaved.out()).doesNotContain("changed").doesNotContain("absent");
    }
}
