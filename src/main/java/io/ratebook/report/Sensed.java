package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Sensitivity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to a question of the Sensitivity sheet: what each scenario costs, by its name in the order of the sheet. */
public record Sensed(Sensitivity question, Map<String, ThreePoint> costs) {
    public Sensed {
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }
}
