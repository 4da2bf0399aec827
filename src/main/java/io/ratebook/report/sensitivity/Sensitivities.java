package io.ratebook.report.sensitivity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to what the cost depends on.
 *
 * @param swings by scenario in the order of the sheet, and within a scenario the largest first; of every assumption whose low and
 *     high differ
 * @param monteCarlo null where nobody asked for it, or nothing varies
 */
public record Sensitivities(
        List<OneWay> oneWays,
        List<TwoWay> twoWays,
        List<Swing> swings,
        @Nullable MonteCarlo monteCarlo) {
    public static final Sensitivities NONE = new Sensitivities(List.of(), List.of(), List.of(), null);

    public Sensitivities {
        oneWays = List.copyOf(oneWays);
        twoWays = List.copyOf(twoWays);
        swings = List.copyOf(swings);
    }
}
