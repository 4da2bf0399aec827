package io.ratebook.rules.logic;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that the fields of facts can hold.
 *
 * @param closed by field; another word is never there
 * @param open by field; another word may be there, and most likely is a slip where it is near one of these
 */
public record Vocabulary(Map<String, Set<String>> closed, Map<String, Set<String>> open) {
    public Vocabulary {
        closed = Map.copyOf(closed);
        open = Map.copyOf(open);
    }

    /** What rate cards and the sheets know. */
    public static Vocabulary of(Collection<String> providers, Collection<String> models, Collection<String> meters) {
        Set<String> tiers = Set.of("standard", "batch", "flex", "priority", "fast", "ultrafast");
        return new Vocabulary(
                Map.of("kind", Set.of("rate", "discount", "margin", "free units", "cap", "minimum", "credit")),
                Map.of(
                        "provider",
                        new TreeSet<>(providers),
                        "model",
                        new TreeSet<>(models),
                        "meter",
                        new TreeSet<>(meters),
                        "serviceTier",
                        tiers,
                        "rateTier",
                        tiers));
    }

    Set<String> words(String field) {
        return closed.getOrDefault(field, open.getOrDefault(field, Set.of()));
    }
}
