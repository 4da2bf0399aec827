package io.ratebook.rules.kinds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.KieBase;

/**
 * What the rules of one stage can tell apart. Facts of one kind agree in everything that the compiled rules look at, so one of each
 * kind is asked for all.
 */
public final class Kinds {
    private final Reads reads;
    private final Shape shape;

    private Kinds(Reads reads, Shape shape) {
        this.reads = reads;
        this.shape = shape;
    }

    /**
     * @param classes the class files of the stage's rules
     * @param words the class of the words that rules are written with
     */
    public static Kinds of(KieBase base, Collection<byte[]> classes, Class<?> words, TextUses uses) {
        return new Kinds(Reads.of(classes, words, uses), Shape.of(base));
    }

    /** Why every fact is asked by itself: a rule that looks at several together, by its name. Empty where one of each kind is asked. */
    public Optional<String> joining() {
        return shape.joining();
    }

    /** Why usages that differ in nothing but how much they count may be decided on otherwise; empty where they never are. */
    Optional<String> counting() {
        return reads.traits().contains(Trait.QUANTITY)
                ? Optional.of("looks at the counted quantity")
                : reads.traits().contains(Trait.COST) ? Optional.of("looks at the cost") : Optional.empty();
    }

    /** The key of a usage in this stage, whatever the reasons name. */
    KindKey key(CliffBounds bounds) {
        return new KindKey(reads, bounds, false);
    }

    /**
     * The items by kind, each kind in the order of the items, the kinds in that of their first.
     *
     * @param facts items and others, which say where cliffs begin
     */
    public List<List<Object>> of(Collection<?> facts) {
        KindKey key = new KindKey(reads, new CliffBounds(facts), true);
        Map<Object, List<Object>> kinds = new LinkedHashMap<>();
        for (Object each : facts) {
            if (Items.isItem(each)) {
                kinds.computeIfAbsent(key.of(each), kind -> new ArrayList<>(1)).add(each);
            }
        }
        return List.copyOf(kinds.values());
    }
}
