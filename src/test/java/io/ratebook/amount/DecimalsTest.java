package io.ratebook.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers from text against {@code BigDecimal}'s own reading, with {@code -Dratebook.seed=7} of other texts. */
class DecimalsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);
    private static final int TEXTS = 300_000;
    private static final String SIGNS = "0123456789012345678900000..-+eE ";

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "-0.35, -0.35",
        "007, 7",
        "0, 0",
        "-0, 0",
        "-0.00, 0",
        "1.50, 1.5",
        "999999999999999, 999999999999999",
        "0.00000000000000012, 0.00000000000000012"
    })
    void bothReadPlainNumbers(String text, BigDecimal number) {
        assertThat(parsed(Decimals.TEXT, text)).isEqualTo(number);
        assertThat(parsed(Decimals.CELL, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1.5E-7, 0.00000015", "1E-60, 1E-60", "1e2, 100", "2.50E+2, 250", "-1E0, -1"})
    void cellsHaveExponents(String text, BigDecimal number) {
        assertThat(parsed(Decimals.CELL, text)).isEqualTo(number);
        assertThat(reads(Decimals.TEXT, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "-1000000000000000", "0.1506000000000001", "123456789.123456789"})
    void textsHaveMoreDigitsThanCells(String text) {
        assertThat(parsed(Decimals.TEXT, text)).isEqualTo(Exact.normal(new BigDecimal(text)));
        assertThat(reads(Decimals.CELL, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "+1",
                ".5",
                "5.",
                "-.5",
                "1..2",
                "1.2.3",
                "1-",
                "--1",
                "1,000",
                " 1",
                "1 ",
                "1E",
                "1E+",
                "1E100",
                "1E1.5",
                "E5",
                "1.E5",
                "0x1",
                "NaN",
                "1e5e5",
                "\u0661",
                "1\u0145",
                "1000000000000000000",
                "0000000000000000001",
                "9223372036854775808",
                "1.000000000000000000000000000000",
                "18446744073709551616",
                "0.0000000000000000000000000000001"
            })
    void othersAreLeftAndChangeNothing(String text) {
        assertThat(reads(Decimals.TEXT, text)).isFalse();
        assertThat(reads(Decimals.CELL, text)).isFalse();
    }

    @Test
    void whatIsReadIsWhatBigDecimalReads() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Scaled number = new Scaled();
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            byte[] bytes = (":" + text + "9").getBytes(StandardCharsets.UTF_8);
            if (Decimals.CELL.parse(bytes, 1, bytes.length - 1, number)) {
                read++;
                assertThat(number.value()).as(text).isEqualTo(Exact.normal(new BigDecimal(text)));
            }
            boolean plain = text.matches("-?\\d{1,18}(\\.\\d{1,30})?");
            if (Decimals.TEXT.parse(text, 0, text.length(), number)) {
                assertThat(plain).as(text).isTrue();
                assertThat(number.value()).as(text).isEqualTo(Exact.normal(new BigDecimal(text)));
            } else {
                assertThat(plain && text.chars().filter(Character::isDigit).count() <= 18)
                        .as(text)
                        .isFalse();
            }
        }
        assertThat(read).isGreaterThan(TEXTS / 10);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        int length = random.nextInt(random.nextInt(5) == 0 ? 40 : 10);
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(i == 0 ? 10 : SIGNS.length())));
        }
        return text.toString();
    }

    private static BigDecimal parsed(Decimals decimals, String text) {
        Scaled number = new Scaled();
        assertThat(decimals.parse(text, 0, text.length(), number)).isTrue();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Scaled same = new Scaled();
        assertThat(decimals.parse(bytes, 0, bytes.length, same)).isTrue();
        assertThat(same.value()).isEqualTo(number.value());
        return number.value();
    }

    private static boolean reads(Decimals decimals, String text) {
        Scaled number = new Scaled().set(42, 0);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean read = decimals.parse(bytes, 0, bytes.length, number);
        assertThat(decimals.parse(text, 0, text.length(), number)).isEqualTo(read);
        if (!read) {
            assertThat(number.value()).isEqualTo(new BigDecimal(42));
        }
        return read;
    }
}
