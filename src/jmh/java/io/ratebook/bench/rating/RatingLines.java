package io.ratebook.bench.rating;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The lines that are rated, in columns: calls x tokens x the price of a token of the provider's model, half of it in batches, a tenth more in
 * the EU. Drawn by a fixed seed: the same lines in each program, and the first ones the same however many there are.
 */
public final class RatingLines {
    public static final int PROVIDERS = 10;
    public static final int MODELS = 20;
    public static final BigDecimal BATCH = new BigDecimal("0.5");
    public static final BigDecimal EU = new BigDecimal("1.1");

    /** Decimals of a token's price. */
    public static final int PRICE_SCALE = 9;

    private static final long SEED = 20_261_122L;
    private static final int QUARTER = 4;

    private final int size;
    private final long[] prices = new long[PROVIDERS * MODELS];
    private final int[] keys;
    private final int[] calls;
    private final int[] tokens;
    private final int[] factors;

    /** @param size how many lines */
    public RatingLines(int size) {
        this.size = size;
        keys = new int[size];
        calls = new int[size];
        tokens = new int[size];
        factors = new int[size];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < prices.length; i++) {
            prices[i] = random.nextInt(1, 2_001) * 5L;
        }
        for (int i = 0; i < size; i++) {
            keys[i] = random.nextInt(prices.length);
            calls[i] = random.nextInt(1, 1_001);
            tokens[i] = random.nextInt(1, 20_001);
            factors[i] = (random.nextInt(QUARTER) == 0 ? 1 : 0) + (random.nextInt(QUARTER) == 0 ? 2 : 0);
        }
    }

    public int size() {
        return size;
    }

    /** How many prices there are, one for each key. */
    public int prices() {
        return prices.length;
    }

    /** In the last of {@link #PRICE_SCALE} decimals. */
    public long unscaledPrice(int key) {
        return prices[key];
    }

    public BigDecimal price(int key) {
        return BigDecimal.valueOf(prices[key], PRICE_SCALE);
    }

    public static String provider(int key) {
        return "provider-" + key / MODELS;
    }

    public static String model(int key) {
        return "model-" + key % MODELS;
    }

    /** The place of its price, from 0. */
    public int key(int line) {
        return keys[line];
    }

    public int calls(int line) {
        return calls[line];
    }

    public int tokens(int line) {
        return tokens[line];
    }

    public boolean isBatch(int line) {
        return (factors[line] & 1) != 0;
    }

    public boolean isEu(int line) {
        return (factors[line] & 2) != 0;
    }

    public String serviceTier(int line) {
        return isBatch(line) ? "batch" : "standard";
    }

    public String region(int line) {
        return isEu(line) ? "eu" : "us";
    }

    /** What all lines cost, in the plainest way. */
    public BigDecimal total() {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            BigDecimal cost = price(keys[i]).multiply(BigDecimal.valueOf((long) calls[i] * tokens[i]));
            cost = isBatch(i) ? cost.multiply(BATCH) : cost;
            total = total.add(isEu(i) ? cost.multiply(EU) : cost);
        }
        return total;
    }

    /** For programs that aren't Java: the prices, then key, calls, tokens and factors of each line, as integers of 32 bits, the lowest byte first. */
    public void write(Path file) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate((prices.length + 4 * size) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long each : prices) {
            bytes.putInt((int) each);
        }
        for (int i = 0; i < size; i++) {
            bytes.putInt(keys[i]).putInt(calls[i]).putInt(tokens[i]).putInt(factors[i]);
        }
        Files.write(file, bytes.array());
    }
}
