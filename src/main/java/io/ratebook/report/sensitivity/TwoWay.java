package io.ratebook.report.sensitivity;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scenarios cost in the base case with two assumptions at other values: every value of the one with every value of the other.
 *
 * @param costs by scenario, in the order of the sheet: a list for each value of {@code down}, with a cost for each of {@code across}
 */
public record TwoWay(Axis down, Axis across, Map<String, List<List<BigDecimal>>> costs) {
    public TwoWay {
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }

    /**
     * One of the two.
     *
     * @param base its value in the base case of the run itself
     * @param values in the order of the sheet, each once
     */
    public record Axis(String assumption, String unit, BigDecimal base, List<BigDecimal> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }
}
