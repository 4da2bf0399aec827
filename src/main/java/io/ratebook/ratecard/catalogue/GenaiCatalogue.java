package io.ratebook.ratecard.catalogue;

import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue of genai-prices, version 2: a list of providers, each with models, each with prices that may hold from a day or in hours of the day. */
final class GenaiCatalogue {
    private final Ledger ledger;

    GenaiCatalogue(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The models that price something; what doesn't become a price is in the ledger. */
    List<Entry> entries(List<Object> providers, Choice choice) {
        List<Entry> entries = new ArrayList<>();
        for (Object each : providers) {
            Map<String, Object> provider = Values.object(each);
            for (Object model : Values.list(provider.get("models"))) {
                entry(Values.text(provider, "id"), Values.object(model), choice).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private Optional<Entry> entry(String provider, Map<String, Object> model, Choice choice) {
        String note = Boolean.TRUE.equals(model.get("deprecated")) ? "deprecated, says the catalogue" : "";
        String name = Values.text(model, "id");
        Entry entry = new Entry(name, Providers.named(provider), name, "", "", note, Map.of());
        if (!choice.takes(entry, provider)) {
            return Optional.empty();
        }
        if (!entry.isNamed()) {
            ledger.keepOut(Rule.ENTRY, entry, "id", provider + " " + name, "a provider has a name, and a model too");
            return Optional.empty();
        }
        return Optional.of(entry.with(rows(entry, model)));
    }

    private List<PriceRow> rows(Entry entry, Map<String, Object> model) {
        List<PriceRow> rows = new ArrayList<>();
        for (Conditions.Condition each : Conditions.of(entry, model.get("prices"), ledger)) {
            each.prices().forEach((key, value) -> {
                Measured measured = GenaiUnits.of(key).orElse(null);
                if (measured == null) {
                    ledger.pass(key, "a price that this version doesn't know");
                } else {
                    price(entry, key, value, new Slot(measured, "standard", each.span(), each.window()), rows);
                }
            });
        }
        return Merging.of(entry, rows, ledger);
    }

    /** A number, or a base with bands that begin above a number of prompt tokens. */
    private void price(Entry entry, String key, Object value, Slot slot, List<PriceRow> rows) {
        Map<String, Object> tiers = Values.object(value);
        if (tiers.isEmpty()) {
            number(entry, key, value).ifPresent(number -> rows.add(new PriceRow(slot, number, null, key)));
            return;
        }
        number(entry, key + ".base", tiers.get("base"))
                .ifPresent(number -> rows.add(new PriceRow(slot, number, BigDecimal.ZERO, key)));
        for (Object each : Values.list(tiers.get("tiers"))) {
            Map<String, Object> tier = Values.object(each);
            Optional<BigDecimal> start = number(entry, key + ".start", tier.get("start"));
            Optional<BigDecimal> price = number(entry, key + ".price", tier.get("price"));
            if (start.isPresent() && price.isPresent()) {
                rows.add(new PriceRow(slot, price.get(), start.get(), key));
            }
        }
    }

    private Optional<BigDecimal> number(Entry entry, String field, @Nullable Object value) {
        Optional<BigDecimal> number = Values.number(value);
        if (number.isEmpty()) {
            ledger.keepOut(Rule.TEXT, entry, field, value, "is no number");
        }
        return number;
    }
}
