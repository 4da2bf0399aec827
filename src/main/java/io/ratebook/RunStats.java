package io.ratebook;

import io.ratebook.rules.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run took. It is no part of the result: the same input gives the same files, however long that took.
 *
 * @param lines how many priced lines the result has; zero where there is none
 * @param steps in their order; those that weren't reached are left out
 * @param stages what it took to ask the rules, in every case and for every other setting together
 */
public record RunStats(int lines, List<Step> steps, List<Effort> stages) {
    public RunStats {
        steps = List.copyOf(steps);
        stages = List.copyOf(stages);
    }

    /** One of the steps of a run. */
    public record Step(String name, Duration time) {}

    /** Takes the time of steps that follow one another. */
    static final class Clock {
        private final List<Step> steps = new ArrayList<>();
        private long began = System.nanoTime();

        /** Says that a step has come to its end, and the next begins. */
        void ended(String step) {
            long now = System.nanoTime();
            steps.add(new Step(step, Duration.ofNanos(now - began)));
            began = now;
        }

        List<Step> steps() {
            return steps;
        }
    }
}
