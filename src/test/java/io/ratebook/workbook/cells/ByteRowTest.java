package io.ratebook.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByteRowTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261123L);

    private final ByteRow row = new ByteRow();

    private String written() {
        return new String(row.bytes(), 0, row.length(), StandardCharsets.US_ASCII);
    }

    /** The digits that {@link BigDecimal} gives, one number after another; zeros at the end of a whole number are another matter. */
    @Test
    void numbersAreWrittenPlainly() {
        Random random = new Random(SEED);
        StringBuilder meant = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            long unscaled = i % 50 == 0 ? Long.MIN_VALUE + i / 50 : random.nextLong() >> random.nextInt(64);
            unscaled += unscaled % 10 == 0 ? 1 : 0;
            int scale = random.nextInt(19);
            BigDecimal number = BigDecimal.valueOf(unscaled, scale);
            row.number(new Scaled().set(number)).ascii(";");
            meant.append(
                            number.signum() == 0
                                    ? "0"
                                    : number.stripTrailingZeros().toPlainString())
                    .append(';');
            row.number(unscaled).ascii(";");
            meant.append(unscaled).append(';');
        }
        assertThat(written().equals(meant.toString())).as("seed " + SEED).isTrue();
    }

    @Test
    void whatIsNoPlainNumberIsTheDoubleThatItIs() {
        row.number(new Scaled().set(new BigDecimal(BigInteger.TEN.pow(30), 11))).ascii(" ");
        row.number(new Scaled().set(new BigDecimal(BigInteger.ONE, 25)))
                .ascii(" ")
                .number(0.1)
                .ascii(" ")
                .number(12.0);
        assertThat(written().split(" ")).containsExactly("1.0E19", "1.0E-25", "0.1", "12");
    }

    @Test
    void markupIsEscaped() {
        row.text("a < b & \"c\"").text(" ü");
        assertThat(new String(row.bytes(), 0, row.length(), StandardCharsets.UTF_8))
                .contains("&lt;", "&amp;", " ü");
    }
}
