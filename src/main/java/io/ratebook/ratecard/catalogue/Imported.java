package io.ratebook.ratecard.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a catalogue gave: rows for rate cards, and everything that was left out of them, with the reason. */
public final class Imported {
    private final int stated;
    private final List<Entry> entries;
    private final Ledger ledger;

    Imported(int stated, List<Entry> entries, Ledger ledger) {
        this.stated = stated;
        this.entries = List.copyOf(entries);
        this.ledger = ledger;
    }

    /** How many entries of the catalogue were asked for, sound or not. */
    public int stated() {
        return stated;
    }

    /** The providers that some entry names, in alphabetical order. */
    public List<String> providers() {
        return entries.stream().map(Entry::provider).distinct().sorted().toList();
    }

    /** How many prices became rows. */
    public int rows() {
        return entries.stream().mapToInt(each -> each.rows().size()).sum();
    }

    /** How many models have a row. */
    public long models() {
        return entries.stream().filter(each -> !each.slots().isEmpty()).count();
    }

    /**
     * The text of a card for each provider that has a row, by its name.
     *
     * @param source what each row names as its source
     * @param from the first day of prices whose own the catalogue doesn't know; empty: they hold since ever
     */
    public Map<String, String> cards(String source, Optional<LocalDate> from) {
        CardText text = new CardText(source, from);
        Map<String, String> cards = new TreeMap<>();
        Map<String, List<Entry>> byProvider = new TreeMap<>();
        entries.stream()
                .filter(each -> !each.slots().isEmpty())
                .forEach(each -> byProvider.merge(each.provider(), List.of(each), Imported::joined));
        byProvider.forEach((provider, all) -> cards.put(provider, text.of(all)));
        return cards;
    }

    private static List<Entry> joined(List<Entry> one, List<Entry> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** What was left out and why, and which prices differ within the catalogue; for reading. */
    public List<String> remarks() {
        return Remarks.of(ledger);
    }

    List<Entry> entries() {
        return entries;
    }

    Ledger ledger() {
        return ledger;
    }
}
