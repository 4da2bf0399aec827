package io.ratebook.bench;

import io.ratebook.amount.Decimals;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Scaled;
import io.ratebook.amount.ScaledSum;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the cost of a line takes: calls x tokens x price x factor, as a number, as a double and in a sum; and how long its reading takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ScaledBenchmark.LINES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScaledBenchmark {
    static final int LINES = 4_096;

    private static final long SEED = 20261122;
    private static final int PRICE_SCALE = 8;
    private static final int FACTOR_SCALE = 2;

    private final long[] calls = new long[LINES];
    private final long[] tokens = new long[LINES];
    private final long[] prices = new long[LINES];
    private final long[] factors = new long[LINES];
    private final BigDecimal[][] numbers = new BigDecimal[LINES][];
    private final byte[][] texts = new byte[LINES][];
    private final double[] doubles = new double[LINES];
    private final Scaled cost = new Scaled();

    /** Draws the lines, and holds both ways to the same sum. */
    @Setup
    public void draw() {
        Random random = new Random(SEED);
        for (int i = 0; i < LINES; i++) {
            calls[i] = 1L + random.nextInt(100_000);
            tokens[i] = 1L + random.nextInt(20_000);
            prices[i] = 5L * (1 + random.nextInt(1_000));
            factors[i] = 25L * (1 + random.nextInt(4));
            numbers[i] = new BigDecimal[] {
                BigDecimal.valueOf(calls[i]),
                BigDecimal.valueOf(tokens[i]),
                BigDecimal.valueOf(prices[i], PRICE_SCALE),
                BigDecimal.valueOf(factors[i], FACTOR_SCALE)
            };
            texts[i] = numbers[i][2].toPlainString().getBytes(StandardCharsets.US_ASCII);
        }
        if (bigDecimals().compareTo(registers()) != 0) {
            throw new IllegalStateException(bigDecimals() + " isn't " + registers());
        }
    }

    /** What one writes without registers. */
    @Benchmark
    public BigDecimal bigDecimals() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < LINES; i++) {
            BigDecimal[] of = numbers[i];
            BigDecimal exact = of[0].multiply(of[1]).multiply(of[2]).multiply(of[3]);
            doubles[i] = exact.doubleValue();
            sum = sum.add(exact);
        }
        return Exact.normal(sum);
    }

    /** The same with registers. */
    @Benchmark
    public BigDecimal registers() {
        ScaledSum sum = new ScaledSum();
        for (int i = 0; i < LINES; i++) {
            cost.set(calls[i], 0)
                    .multiply(tokens[i], 0)
                    .multiply(prices[i], PRICE_SCALE)
                    .multiply(factors[i], FACTOR_SCALE);
            doubles[i] = cost.doubleValue();
            sum.add(cost);
        }
        return sum.value();
    }

    /** Prices from text, as BigDecimal reads it. */
    @Benchmark
    public long parsedBigDecimals() {
        long scales = 0;
        for (byte[] each : texts) {
            scales += new BigDecimal(new String(each, StandardCharsets.US_ASCII)).scale();
        }
        return scales;
    }

    /** The same into a register. */
    @Benchmark
    public long parsedRegisters() {
        long scales = 0;
        for (byte[] each : texts) {
            if (Decimals.CELL.parse(each, 0, each.length, cost)) {
                scales += cost.scale();
            }
        }
        return scales;
    }
}
