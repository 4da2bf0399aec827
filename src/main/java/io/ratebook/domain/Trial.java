package io.ratebook.domain;

import java.util.List;

/**
 * A rule held against facts: each of its conditions with the values that it met. Which decision was made, Drools said; a trial says why.
 *
 * @param conditions in the order of the rule
 */
public record Trial(RuleRef rule, List<Condition> conditions) {
    public Trial {
        conditions = List.copyOf(conditions);
    }

    /**
     * One condition.
     *
     * @param fact what it is about: {@code Usage}
     * @param text as the rule writes it, with the cell's value in its place; empty where the fact need only be there
     * @param actual the values that it looked at, {@code provider = openai}; empty where there is nothing to see
     */
    public record Condition(String fact, String text, String actual, Outcome outcome) {}

    public enum Outcome {
        HOLDS,
        FAILS,
        /** It says more than a trial can tell. */
        UNCLEAR
    }

    /** How many conditions failed. */
    public long failed() {
        return conditions.stream()
                .filter(each -> each.outcome() == Outcome.FAILS)
                .count();
    }

    /** How many conditions that say something held. */
    public long held() {
        return conditions.stream()
                .filter(each -> each.outcome() == Outcome.HOLDS && !each.text().isEmpty())
                .count();
    }
}
