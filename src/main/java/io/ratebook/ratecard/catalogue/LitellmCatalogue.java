package io.ratebook.ratecard.catalogue;

import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** LiteLLM's {@code model_prices_and_context_window.json}: an object of models, a field a price of one unit in US dollars. */
final class LitellmCatalogue {
    private static final String SEARCH = "search_context_cost_per_query";
    private static final String BANDS = "tiered_pricing";
    private static final String OFF_PEAK = "off_peak_pricing";
    private static final String SIZE = "search_context_size_";
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private final Ledger ledger;

    LitellmCatalogue(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The models that price something; what doesn't become a price is in the ledger. */
    List<Entry> entries(Map<String, Object> models, Choice choice) {
        List<Entry> entries = new ArrayList<>();
        models.forEach((name, fields) -> {
            Entry entry = entry(name, Values.object(fields));
            if (choice.takes(entry, Values.text(Values.object(fields), "litellm_provider"))) {
                if (!entry.isNamed()) {
                    ledger.keepOut(
                            Rule.ENTRY,
                            entry,
                            "litellm_provider",
                            provider(fields),
                            "a provider has a name, and a model too");
                } else {
                    entries.add(entry.with(rows(entry, Values.object(fields))));
                }
            }
        });
        return entries;
    }

    private static String provider(Object fields) {
        String stated = Values.text(Values.object(fields), "litellm_provider");
        return stated.isEmpty() ? "nothing" : stated;
    }

    private static Entry entry(String name, Map<String, Object> fields) {
        String stated = Values.text(fields, "litellm_provider");
        String provider = stated.isEmpty() || stated.contains(" ") ? "" : Providers.named(stated);
        String withdrawn = Values.text(fields, "deprecation_date");
        String page = Values.text(fields, "source");
        return new Entry(
                name,
                provider,
                Providers.model(name, provider),
                Values.text(fields, "mode"),
                page.matches("https?://\\p{Graph}+") ? page : "",
                withdrawn.matches("\\d{4}-\\d{2}-\\d{2}") ? "withdrawn on " + withdrawn : "",
                Map.of());
    }

    private List<PriceRow> rows(Entry entry, Map<String, Object> fields) {
        List<PriceRow> rows = new ArrayList<>();
        String mode = statesDrawn(fields) ? "" : entry.mode();
        fields.forEach((field, value) -> {
            switch (field) {
                case SEARCH -> searches(entry, Values.object(value), rows);
                case BANDS -> bands(entry, Values.list(value), rows);
                case OFF_PEAK -> offPeak(entry, Values.object(value), rows);
                default -> row(entry, field, mode, value, rows);
            }
        });
        return Merging.of(entry, rows, ledger);
    }

    /** True where images drawn have a price of their own, so that those of input are images sent. */
    private static boolean statesDrawn(Map<String, Object> fields) {
        return Values.number(fields.get("output_cost_per_image"))
                .filter(each -> each.signum() != 0)
                .isPresent();
    }

    private void row(Entry entry, String field, String mode, Object value, List<PriceRow> rows) {
        LitellmField known = LitellmField.of(field, mode).orElse(null);
        if (known == null) {
            LitellmUnread.reason(field).ifPresent(reason -> ledger.pass(field, reason));
            return;
        }
        number(entry, field, value)
                .forEach(number -> rows.add(new PriceRow(
                        new Slot(known.measured(), known.tier(), Span.ALWAYS, Window.NONE),
                        known.price(number),
                        known.above(),
                        field)));
    }

    /** One number or none. */
    private List<BigDecimal> number(Entry entry, String field, Object value) {
        return Values.number(value).map(List::of).orElseGet(() -> {
            ledger.keepOut(Rule.TEXT, entry, field, value, "is no number");
            return List.of();
        });
    }

    /** One price where every size of the search costs the same; otherwise a meter a size, for the vendors' usual size differs. */
    private void searches(Entry entry, Map<String, Object> sizes, List<PriceRow> rows) {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        sizes.forEach((size, value) -> number(entry, SEARCH + "." + size, value)
                .forEach(number -> prices.put(size.replace(SIZE, ""), number.multiply(THOUSAND))));
        boolean alike = prices.values().stream()
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .count()
                == 1;
        if (alike) {
            rows.add(search("web search", prices.values().iterator().next()));
        } else {
            prices.forEach((size, price) -> rows.add(search("web search " + size, price)));
        }
    }

    private static PriceRow search(String meter, BigDecimal price) {
        Measured measured = new Measured(meter, "search", THOUSAND);
        return new PriceRow(new Slot(measured, "standard", Span.ALWAYS, Window.NONE), price, null, SEARCH);
    }

    /** Bands by prompt tokens. Bands by anything else, such as the number of results, aren't imported. */
    private void bands(Entry entry, List<Object> bands, List<PriceRow> rows) {
        for (Object each : bands) {
            Map<String, Object> band = Values.object(each);
            List<Object> range = Values.list(band.get("range"));
            BigDecimal lower =
                    range.isEmpty() ? null : Values.number(range.get(0)).orElse(null);
            if (lower == null) {
                ledger.pass(BANDS + " by " + by(band), "bands by something other than prompt tokens");
                continue;
            }
            band.forEach((field, value) -> LitellmField.of(field, entry.mode())
                    .ifPresent(known -> number(entry, BANDS + "." + field, value)
                            .forEach(number -> rows.add(new PriceRow(
                                    new Slot(known.measured(), known.tier(), Span.ALWAYS, Window.NONE),
                                    known.price(number),
                                    lower,
                                    BANDS + "." + field)))));
        }
    }

    private static String by(Map<String, Object> band) {
        return band.keySet().stream()
                .filter(each -> each.endsWith("range"))
                .findFirst()
                .orElse("nothing");
    }

    /** Prices that replace the others inside the windows. */
    private void offPeak(Entry entry, Map<String, Object> block, List<PriceRow> rows) {
        List<Window> windows = OffPeak.windows(entry, block, ledger);
        block.forEach((field, value) -> LitellmField.of(field, entry.mode())
                .ifPresent(known -> number(entry, OFF_PEAK + "." + field, value)
                        .forEach(number -> windows.forEach(window -> rows.add(new PriceRow(
                                new Slot(known.measured(), known.tier(), Span.ALWAYS, window),
                                known.price(number),
                                known.above(),
                                OFF_PEAK + "." + field))))));
    }
}
