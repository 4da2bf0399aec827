package io.ratebook.report.sensitivity;

import io.ratebook.amount.ThreePoint;
import java.util.List;

/**
 * What the scenarios cost in the base case where every assumption with a low and a high varies by chance, each for itself.
 *
 * @param assumptions those that vary, in the order of the sheet
 * @param outcomes by scenario, in the order of the sheet
 */
public record MonteCarlo(Sampling sampling, List<Varied> assumptions, List<Outcome> outcomes) {
    public MonteCarlo {
        assumptions = List.copyOf(assumptions);
        outcomes = List.copyOf(outcomes);
    }

    /** An assumption and its low, base and high, the base between the other two. */
    public record Varied(String assumption, String unit, ThreePoint values) {}
}
