package io.ratebook.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers against plain {@code BigDecimal}, with {@code -Dratebook.seed=7} on other numbers. */
class ScaledTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);
    private static final int OPERATIONS = 1_000_000;
    private static final int STEPS = 6;

    private final Random random = new Random(SEED);

    @Test
    void operationsEqualBigDecimals() {
        System.out.println("seed " + SEED);
        Scaled register = new Scaled();
        int large = 0;
        for (int i = 0; i < OPERATIONS; i += STEPS) {
            BigDecimal expected = number();
            set(register, expected);
            for (int step = 0; step < STEPS; step++) {
                BigDecimal operand = number();
                expected = step(register, expected, operand);
                assertSame(register, expected, operand);
                large += register.isExactLong() ? 0 : 1;
            }
        }
        assertThat(large).isBetween(OPERATIONS / 10, OPERATIONS * 9 / 10);
    }

    private void assertSame(Scaled register, BigDecimal expected, BigDecimal operand) {
        BigDecimal normal = Exact.normal(expected);
        BigDecimal value = register.value();
        boolean same = value.compareTo(normal) == 0
                && value.scale() == normal.scale()
                && Double.doubleToLongBits(register.doubleValue()) == Double.doubleToLongBits(normal.doubleValue())
                && register.isExactLong()
                        == (expected.stripTrailingZeros().unscaledValue().bitLength() < Long.SIZE);
        if (!same) {
            assertThat(register + " " + register.doubleValue() + " " + register.isExactLong())
                    .as("seed " + SEED + ", operand " + operand)
                    .isEqualTo(normal.toPlainString() + " " + normal.doubleValue());
        }
    }

    private BigDecimal step(Scaled register, BigDecimal before, BigDecimal operand) {
        boolean compact = operand.unscaledValue().bitLength() < Long.SIZE && random.nextInt(8) > 0;
        long unscaled = operand.unscaledValue().longValue();
        int scale = operand.scale();
        return switch (random.nextInt(3)) {
            case 0 -> {
                register = compact ? register.multiply(unscaled, scale) : register.multiply(operand);
                yield before.multiply(operand);
            }
            case 1 -> {
                register = compact ? register.add(unscaled, scale) : register.add(operand);
                yield before.add(operand);
            }
            default -> {
                register = compact ? register.subtract(unscaled, scale) : register.subtract(operand);
                yield before.subtract(operand);
            }
        };
    }

    private static void set(Scaled register, BigDecimal number) {
        if (number.unscaledValue().bitLength() < Long.SIZE) {
            register.set(number.unscaledValue().longValue(), number.scale());
        } else {
            register.set(number);
        }
    }

    private BigDecimal number() {
        int scale = random.nextInt(10) == 0 ? random.nextInt(61) - 20 : random.nextInt(12);
        if (random.nextInt(20) == 0) {
            return new BigDecimal(new BigInteger(127, random).subtract(BigInteger.ONE.shiftLeft(126)), scale);
        }
        return BigDecimal.valueOf(unscaled(), scale);
    }

    private long unscaled() {
        long near = random.nextInt(5) - 2L;
        return switch (random.nextInt(12)) {
            case 0 -> near;
            case 1 -> Long.MAX_VALUE - random.nextInt(3);
            case 2 -> Long.MIN_VALUE + random.nextInt(3);
            case 3 -> Tens.of(random.nextInt(19)) * (random.nextInt(2_000) - 1_000L);
            case 4 -> (1L << random.nextInt(64)) + near;
            case 5 -> 3_037_000_499L + near;
            case 6 -> (1L << 53) + near;
            case 7 -> random.nextLong();
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0, 1, 0, true",
        "9223372036854775807, 0, 2, 0, false",
        "-9223372036854775808, 0, -1, 0, false",
        "-9223372036854775808, 0, -9223372036854775808, 40, false",
        "4611686018427387904, 0, 2, 0, false",
        "-4611686018427387904, 0, 2, 0, true",
        "1000000000000000000, 0, 1000000000000000000, 0, true",
        "1000000000000000000, 18, 1000000000000000000, 18, true",
        "1152921504606846976, 0, 1953125000000000000, 0, true",
        "-1152921504606846976, 0, 1953125000000000000, 0, true",
        "0, 40, -5, -3, true"
    })
    void productsKeep64BitsWhereTheirDigitsFit(long one, int scale, long other, int otherScale, boolean fits) {
        Scaled product = new Scaled().set(one, scale).multiply(other, otherScale);
        BigDecimal expected = BigDecimal.valueOf(one, scale).multiply(BigDecimal.valueOf(other, otherScale));
        assertThat(product.value()).isEqualTo(Exact.normal(expected));
        assertThat(product.isExactLong()).isEqualTo(fits);
        assertThat(product).hasToString(Exact.text(expected));
    }

    @Test
    void whatOutgrew64BitsComesBackToThem() {
        Scaled register = new Scaled().set(Long.MAX_VALUE, 2).multiply(3, 0);
        assertThat(register.isExactLong()).isFalse();
        assertThatIllegalStateException().isThrownBy(register::unscaled);
        assertThatIllegalStateException().isThrownBy(register::scale);
        BigDecimal much = register.value();
        assertThat(new Scaled().set(register).value()).isEqualTo(much);
        register.subtract(much.subtract(new BigDecimal("0.5")));
        assertThat(register.isExactLong()).isTrue();
        assertThat(register.unscaled()).isEqualTo(5);
        assertThat(register.scale()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"7, 2147483647", "7, 1048577", "7, -1048577", "0, -2147483648"})
    void numbersOutOfReachAreKept(long unscaled, int scale) {
        Scaled register = new Scaled().set(unscaled, scale).multiply(0, 0);
        assertThat(register.value()).isEqualTo(BigDecimal.ZERO);
        BigDecimal far = BigDecimal.valueOf(unscaled, scale);
        assertThat(new Scaled().set(unscaled, scale).subtract(far).value()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void scalesThatAddUpToNoneAreRefusedAsByBigDecimal() {
        Scaled register = new Scaled().set(1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> register.multiply(1, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sumsEqualBigDecimalsInAnyOrder() {
        for (int round = 0; round < 200; round++) {
            List<BigDecimal> numbers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                numbers.add(number());
            }
            BigDecimal expected = Exact.normal(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(sum(numbers).value()).as("seed " + SEED).isEqualTo(expected);
            Collections.shuffle(numbers, random);
            ScaledSum halves = sum(numbers.subList(0, 250));
            halves.add(sum(numbers.subList(250, 500)));
            assertThat(halves.value()).as("seed " + SEED).isEqualTo(expected);
            assertThat(halves).hasToString(Exact.text(expected));
        }
    }

    private static ScaledSum sum(List<BigDecimal> numbers) {
        ScaledSum sum = new ScaledSum();
        Scaled register = new Scaled();
        for (BigDecimal each : numbers) {
            set(register, each);
            sum.add(register);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0",
        "-9223372036854775808, 0",
        "9223372036854775807, 19",
        "-9223372036854775808, 36"
    })
    void sumsOutgrow128Bits(long addend, int scale) {
        ScaledSum sum = new ScaledSum();
        for (int i = 0; i < 1_000; i++) {
            sum.add(addend, scale);
        }
        assertThat(sum.value())
                .isEqualTo(Exact.normal(BigDecimal.valueOf(addend, scale).multiply(new BigDecimal(1_000))));
    }
}
