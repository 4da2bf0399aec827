package io.ratebook.rules;

import io.ratebook.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found in rule files, all of it.
 *
 * @param rules how many rules each file holds that could be read, by its path
 * @param findings sorted, worst first
 */
public record RuleSurvey(Map<String, Integer> rules, List<Finding> findings) {
    public RuleSurvey {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        findings = List.copyOf(findings);
    }
}
