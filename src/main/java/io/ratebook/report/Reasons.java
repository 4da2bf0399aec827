package io.ratebook.report;

import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Trial.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The conditions that held for each decision behind each line, with the values that they met.
 *
 * @param conditions by the line's number, and in the order of its decisions
 */
public record Reasons(Map<Integer, List<List<Condition>>> conditions) {
    /** Of a report whose reasons nobody asked for. */
    public static final Reasons NONE = new Reasons(Map.of());

    public Reasons {
        conditions = Map.copyOf(conditions);
    }

    /**
     * In the rule's order; none where they aren't known, or where the rule asks nothing of facts.
     *
     * @param decision counts from 0 among those of the line
     */
    public List<Condition> of(Line line, int decision) {
        List<List<Condition>> its = conditions.getOrDefault(line.number(), List.of());
        return decision < its.size() ? its.get(decision) : List.of();
    }

    /** The same in a few words: {@code serviceTier == "batch"; covers($m) [covers($m) = true]}. */
    public String words(Line line, int decision) {
        return of(line, decision).stream()
                .filter(each -> !each.text().isEmpty())
                .map(Reasons::words)
                .collect(Collectors.joining("; "));
    }

    /** The value is told where the condition doesn't name it itself. */
    private static String words(Condition condition) {
        boolean said = condition.text().contains(" == \"") || condition.actual().isEmpty();
        String doubt = condition.outcome() == Outcome.UNCLEAR ? " (not looked into)" : "";
        return condition.text() + doubt + (said ? "" : " [" + condition.actual() + "]");
    }
}
