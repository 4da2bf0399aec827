package io.ratebook.ratecard.catalogue;

import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reasoning that costs what output costs needs no row: it is billed as output, and follows output into its bands. */
final class Reasoning {
    private Reasoning() {}

    static Entry implied(Entry entry, Ledger ledger) {
        Map<Slot, List<PriceRow>> slots = new LinkedHashMap<>(entry.slots());
        entry.slots().forEach((slot, bands) -> {
            if (slot.measured().meter().equals("reasoning") && isOutput(entry, bands)) {
                slots.remove(slot);
                ledger.pass(bands.get(0).field(), "the price of output, through which reasoning is billed");
            }
        });
        return entry.withSlots(slots);
    }

    private static boolean isOutput(Entry entry, List<PriceRow> bands) {
        PriceRow first = bands.get(0);
        return bands.size() == 1
                && entry.band(first.slot().meter(Measured.tokens("output")), first.lower())
                        .filter(each -> each.price().compareTo(first.price()) == 0)
                        .isPresent();
    }
}
