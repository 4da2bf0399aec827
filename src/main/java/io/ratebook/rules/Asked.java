package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One question to a rulebook and its answer. */
public final class Asked {
    private final Stage stage;
    private final List<Object> facts;
    private final List<Decision> decisions;
    private @Nullable Map<String, List<Object>> kinds;

    public Asked(Stage stage, List<Object> facts, List<Decision> decisions) {
        this.stage = stage;
        this.facts = List.copyOf(facts);
        this.decisions = List.copyOf(decisions);
    }

    public Stage stage() {
        return stage;
    }

    public List<Object> facts() {
        return facts;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    /** The facts of a kind, by the simple name that rules use: {@code Usage}. */
    synchronized List<Object> facts(String kind) {
        Map<String, List<Object>> known = kinds;
        if (known == null) {
            known = new HashMap<>();
            for (Object each : facts) {
                known.computeIfAbsent(each.getClass().getSimpleName(), name -> new ArrayList<>())
                        .add(each);
            }
            kinds = known;
        }
        return known.getOrDefault(kind, List.of());
    }
}
