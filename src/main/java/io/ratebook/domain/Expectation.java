package io.ratebook.domain;

import io.ratebook.amount.Case;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the Expected sheet: a figure that somebody published or signed, and where the result has it.
 *
 * @param expected null where the figure wasn't published: then the row only shows the actual
 * @param tolerance the largest difference, inclusive, that still agrees
 * @param knownDifference why the figure differs, in words; empty where it should agree
 */
public record Expectation(
        String id,
        String figure,
        @Nullable BigDecimal expected,
        BigDecimal tolerance,
        Selector selector,
        String knownDifference,
        Location where) {

    /** What is looked up. */
    public enum Measure {
        COST("cost"),
        COST_BEFORE_CREDITS("cost before credits"),
        QUANTITY("quantity"),
        UNIT_PRICE("unit price"),
        ASSUMPTION("assumption"),
        METRIC("metric"),
        BASELINE_COST("baseline cost"),
        ALTERNATIVE_COST("alternative cost"),
        SAVING("saving"),
        SAVING_SHARE("saving share"),
        SAVING_PER_UNIT("saving per unit"),
        ONE_TIME_COST("one-time cost"),
        BREAK_EVEN("break-even units"),
        RETURN("return on investment"),
        PAYBACK("payback months");

        private final String word;

        Measure(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What is done with it. */
    public enum As {
        VALUE("value"),
        /** Of the whole scenario. */
        SHARE("share"),
        /** This less the one it is held against. */
        DIFFERENCE("difference"),
        /** 1 less this through the one it is held against. */
        REDUCTION("reduction"),
        /** This through the one it is held against. */
        RATIO("ratio");

        private final String word;

        As(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Where the result has a figure. Empty lists and texts select everything.
     *
     * @param item the name of the assumption, metric or comparison
     * @param month the calendar month whose share of a cost is looked up; null means the whole
     * @param against the scenario that {@code as} compares with
     * @param per the figure is divided by this; null means not at all
     * @param with assumptions that are set to other values for this figure
     */
    public record Selector(
            Measure measure,
            String item,
            String scenario,
            Case which,
            List<String> phases,
            List<String> activities,
            List<String> providers,
            List<String> models,
            List<String> meters,
            @Nullable YearMonth month,
            As as,
            String against,
            @Nullable BigDecimal per,
            Map<String, BigDecimal> with) {
        public Selector {
            phases = List.copyOf(phases);
            activities = List.copyOf(activities);
            providers = List.copyOf(providers);
            models = List.copyOf(models);
            meters = List.copyOf(meters);
            with = Map.copyOf(with);
        }
    }
}
