package io.ratebook.report.sensitivity;

import io.ratebook.amount.ThreePoint;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scenarios cost with one assumption at other values, everything else as it is.
 *
 * @param base the assumption's value in the base case of the run itself
 * @param points in the order of the sheet, each value once
 */
public record OneWay(String assumption, String unit, BigDecimal base, List<Point> points) {
    public OneWay {
        points = List.copyOf(points);
    }

    /** One value; the costs by scenario, in the order of the sheet, in each case. */
    public record Point(BigDecimal value, Map<String, ThreePoint> costs) {
        public Point {
            costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
        }
    }
}
