package io.ratebook.bench;

import io.ratebook.bench.sheets.ReadFastexcel;
import io.ratebook.bench.sheets.ReadOwn;
import io.ratebook.bench.sheets.ReadPoi;
import io.ratebook.bench.sheets.SheetRows;
import io.ratebook.bench.sheets.WriteFastexcel;
import io.ratebook.bench.sheets.WriteOwn;
import io.ratebook.bench.sheets.WriteSxssf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a sheet of 20,000 rows x 15 columns takes to be read and to be written, warm: Ratebook, POI's events and SXSSF, fastexcel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SheetBenchmark {
    private static final int ROWS = 20_000;

    private Path file = Path.of("");
    private Path written = Path.of("");

    /** Makes the workbook that is read, and holds all readers and writers to what is in it. */
    @Setup
    public void write() throws Exception {
        file = Files.createTempFile("sheet-benchmark-", ".xlsx");
        written = Files.createTempFile("sheet-benchmark-", ".xlsx");
        WriteFastexcel.written(file, ROWS);
        BigDecimal total = SheetRows.total(ROWS);
        require(readOwn(), total);
        require(readPoiEvents(), total);
        require(readFastexcel(), total);
        require(ReadPoi.total(writeOwn()), total);
        require(ReadPoi.total(writeSxssf()), total);
        require(ReadPoi.total(writeFastexcel()), total);
    }

    private static void require(BigDecimal total, BigDecimal expected) {
        if (total.compareTo(expected) != 0) {
            throw new IllegalStateException("the sheet comes to " + total + " in place of " + expected);
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(written);
    }

    @Benchmark
    public BigDecimal readOwn() {
        return ReadOwn.total(file);
    }

    @Benchmark
    public BigDecimal readPoiEvents() throws Exception {
        return ReadPoi.total(file);
    }

    @Benchmark
    public BigDecimal readFastexcel() throws IOException {
        return ReadFastexcel.total(file.toFile());
    }

    @Benchmark
    public Path writeOwn() throws IOException {
        return WriteOwn.written(written, ROWS);
    }

    @Benchmark
    public Path writeSxssf() throws IOException {
        return WriteSxssf.written(written, ROWS);
    }

    @Benchmark
    public Path writeFastexcel() throws IOException {
        return WriteFastexcel.written(written, ROWS);
    }
}
