package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Stage;
import java.util.List;

/** One question to a rulebook and its answer. */
public record Asked(Stage stage, List<Object> facts, List<Decision> decisions) {
    public Asked {
        facts = List.copyOf(facts);
        decisions = List.copyOf(decisions);
    }
}
