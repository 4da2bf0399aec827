package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import io.ratebook.grid.Csv;
import io.ratebook.ratecard.catalogue.PriceRow.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries as the text of a rate card.
 *
 * @param from the first day of prices that have none; empty: they hold since ever
 */
record CardText(String source, Optional<LocalDate> from) {
    private static final int LONGEST_SOURCE = 255;
    private static final List<String> HEAD = List.of(
            "provider",
            "model",
            "meter",
            "service tier",
            "region",
            "price",
            "per",
            "unit",
            "currency",
            "from",
            "to",
            "hours",
            "days",
            "time zone",
            "tier kind",
            "above",
            "source",
            "note");

    String of(List<Entry> entries) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Entry entry : entries) {
            entry.rows().stream()
                    .sorted(Comparator.comparing(each -> !each.slot().tier().equals("standard")))
                    .forEach(row -> lines.add(line(entry, row)));
        }
        return Csv.text(lines);
    }

    private List<String> line(Entry entry, PriceRow row) {
        Slot slot = row.slot();
        Span span = from.map(slot.span()::beginning).orElse(slot.span());
        return List.of(
                entry.provider(),
                entry.model(),
                slot.measured().meter(),
                slot.tier().equals("standard") ? "" : slot.tier(),
                "",
                Exact.text(row.price()),
                Exact.text(slot.measured().per()),
                slot.measured().unit(),
                "USD",
                day(span.from()),
                day(span.to()),
                slot.window().hours(),
                slot.window().days(),
                slot.window().zone(),
                row.above() == null ? "" : "cliff",
                row.lower().signum() == 0 ? "" : Exact.text(row.lower()),
                source(entry),
                note(entry, row, !span.equals(slot.span())));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private String source(Entry entry) {
        String page = entry.source().isEmpty() ? source : source + "; " + entry.source();
        return page.length() > LONGEST_SOURCE ? source : page;
    }

    private static String note(Entry entry, PriceRow row, boolean begun) {
        List<String> parts = new ArrayList<>();
        if (begun) {
            parts.add("from is the day of the catalogue; the price may be older");
        }
        if (row.price().signum() == 0) {
            parts.add("free, says the catalogue");
        }
        if (lacksBands(entry, row)) {
            parts.add("the catalogue states no bands for long prompts here; standard has some");
        }
        if (!entry.note().isEmpty()) {
            parts.add(entry.note());
        }
        return String.join("; ", parts);
    }

    private static boolean lacksBands(Entry entry, PriceRow row) {
        Slot slot = row.slot();
        return !slot.tier().equals("standard")
                && row.above() == null
                && entry.slots().getOrDefault(slot.standard(), List.of()).size() > 1;
    }
}
