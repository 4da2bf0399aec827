package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several fields of one entry that price the same thing become one row. */
final class Merging {
    private static final Set<String> ALIKE = Set.of("image", "pixel", "second", "audio second", "video second");

    private record Place(Slot slot, BigDecimal lower) {}

    private Merging() {}

    /**
     * The same price once; of images, pixels and seconds a price of nothing yields to another, for such a catalogue states what is drawn or said
     * under input or output and 0 under the other. Two other prices are both kept out.
     */
    static List<PriceRow> of(Entry entry, List<PriceRow> rows, Ledger ledger) {
        Map<Place, List<PriceRow>> places = new LinkedHashMap<>();
        rows.forEach(each -> places.computeIfAbsent(new Place(each.slot(), each.lower()), place -> new ArrayList<>())
                .add(each));
        List<PriceRow> merged = new ArrayList<>();
        for (List<PriceRow> each : places.values()) {
            List<PriceRow> apart = distinct(each);
            if (apart.size() == 1) {
                merged.add(apart.get(0));
            } else {
                apart.forEach(row -> ledger.keepOut(
                        Rule.TWO,
                        entry,
                        row.field(),
                        Exact.text(row.price()),
                        "another field says " + others(apart, row)));
            }
        }
        return merged;
    }

    private static List<PriceRow> distinct(List<PriceRow> rows) {
        boolean yields = rows.size() > 1
                && ALIKE.contains(rows.get(0).slot().measured().meter())
                && rows.stream().anyMatch(each -> each.price().signum() != 0);
        Map<BigDecimal, PriceRow> byPrice = new LinkedHashMap<>();
        rows.stream()
                .filter(each -> !yields || each.price().signum() != 0)
                .forEach(each -> byPrice.putIfAbsent(each.price(), each));
        return List.copyOf(byPrice.values());
    }

    private static String others(List<PriceRow> rows, PriceRow row) {
        return String.join(
                " and ",
                rows.stream()
                        .filter(each -> !each.equals(row))
                        .map(PriceRow::words)
                        .toList());
    }
}
