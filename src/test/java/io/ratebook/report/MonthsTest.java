package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MonthsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 1, 2026-11",
        "2026-11-22, 0, 2026-11",
        "2026-11-22, 0.5, 2026-11",
        "2026-11-22, 2, 2026-12",
        "2026-11-30, 2.5, 2027-01",
        "2026-11-01, 14, 2027-12"
    })
    void theLastMonthIsTheOneThatItEndsIn(LocalDate day, BigDecimal months, YearMonth last) {
        assertThat(Months.last(day, months)).isEqualTo(last);
    }

    @Test
    void wholeMonthsAreAlikeAndTheLastHasTheRest() {
        assertThat(shares("2", "10")).containsExactly(Map.entry(month(11), dec("5")), Map.entry(month(12), dec("5")));
        assertThat(shares("2.5", "10"))
                .containsExactly(
                        Map.entry(month(11), dec("4")),
                        Map.entry(month(12), dec("4")),
                        Map.entry(YearMonth.of(2027, 1), dec("2")));
        assertThat(shares("1", "10")).containsExactly(Map.entry(month(11), dec("10")));
        assertThat(shares("0.5", "10")).containsExactly(Map.entry(month(11), dec("10")));
        assertThat(shares("0", "10")).containsExactly(Map.entry(month(11), dec("10")));
    }

    @Test
    void whatHasNoEndIsMadeUpForInTheLastMonth() {
        SortedMap<YearMonth, BigDecimal> thirds = shares("3", "1");
        assertThat(thirds.get(month(11))).isEqualTo(dec("0.3333333333333333333333333333333333"));
        assertThat(thirds.get(YearMonth.of(2027, 1))).isEqualTo(dec("0.3333333333333333333333333333333334"));
    }

    @Test
    void theMonthsAddUpExactly() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal months = BigDecimal.valueOf(random.nextInt(4_000), random.nextInt(3));
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(-1_000_000, 100_000_000), random.nextInt(10));
            SortedMap<YearMonth, BigDecimal> shares =
                    Months.shares(LocalDate.of(2026, 1 + random.nextInt(12), 15), months, amount);
            assertThat(List.copyOf(shares.values()).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %s, %s in %s months", SEED, amount, months)
                    .isEqualByComparingTo(amount);
        }
    }

    private static SortedMap<YearMonth, BigDecimal> shares(String months, String amount) {
        return Months.shares(LocalDate.of(2026, 11, 22), dec(months), dec(amount));
    }

    private static YearMonth month(int month) {
        return YearMonth.of(2026, month);
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }
}
