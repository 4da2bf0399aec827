package io.ratebook.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ApportionmentTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);

    @Test
    void thirdsAddUpToTheWhole() {
        assertThat(shown("33.334", "33.333", "33.333")).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void manySmallPartsAreNotLost() {
        assertThat(shown("0.004", "0.004", "0.004")).containsExactly("0.01", "0.00", "0.00");
        assertThat(shown("0.006", "0.006", "0.006")).containsExactly("0.01", "0.01", "0.00");
    }

    @Test
    void theLargestRemainderIsRoundedUp() {
        assertThat(shown("1.001", "1.009", "1.005")).containsExactly("1.00", "1.01", "1.01");
    }

    @Test
    void partsThatNeedNoRoundingStay() {
        assertThat(shown("5", "0.255", "0", "-3.5")).containsExactly("5.00", "0.26", "0.00", "-3.50");
    }

    @Test
    void creditsAreParts() {
        assertThat(shown("10.006", "-3.333", "-3.333")).containsExactly("10.00", "-3.33", "-3.33");
    }

    @Test
    void nothingAddsUpToNothing() {
        assertThat(shown()).isEmpty();
        assertThat(Apportionment.shown(List.of(new BigDecimal("2.5")), new Rounding(0, RoundingMode.HALF_UP)))
                .containsExactly(new BigDecimal("3"));
    }

    @Test
    void whatIsShownAddsUpAndIsLessThanAStepAway() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            Rounding rounding = new Rounding(random.nextInt(5), RoundingMode.HALF_UP);
            List<BigDecimal> exact = new ArrayList<>();
            for (int n = random.nextInt(9); n >= 0; n--) {
                exact.add(BigDecimal.valueOf(random.nextLong(-2_000_000, 9_000_000), random.nextInt(9)));
            }
            List<BigDecimal> shown = Apportionment.shown(exact, rounding);
            assertThat(sum(shown)).as("seed %s, %s", SEED, exact).isEqualTo(rounding.of(sum(exact)));
            for (int k = 0; k < exact.size(); k++) {
                assertThat(shown.get(k).subtract(exact.get(k)).abs())
                        .as("seed %s, %s", SEED, exact)
                        .isLessThan(BigDecimal.ONE.movePointLeft(rounding.decimals()));
            }
        }
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> shown(String... parts) {
        return Apportionment.shown(Stream.of(parts).map(BigDecimal::new).toList(), Rounding.CENTS).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
