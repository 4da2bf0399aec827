package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Scenario;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a scenario costs, exact and unrounded. {@code byPhase} keeps the order of the sheet and adds up to {@code cost}. */
public record ScenarioTotal(
        Scenario scenario, ThreePoint cost, ThreePoint beforeCredits, Map<String, ThreePoint> byPhase) {
    public ScenarioTotal {
        byPhase = Collections.unmodifiableMap(new LinkedHashMap<>(byPhase));
    }
}
