package io.ratebook.report.effects;

import java.util.List;

/**
 * What a workbook costs under two sets of rules, or two results of it.
 *
 * @param name the workbook's
 * @param currency of the costs, three letters; empty where it isn't known
 * @param scenarios the effects by scenario
 * @param lines the effects by line, those that don't change among them
 * @param decisions what was decided otherwise, line by line
 */
public record Comparison(
        String name, String currency, List<Effect> scenarios, List<LineEffect> lines, List<Redecided> decisions) {
    public Comparison {
        scenarios = List.copyOf(scenarios);
        lines = List.copyOf(lines);
        decisions = List.copyOf(decisions);
    }

    /**
     * A rule that decides otherwise on a line.
     *
     * @param line which it is, in words
     * @param rule its id
     * @param then what it decided; empty where it didn't
     * @param now what it decides; empty where it doesn't
     */
    public record Redecided(String line, String rule, String then, String now) {}

    /** True where no line costs, counts or is priced otherwise. */
    public boolean isSame() {
        return lines.stream().noneMatch(LineEffect::isChanged) && decisions.isEmpty();
    }
}
