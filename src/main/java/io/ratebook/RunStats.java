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
public record RunStats(int lines, List<Step> steps, List<Asked> stages) {
    public RunStats {
        steps = List.copyOf(steps);
        stages = List.copyOf(stages);
    }

    /** One of the steps of a run. */
    public record Step(String name, Duration time) {}

    /**
     * The rules of one stage.
     *
     * @param items the usages, quantities or charges that were to be decided on
     * @param kinds how many of them were asked for all
     * @param sessions how often the engine was started
     * @param joining the id of the rule that looks at several items together, so that each is asked by itself; empty where none does
     */
    public record Asked(String stage, long items, long kinds, long sessions, Duration time, String joining) {
        static Asked of(Effort effort) {
            return new Asked(
                    effort.stage().word(),
                    effort.items(),
                    effort.kinds(),
                    effort.sessions(),
                    effort.time(),
                    effort.joining());
        }
    }

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
