package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One model under several names, such as {@code gpt-4o} and {@code openai/gpt-4o}: one entry, and the prices that differ are reported. */
final class Duplicates {
    private Duplicates() {}

    private record Key(String provider, String model) {}

    /** The entry without a provider in its name is kept; the others add what it doesn't price. */
    static List<Entry> resolved(List<Entry> entries, Ledger ledger) {
        Map<Key, List<Entry>> alike = new LinkedHashMap<>();
        entries.forEach(each -> alike.computeIfAbsent(new Key(each.provider(), each.model()), key -> new ArrayList<>())
                .add(each));
        List<Entry> resolved = new ArrayList<>();
        for (List<Entry> each : alike.values()) {
            List<Entry> inOrder = each.stream()
                    .sorted(Comparator.comparingInt(entry -> entry.name().length()))
                    .toList();
            resolved.add(inOrder.stream()
                    .reduce((kept, other) -> joined(kept, other, ledger))
                    .orElseThrow());
        }
        return resolved;
    }

    private static Entry joined(Entry kept, Entry other, Ledger ledger) {
        Map<Slot, List<PriceRow>> slots = new LinkedHashMap<>(kept.slots());
        other.slots().forEach((slot, bands) -> {
            List<PriceRow> before = slots.putIfAbsent(slot, bands);
            if (before != null) {
                differences(kept, before, other, bands).forEach(ledger::differ);
            }
        });
        return kept.withSlots(slots);
    }

    private static List<Difference> differences(Entry kept, List<PriceRow> before, Entry other, List<PriceRow> bands) {
        List<Difference> differences = new ArrayList<>();
        for (PriceRow band : bands) {
            PriceRow same = before.stream()
                    .filter(each -> each.lower().compareTo(band.lower()) <= 0)
                    .reduce((one, two) -> two)
                    .orElse(before.get(0));
            if (same.price().compareTo(band.price()) != 0) {
                differences.add(new Difference(what(kept, band), side(kept, same), side(other, band)));
            }
        }
        return differences;
    }

    private static Difference.Side side(Entry entry, PriceRow row) {
        return new Difference.Side(
                Exact.quotient(row.price(), row.slot().measured().per()), row.words(), entry.name());
    }

    private static String what(Entry entry, PriceRow row) {
        Slot slot = row.slot();
        return entry.provider() + "/" + entry.model() + "/" + slot.measured().meter()
                + (slot.tier().equals("standard") ? "" : "/" + slot.tier())
                + (row.lower().signum() == 0 ? "" : " above " + Exact.text(row.lower()));
    }
}
