package io.ratebook.bench;

import io.ratebook.Checkpoints;
import io.ratebook.Outputs;
import io.ratebook.RatingRun;
import io.ratebook.RunContext;
import io.ratebook.RunResult;
import io.ratebook.amount.Case;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Provenance;
import io.ratebook.report.Report;
import io.ratebook.workbook.read.Reading;
import io.ratebook.workbook.result.ResultWorkbook;
import io.ratebook.workbook.seal.Sealing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a result of 2,000 lines takes to write, charts, checks and all: a thousand usages of input and output. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ResultBenchmark {
    private static final int USAGES = 1_000;
    private static final String[] HEADS = {
        "Id", "Phase", "Activity", "Provider", "Model", "Calls", "Input tokens", "Output tokens"
    };

    private Path input = Path.of("");
    private Report report;
    private About about;

    /** Rates the workbook once. */
    @Setup
    public void rate() throws IOException, PublishException {
        Path folder = Files.createTempDirectory("ratebook-bench");
        input = folder.resolve("input.xlsx");
        write(input);
        RunContext context = new RunContext(
                input,
                folder.resolve("result.xlsx"),
                Outputs.NONE,
                Path.of("rules"),
                "rules",
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                LocalDate.of(2026, 11, 22),
                "bench",
                Optional.empty(),
                Reading.PLAIN,
                Optional.empty(),
                Checkpoints.NONE);
        RunResult result = RatingRun.of(context);
        report = result.report()
                .orElseThrow(() -> new IllegalStateException(result.findings().toString()));
        about = new About("bench", "input.xlsx", "rules", Map.of(), Map.of());
    }

    private static void write(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet usage = workbook.createSheet("Usage");
            Row heads = usage.createRow(0);
            for (int i = 0; i < HEADS.length; i++) {
                heads.createCell(i).setCellValue(HEADS[i]);
            }
            for (int i = 1; i <= USAGES; i++) {
                Row row = usage.createRow(i);
                row.createCell(0).setCellValue("row " + i);
                row.createCell(1).setCellValue("phase " + i % 7);
                row.createCell(2).setCellValue("activity " + i % 50);
                row.createCell(3).setCellValue("openai");
                row.createCell(4).setCellValue(i % 2 == 0 ? "gpt-5.1" : "gpt-5-mini");
                row.createCell(5).setCellValue(100 + i);
                row.createCell(6).setCellValue(1_000 + i);
                row.createCell(7).setCellValue(200 + i);
            }
            workbook.write(out);
        }
    }

    /** The whole file, in memory, without its seal. */
    @Benchmark
    public byte[] write2000Lines() throws PublishException {
        return ResultWorkbook.bytes(input, Case.BASE, report, about);
    }

    /** The same with its seal, packed as it is published. */
    @Benchmark
    public byte[] writeAndSeal2000Lines() throws PublishException {
        Provenance provenance = new Provenance("bench", "rules", Map.of(), Map.of(), List.of());
        return Sealing.of(ResultWorkbook.bytes(input, Case.BASE, report, about), provenance)
                .workbook();
    }
}
