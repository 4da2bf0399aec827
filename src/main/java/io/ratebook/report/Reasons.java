package io.ratebook.report;

import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Trial.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions that held for each decision behind each line, with the values that they met.
 *
 * @param conditions by the line's number, and in the order of its decisions
 */
public record Reasons(Map<Integer, List<List<Condition>>> conditions) {
    private static final String IS = " = ";

    /** Of a condition in a few words; what explains a line tells it whole. */
    private static final int LONGEST = 60;

    /** Between two values of one condition. */
    private static final Pattern BETWEEN = Pattern.compile(", (?=[$\\w.()\\[\\]\"]+ = )");

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

    /** The same in a few words, long conditions cut short: {@code serviceTier == "batch"; inputTokens != null [500]}. */
    public String words(Line line, int decision) {
        return of(line, decision).stream()
                .filter(each -> !each.text().isEmpty())
                .map(Reasons::words)
                .collect(Collectors.joining("; "));
    }

    /** The values are told where the condition doesn't name them itself. */
    private static String words(Condition condition) {
        String doubt = condition.outcome() == Outcome.UNCLEAR ? " (not looked into)" : "";
        boolean said = condition.text().contains(" == \"") || condition.text().startsWith("not ");
        String values = Stream.of(BETWEEN.split(condition.actual()))
                .map(each -> each.substring(each.indexOf(IS) < 0 ? 0 : each.indexOf(IS) + IS.length()))
                .distinct()
                .collect(Collectors.joining(", "));
        boolean plain = values.isEmpty() || values.equals("true") || values.equals("false");
        return shortened(condition.text()) + doubt + (said || plain ? "" : " [" + values + "]");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
