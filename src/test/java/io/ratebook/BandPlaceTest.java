package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.UsageField;
import io.ratebook.rules.kinds.Band;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BandPlaceTest {
    private static Map<UsageField, Scaled> numbers(String calls, String input) {
        Map<UsageField, Scaled> numbers = new EnumMap<>(UsageField.class);
        numbers.put(UsageField.CALLS, new Scaled().set(new BigDecimal(calls)));
        numbers.put(UsageField.INPUT_TOKENS, new Scaled().set(new BigDecimal(input)));
        return numbers;
    }

    private static BandPlace place(List<Band> bands) {
        return new BandPlace(bands, Set.of(UsageField.CALLS, UsageField.INPUT_TOKENS));
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
        assertThat(bands.of(numbers(number, "0"))).isEqualTo(place);
    }

    @Test
    void aNumberThatCountsItselfIsTheSameHoweverItIsWritten() {
        BandPlace exact = place(List.of(new Band(Map.of(UsageField.CALLS, 1), List.of(), true)));
        assertThat(exact.of(numbers("190", "0"))).isEqualTo(exact.of(numbers("1.9E+2", "0")));
        assertThat(exact.of(numbers("190", "0"))).isNotEqualTo(exact.of(numbers("191", "0")));
    }

    @Test
    void whatIsTheSameInAllRowsTellsNoneApart() {
        Map<UsageField, Scaled> some = numbers("3", "4");
        some.put(UsageField.BUFFER, new Scaled().set(BigDecimal.ONE));
        Band exact = new Band(Map.of(UsageField.BUFFER, 1), List.of(), true);
        assertThat(place(List.of(exact, band(Map.of(UsageField.CALLS, 1)))).of(some))
                .isEqualTo(0L);
        BandPlace varying = new BandPlace(List.of(exact), Set.of(UsageField.BUFFER));
        Object one = varying.of(some);
        some.put(UsageField.BUFFER, new Scaled());
        assertThat(varying.of(some)).isNotEqualTo(one);
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
            Map<UsageField, Scaled> numbers =
                    numbers(random.nextInt(30) + "", random.nextInt(30) + (random.nextInt(4) == 0 ? ".5" : ""));
            BandPlace place = place(bands);
            assertThat(place.of(numbers)).as("seed %d: %s", seed, bands).isEqualTo(place.slowly(numbers));
        }
    }
}
