package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.UsageField;
import io.ratebook.rating.Bundler;
import io.ratebook.rules.kinds.Band;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BandPlaceTest {
    private final Map<UsageField, Scaled> numbers = Bundler.registers();

    private void set(UsageField field, String number) {
        Objects.requireNonNull(numbers.get(field)).set(new BigDecimal(number));
    }

    private Object of(BandPlace place, String calls, String input) {
        set(UsageField.CALLS, calls);
        set(UsageField.INPUT_TOKENS, input);
        return place.now();
    }

    private BandPlace place(List<Band> bands) {
        return new BandPlace(bands, Set.of(UsageField.CALLS, UsageField.INPUT_TOKENS), numbers);
    }

    private static Band band(Map<UsageField, Integer> weights, String... bounds) {
        return new Band(weights, List.of(bounds).stream().map(BigDecimal::new).toList(), false);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9, 0",
        "10, 1",
        "10.0, 1",
        "1E+1, 1",
        "11, 2",
        "12.5, 3",
        "12.4999, 2",
        "12, 2",
        "13, 4",
        "1E+20, 4"
    })
    void numbersLieBetweenBounds(String number, long place) {
        BandPlace bands = place(List.of(band(Map.of(UsageField.CALLS, 1), "10", "12.5")));
        assertThat(of(bands, number, "0")).isEqualTo(place);
    }

    @Test
    void aNumberThatCountsItselfIsTheSameHoweverItIsWritten() {
        BandPlace exact = place(List.of(new Band(Map.of(UsageField.CALLS, 1), List.of(), true)));
        assertThat(of(exact, "190", "0")).isEqualTo(of(exact, "1.9E+2", "0"));
        assertThat(of(exact, "190", "0")).isNotEqualTo(of(exact, "191", "0"));
    }

    @Test
    void whatIsTheSameInAllRowsTellsNoneApart() {
        set(UsageField.BUFFER, "1");
        Band exact = new Band(Map.of(UsageField.BUFFER, 1), List.of(), true);
        assertThat(of(place(List.of(exact, band(Map.of(UsageField.CALLS, 1)))), "3", "4"))
                .isEqualTo(0L);
        BandPlace varying = new BandPlace(List.of(exact), Set.of(UsageField.BUFFER), numbers);
        Object one = varying.now();
        set(UsageField.BUFFER, "0");
        assertThat(varying.now()).isNotEqualTo(one);
    }

    @Test
    void wholeNumbersLieWhereTheyDoAsDecimals() {
        for (long seed = 1; seed <= 20_000; seed++) {
            Random random = new Random(seed);
            List<Band> bands = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                List<BigDecimal> bounds = random.ints(random.nextInt(4), -20, 60)
                        .mapToObj(each -> new BigDecimal(each).movePointLeft(random.nextInt(2)))
                        .distinct()
                        .sorted()
                        .toList();
                List<BigDecimal> apart = new ArrayList<>();
                for (BigDecimal each : bounds) {
                    if (apart.isEmpty() || apart.get(apart.size() - 1).compareTo(each) < 0) {
                        apart.add(each);
                    }
                }
                Map<UsageField, Integer> weights = random.nextBoolean()
                        ? Map.of(UsageField.CALLS, 1 + random.nextInt(2))
                        : Map.of(UsageField.CALLS, 1, UsageField.INPUT_TOKENS, random.nextInt(5) - 2);
                bands.add(new Band(weights, apart, random.nextInt(12) == 0));
            }
            BandPlace place = place(bands);
            Object now = of(place, random.nextInt(30) + "", random.nextInt(30) + (random.nextInt(4) == 0 ? ".5" : ""));
            assertThat(now).as("seed %d: %s", seed, bands).isEqualTo(place.slowly());
        }
    }
}
