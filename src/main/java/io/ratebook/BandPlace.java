package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.UsageField;
import io.ratebook.rules.kinds.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where a row's numbers lie between the bounds of its kind, as a key: rows of one kind with the same key are decided on alike. */
final class BandPlace {
    /** No place. */
    static final long UNEASY = -1;

    /** Whole numbers that are summed as longs are no larger, and nor are their bounds: some thousands of them have room. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    private static final int MOST_WEIGHT = 1_000;

    private final List<Band> bands;
    private final Map<UsageField, Scaled> numbers;
    private final List<Whole> whole = new ArrayList<>();
    private final boolean easy;

    /** A band between bounds, for whole numbers. */
    private static final class Whole {
        private final Scaled[] numbers;
        private final int[] weights;
        private final long[] floors;
        private final boolean[] met;

        Whole(Band band, Map<UsageField, Scaled> registers) {
            numbers = new Scaled[band.weights().size()];
            weights = new int[numbers.length];
            int at = 0;
            for (Map.Entry<UsageField, Integer> each : band.weights().entrySet()) {
                numbers[at] = number(registers, each.getKey());
                weights[at++] = each.getValue();
            }
            floors = new long[band.bounds().size()];
            met = new boolean[floors.length];
            for (int i = 0; i < floors.length; i++) {
                BigDecimal bound = band.bounds().get(i);
                BigDecimal floor = bound.setScale(0, RoundingMode.FLOOR);
                floors[i] = floor.longValueExact();
                met[i] = floor.compareTo(bound) == 0;
            }
        }

        /** As {@link BandPlace#at}; -1 where some number isn't whole. */
        int at() {
            long sum = 0;
            for (int i = 0; i < weights.length; i++) {
                Scaled number = numbers[i];
                if (!number.isExactLong() || number.scale() != 0 || number.unscaled() > LARGEST) {
                    return -1;
                }
                sum += number.unscaled() * weights[i];
            }
            int below = 0;
            while (below < floors.length && sum > floors[below]) {
                below++;
            }
            return below < floors.length && met[below] && sum == floors[below] ? 2 * below + 1 : 2 * below;
        }
    }

    /**
     * Where numbers lie.
     *
     * @param of all bands of the kind; those without bounds, and sums of what is the same in all rows, tell none apart
     * @param varying the columns that rows may fill
     * @param numbers a register for every column; none holds less than zero
     */
    BandPlace(List<Band> of, Set<UsageField> varying, Map<UsageField, Scaled> numbers) {
        this.numbers = numbers;
        this.bands = of.stream()
                .filter(each -> each.exact() || !each.bounds().isEmpty())
                .filter(each -> each.weights().keySet().stream().anyMatch(varying::contains))
                .toList();
        boolean fit = true;
        long room = 1;
        for (Band each : bands) {
            long places = places(each);
            fit &= isEasy(each) && room <= Long.MAX_VALUE / places;
            room = fit ? room * places : room;
        }
        easy = fit;
        if (easy) {
            bands.forEach(each -> whole.add(new Whole(each, numbers)));
        }
    }

    private static Scaled number(Map<UsageField, Scaled> numbers, UsageField field) {
        return Objects.requireNonNull(numbers.get(field), "every column has a register");
    }

    private static long places(Band band) {
        return 2L * band.bounds().size() + 1;
    }

    private static boolean isEasy(Band band) {
        BigDecimal most = BigDecimal.valueOf(LARGEST);
        return !band.exact()
                && band.weights().values().stream().allMatch(each -> each <= MOST_WEIGHT && each >= -MOST_WEIGHT)
                && band.bounds().stream().allMatch(each -> each.abs().compareTo(most) <= 0);
    }

    /** Where they lie that the registers hold now. */
    Object now() {
        long place = easily();
        return place == UNEASY ? slowly() : (Object) place;
    }

    /** The same as a number; {@link #UNEASY} where that takes longer. */
    long easily() {
        if (!easy) {
            return UNEASY;
        }
        long place = 0;
        for (int i = 0; i < whole.size(); i++) {
            Whole each = whole.get(i);
            int at = each.at();
            if (at < 0) {
                return UNEASY;
            }
            place = place * (2L * each.floors.length + 1) + at;
        }
        return place;
    }

    /** The same key for any numbers. */
    Object slowly() {
        long place = 0;
        long room = 1;
        List<Object> exact = null;
        for (Band each : bands) {
            BigDecimal value = sum(each);
            long places = places(each);
            if (each.exact() || room > Long.MAX_VALUE / places) {
                exact = exact == null ? new ArrayList<>() : exact;
                exact.add(each.exact() ? value.stripTrailingZeros() : (Object) at(each.bounds(), value));
            } else {
                place = place * places + at(each.bounds(), value);
                room *= places;
            }
        }
        if (exact != null) {
            exact.add(place);
            return exact;
        }
        return place;
    }

    private BigDecimal sum(Band band) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<UsageField, Integer> each : band.weights().entrySet()) {
            BigDecimal number = number(numbers, each.getKey()).value();
            sum = sum.add(each.getValue() == 1 ? number : number.multiply(BigDecimal.valueOf(each.getValue())));
        }
        return sum;
    }

    /** Twice as many as bounds are less, and one more at a bound. */
    private static int at(List<BigDecimal> bounds, BigDecimal number) {
        int found = Collections.binarySearch(bounds, number);
        return found >= 0 ? 2 * found + 1 : -2 * (found + 1);
    }
}
