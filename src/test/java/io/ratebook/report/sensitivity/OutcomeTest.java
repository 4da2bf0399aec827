package io.ratebook.report.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Money;
import io.ratebook.domain.Budget;
import io.ratebook.finding.Location;
import io.ratebook.report.sensitivity.Histogram.Bin;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static final Currency USD = Currency.getInstance("USD");

    /** By hand: rank p (n - 1) from 0, and the part of the way to the next. */
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5, 0.1, 1.4",
        "1 2 3 4 5, 0.5, 3",
        "1 2 3 4 5, 0.9, 4.6",
        "15 20 35 40 50, 0.4, 29",
        "10 20, 0.5, 15",
        "10 20, 0.9, 19",
        "7, 0.1, 7",
        "7, 0.9, 7",
        "1 2 3 4 5 6 7 8 9 10 11, 0.1, 2",
        "-4 0 8, 0.25, -2",
        "1 2 3, 0, 1",
        "1 2 3, 1, 3"
    })
    void percentilesLieBetweenTheNearestRanks(String values, BigDecimal share, BigDecimal percentile) {
        assertThat(Percentiles.of(numbers(values), share)).isEqualByComparingTo(percentile);
    }

    @Test
    void meanAndSharesOverBudgetsAreExact() {
        Outcome outcome = Outcome.of(
                "plan", dec("2"), numbers("4 1 1 2"), List.of(budget("1"), budget("2"), budget("4"), budget("0.5")));
        assertThat(outcome.mean()).isEqualTo(dec("2"));
        assertThat(outcome.least()).isEqualTo(dec("1"));
        assertThat(outcome.greatest()).isEqualTo(dec("4"));
        assertThat(outcome.over()).extracting(Outcome.Over::samples).containsExactly(2, 1, 0, 4);
        assertThat(outcome.over())
                .extracting(Outcome.Over::share)
                .containsExactly(dec("0.5"), dec("0.25"), dec("0"), dec("1"));
    }

    @Test
    void binsHaveEdgesThatOneReads() {
        List<Bin> bins = Histogram.of(numbers("96.3 97 97.2 101.9")).bins();
        assertThat(bins.get(0).from()).isEqualByComparingTo("96");
        assertThat(bins)
                .allSatisfy(each -> assertThat(each.to().subtract(each.from())).isEqualByComparingTo("0.5"));
        assertThat(bins.get(bins.size() - 1).to()).isEqualByComparingTo("102");
        assertThat(bins).extracting(Bin::count).startsWith(1, 0, 2).endsWith(1);
    }

    @Test
    void anEdgeBelongsToTheBinAboveIt() {
        List<Bin> bins = Histogram.of(numbers("0 1 20")).bins();
        assertThat(bins).extracting(Bin::count).startsWith(1, 1, 0).endsWith(1);
        assertThat(bins).hasSize(21);
    }

    @Test
    void oneValueIsOneBin() {
        assertThat(Histogram.of(numbers("3 3 3")).bins()).containsExactly(new Bin(dec("3"), dec("3"), 3));
    }

    @Test
    void binsHoldEveryValueOnceWhateverTheScale() {
        Random random = new Random(42);
        for (int scale = -9; scale < 12; scale++) {
            int digits = scale;
            List<BigDecimal> values = Stream.generate(
                            () -> BigDecimal.valueOf(random.nextInt(1_000_000) - 300_000, digits))
                    .limit(500)
                    .sorted()
                    .toList();
            List<Bin> bins = Histogram.of(values).bins();
            assertThat(bins).hasSizeBetween(8, 21);
            assertThat(bins.stream().mapToInt(Bin::count).sum()).isEqualTo(500);
            for (Bin bin : bins) {
                long within = values.stream()
                        .filter(each -> each.compareTo(bin.from()) >= 0 && each.compareTo(bin.to()) < 0)
                        .count();
                assertThat(within).isEqualTo(bin.count());
            }
        }
    }

    private static Budget budget(String limit) {
        return new Budget(new Money(dec(limit), USD), Location.ofCell("budget.xlsx", "Request", 8, 2));
    }

    private static List<BigDecimal> numbers(String text) {
        return Stream.of(text.split(" ", -1)).map(BigDecimal::new).toList();
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }
}
