package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the Sensitivity sheet: what the scenarios cost with an assumption at each of these values, or with two assumptions at
 * every combination of theirs.
 *
 * @param values at least one, each once
 * @param second null where only one assumption is asked about
 */
public record Sensitivity(
        String assumption,
        List<BigDecimal> values,
        @Nullable Second second,
        Location where) {
    public Sensitivity {
        values = List.copyOf(values);
    }

    /** The other assumption of two; at least one value, each once. */
    public record Second(String assumption, List<BigDecimal> values) {
        public Second {
            values = List.copyOf(values);
        }
    }
}
