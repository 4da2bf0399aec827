package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices that can't be right, by what is usual in LiteLLM's catalogue of 2026-08-01: batch is half of standard in 106 of 109 rows, writing the cache 1.25 times
 * input in 207 of 241 and 2 times for an hour in 121 of 123, reading it a tenth to a half, flex half in 33 of 33, priority 1.7 to 2.5 times. The bounds leave
 * room around these; where one band of a price fails, all of its bands stay out, lest a cheaper one hold for every prompt.
 */
final class Sanity {
    private static final BigDecimal DEAREST = new BigDecimal("1000");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal DEAREST_WRITE = new BigDecimal("3");
    private static final BigDecimal DEAREST_PRIORITY = new BigDecimal("4");
    private static final BigDecimal DEAREST_FAST = new BigDecimal("10");

    private static final List<String> GIVEN = List.of(
            "input", "text input", "character", "second", "audio second", "prompt video second", "prompt image");

    private final Ledger ledger;

    Sanity(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The entry with the prices that hold. */
    Entry checked(Entry entry) {
        if (entry.slots().isEmpty()) {
            Rule rule = entry.isConversation() ? Rule.INPUT : Rule.EMPTY;
            ledger.keepOut(rule, entry, "prices", "none", "nothing to import");
            return entry;
        }
        Entry bounded = belowTheDearest(entry);
        Entry banded = each(bounded, this::band);
        Entry cached = each(banded, bands -> cache(banded, bands));
        return withInput(each(cached, bands -> tier(banded, bands)));
    }

    /** A broken rule, the row that breaks it, and why. */
    private record Breach(Rule rule, PriceRow row, String why) {}

    private interface Check {
        Optional<Breach> of(List<PriceRow> bands);
    }

    private Entry each(Entry entry, Check check) {
        Map<Slot, List<PriceRow>> sound = new LinkedHashMap<>();
        entry.slots().forEach((slot, bands) -> {
            Optional<Breach> breach = check.of(bands);
            breach.ifPresent(each -> keepOut(entry, each));
            if (breach.isEmpty()) {
                sound.put(slot, bands);
            }
        });
        return entry.withSlots(sound);
    }

    private void keepOut(Entry entry, Breach breach) {
        PriceRow row = breach.row();
        String field = row.field() + (row.lower().signum() == 0 ? "" : " above " + Exact.text(row.lower()));
        ledger.keepOut(breach.rule(), entry, field, row.words(), breach.why());
    }

    /** A catalogue that errs by a power of ten errs in the whole entry: one price beyond the bound keeps all of them out. */
    private Entry belowTheDearest(Entry entry) {
        List<PriceRow> rows = entry.rows();
        if (rows.stream().noneMatch(Sanity::isBeyond)) {
            return entry;
        }
        rows.forEach(each -> keepOut(
                entry,
                isBeyond(each)
                        ? new Breach(Rule.HIGH, each, "over the bound of 1000")
                        : new Breach(Rule.BESIDE, each, "another price of the entry is over the bound of 1000")));
        return entry.withSlots(Map.of());
    }

    private static boolean isBeyond(PriceRow row) {
        return row.slot().measured().isTokens() && row.price().compareTo(DEAREST) > 0;
    }

    private Optional<Breach> band(List<PriceRow> bands) {
        PriceRow first = bands.get(0);
        if (first.price().signum() < 0) {
            return Optional.of(new Breach(Rule.NEGATIVE, first, "the bound is 0"));
        }
        if (first.lower().signum() != 0) {
            return Optional.of(new Breach(
                    Rule.TIER, first, "no price up to " + Exact.text(first.lower()) + " tokens stands beside it"));
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).price().compareTo(bands.get(i - 1).price()) < 0) {
                return Optional.of(new Breach(
                        Rule.TIER,
                        bands.get(i),
                        "the band below costs " + Exact.text(bands.get(i - 1).price())));
            }
        }
        return Optional.empty();
    }

    /** Cached against input of the same kind of tokens, service tier, days and hours; band by band. */
    private Optional<Breach> cache(Entry entry, List<PriceRow> bands) {
        String meter = bands.get(0).slot().measured().meter();
        boolean reads = meter.startsWith("cached ");
        if (!reads && !meter.contains("cache write")) {
            return Optional.empty();
        }
        String input = reads ? meter.substring("cached ".length()) : meter.replaceFirst(" ?cache write.*", " input");
        return compared(entry, bands, input.strip(), (row, ratio) -> {
            if (reads) {
                return ratio.compareTo(ONE) > 0 ? Rule.CACHED : null;
            }
            return ratio.compareTo(ONE) < 0 || ratio.compareTo(DEAREST_WRITE) > 0 ? Rule.WRITE : null;
        });
    }

    /** A service tier against standard, band by band. */
    private Optional<Breach> tier(Entry entry, List<PriceRow> bands) {
        Slot slot = bands.get(0).slot();
        if (slot.tier().equals("standard")) {
            return Optional.empty();
        }
        return against(
                entry,
                bands,
                slot.standard(),
                "standard",
                (row, ratio) -> broken(slot.tier(), ratio) ? rule(slot.tier()) : null);
    }

    private static boolean broken(String tier, BigDecimal ratio) {
        return switch (tier) {
            case "batch", "flex" -> ratio.compareTo(ONE) > 0;
            case "priority" -> ratio.compareTo(ONE) < 0 || ratio.compareTo(DEAREST_PRIORITY) > 0;
            default -> ratio.compareTo(ONE) < 0 || ratio.compareTo(DEAREST_FAST) > 0;
        };
    }

    private static Rule rule(String tier) {
        return switch (tier) {
            case "batch" -> Rule.BATCH;
            case "flex" -> Rule.FLEX;
            default -> Rule.PRIORITY;
        };
    }

    private interface Bound {
        @Nullable
        Rule brokenBy(PriceRow row, BigDecimal ratio);
    }

    /** Against the meter itself, or the wider {@code input} where it has no price. */
    private Optional<Breach> compared(Entry entry, List<PriceRow> bands, String meter, Bound bound) {
        Slot slot = bands.get(0).slot();
        for (String each : List.of(meter, "input")) {
            Slot other = slot.meter(Measured.tokens(each));
            if (entry.slots().containsKey(other)) {
                return against(entry, bands, other, each, bound);
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> against(Entry entry, List<PriceRow> bands, Slot other, String words, Bound bound) {
        for (PriceRow row : bands) {
            BigDecimal base =
                    entry.band(other, row.lower()).map(PriceRow::price).orElse(BigDecimal.ZERO);
            if (base.signum() <= 0) {
                continue;
            }
            BigDecimal ratio = Exact.quotient(row.price(), base);
            @Nullable Rule rule = row.price().signum() == 0 ? Rule.ZERO : bound.brokenBy(row, ratio);
            if (rule != null) {
                String times = Exact.text(ratio.setScale(3, RoundingMode.HALF_UP));
                return Optional.of(new Breach(rule, row, times + " times " + words + ", which is " + Exact.text(base)));
            }
        }
        return Optional.empty();
    }

    /** A chat model whose output has a price has one for what it is given, of tokens or of another unit. */
    private Entry withInput(Entry entry) {
        boolean lacks = entry.isConversation() && entry.prices("output");
        if (!lacks || GIVEN.stream().anyMatch(entry::prices)) {
            return entry;
        }
        List<PriceRow> others = new ArrayList<>();
        entry.rows().forEach(each -> {
            if (each.slot().measured().isTokens()) {
                keepOut(entry, new Breach(Rule.INPUT, each, "the price of input is missing"));
            } else {
                others.add(each);
            }
        });
        return entry.with(others);
    }
}
