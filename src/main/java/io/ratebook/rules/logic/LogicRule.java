package io.ratebook.rules.logic;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import java.util.List;

/**
 * A rule as far as it can be reasoned about.
 *
 * @param at where findings about it point
 * @param places where it asks for a field
 * @param fact the fact of its first pattern
 * @param conditions of that pattern
 * @param others its other patterns, as text without spaces
 * @param calls what it decides
 */
public record LogicRule(
        String id,
        Location at,
        Places places,
        Stage stage,
        String fact,
        Conditions conditions,
        List<String> others,
        List<Call> calls) {
    /** Where something stands in a rule. */
    public interface Places {
        /** The place of a field's comparison; the rule's own where it isn't known. */
        Location of(String field);
    }

    /**
     * One decision as written.
     *
     * @param arguments as written, without the spaces around them
     */
    public record Call(String word, List<String> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    public LogicRule {
        others = List.copyOf(others);
        calls = List.copyOf(calls);
    }

    Location at(String field) {
        return places.of(field.replaceAll("\\[.*", ""));
    }

    String file() {
        return at.file();
    }
}
