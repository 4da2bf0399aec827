package io.ratebook.bench;

import io.ratebook.WatchContext;
import io.ratebook.WatchResult;
import io.ratebook.Watching;
import io.ratebook.workbook.read.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the save of a rule file or a price to the answer: read, compile, run all cases, rate a workbook. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WatchBenchmark {
    /** What is saved: each time another number in it. */
    @Param({"40-commit/limits.drl", "20-price/rate.drl", "10-meter/counting.drl", "rate-cards/example.csv"})
    private String file = "";

    private Path folder = Path.of("");
    private Watching watching = watching(Path.of(""));
    private String text = "";
    private int saves;

    @Setup
    public void start() throws IOException {
        folder = Files.createTempDirectory("watched");
        Path shipped = Path.of("rules");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        text = Files.readString(folder.resolve(file));
        watching = watching(folder);
        watching.start();
    }

    private static Watching watching(Path rules) {
        return new Watching(new WatchContext(
                List.of(Path.of("workbooks/batch-and-caching.xlsx")),
                rules,
                "rules",
                Optional.empty(),
                Map.of(),
                LocalDate.of(2026, 11, 22),
                "bench",
                Reading.PLAIN));
    }

    /** A comment changes: the text is another, what it says isn't. */
    @Benchmark
    public WatchResult fromSaveToAnswer() throws IOException {
        saves++;
        Path saved = folder.resolve(file);
        Files.writeString(saved, text + (file.endsWith(".drl") ? "// " : "# ") + saves + "\n");
        Files.setLastModifiedTime(saved, FileTime.from(Instant.now().plusSeconds(saves)));
        watching.look();
        WatchResult result = watching.look().orElseThrow();
        if (!result.inForce() || result.comparisons().isEmpty()) {
            throw new IllegalStateException(result.findings().toString());
        }
        return result;
    }

    @TearDown
    public void stop() throws IOException {
        watching.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
