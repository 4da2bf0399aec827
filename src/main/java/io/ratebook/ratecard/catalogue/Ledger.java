package io.ratebook.ratecard.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an import leaves out, as it goes: nothing is dropped without a word here. */
final class Ledger {
    private final List<KeptOut> keptOut = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Unread> unread = new TreeMap<>();

    /**
     * A field that never becomes a price.
     *
     * @param reason what it is, or why not
     */
    record Unread(String field, int count, String reason) {}

    void keepOut(Rule rule, Entry entry, String field, @Nullable Object value, String why) {
        keptOut.add(new KeptOut(rule, entry.shown(), field, value == null ? "nothing" : value.toString(), why));
    }

    void differ(Difference difference) {
        differences.add(difference);
    }

    void pass(String field, String reason) {
        unread.merge(field, new Unread(field, 1, reason), (one, two) -> new Unread(field, one.count() + 1, reason));
    }

    List<KeptOut> keptOut() {
        return List.copyOf(keptOut);
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    List<Unread> unread() {
        return List.copyOf(unread.values());
    }
}
