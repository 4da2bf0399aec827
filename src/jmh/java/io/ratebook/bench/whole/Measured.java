package io.ratebook.bench.whole;

import java.util.Collections;
import java.util.List;

/**
 * What came of one contender.
 *
 * @param seconds of each round that counts
 * @param units lines or rows of a round
 * @param ratio its time a line or row to that of the first contender, the median of the rounds
 * @param peak in KiB; 0 where it isn't known
 * @param total "exact", how far off it is, or empty where there is none
 */
record Measured(String name, long units, List<Double> seconds, double ratio, long peak, String total) {
    Measured {
        seconds = List.copyOf(seconds);
    }

    double median() {
        return median(seconds);
    }

    double min() {
        return Collections.min(seconds);
    }

    double max() {
        return Collections.max(seconds);
    }

    double perSecond() {
        return units / median();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
