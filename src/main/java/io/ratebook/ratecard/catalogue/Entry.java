package io.ratebook.ratecard.catalogue;

import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One model of a catalogue.
 *
 * @param name the catalogue's own name of it
 * @param provider as rate cards name it
 * @param model as rate cards name it
 * @param mode what the model is for: chat, embedding …; empty where the catalogue doesn't say
 * @param source the vendor's page that the catalogue names; empty where it names none
 * @param note what else the catalogue says, in our words
 * @param slots prices by what they price; each list by band, ascending
 */
record Entry(
        String name,
        String provider,
        String model,
        String mode,
        String source,
        String note,
        Map<Slot, List<PriceRow>> slots) {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern MODEL = Pattern.compile("[\\p{Graph}&&[^=+-]][\\p{Graph} ]{0,199}");
    private static final Set<String> CONVERSATION = Set.of("chat", "completion", "responses");

    /** The same entry with these rows, grouped and by band, whose bounds are compared as numbers. */
    Entry with(List<PriceRow> rows) {
        Map<Slot, List<PriceRow>> grouped = new LinkedHashMap<>();
        rows.forEach(each ->
                grouped.computeIfAbsent(each.slot(), slot -> new ArrayList<>()).add(each));
        grouped.replaceAll((slot, bands) -> inOrder(bands));
        return withSlots(grouped);
    }

    Entry withSlots(Map<Slot, List<PriceRow>> changed) {
        return new Entry(name, provider, model, mode, source, note, changed);
    }

    private static List<PriceRow> inOrder(List<PriceRow> bands) {
        boolean banded = bands.stream().anyMatch(each -> each.above() != null);
        return bands.stream()
                .map(each -> banded ? each.banded() : each)
                .sorted(Comparator.comparing(PriceRow::lower))
                .toList();
    }

    /** The price of a slot for a prompt just above that many tokens. */
    Optional<PriceRow> band(Slot slot, BigDecimal lower) {
        return slots.getOrDefault(slot, List.of()).stream()
                .filter(each -> each.lower().compareTo(lower) <= 0)
                .reduce((one, two) -> two);
    }

    /** True where a card can name the provider and the model, and a spreadsheet takes neither for a formula. */
    boolean isNamed() {
        return PROVIDER.matcher(provider).matches() && MODEL.matcher(model).matches();
    }

    boolean isConversation() {
        return CONVERSATION.contains(mode);
    }

    boolean prices(String meter) {
        return slots.keySet().stream()
                .anyMatch(each ->
                        each.measured().meter().equals(meter) && each.tier().equals("standard"));
    }

    List<PriceRow> rows() {
        return slots.values().stream().flatMap(List::stream).toList();
    }

    /** The catalogue's name, with the provider before it where the name doesn't begin with it. */
    String shown() {
        boolean says =
                name.startsWith(provider) || !Providers.model(name, provider).equals(name);
        return says ? name : provider + " " + name;
    }
}
