package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price of a catalogue, as a row of a rate card in US dollars.
 *
 * @param price of so many units as {@code measured} says; exact
 * @param above the lower bound of a cliff band, in prompt tokens of a request, exclusive; 0 for the first band; null where there are no bands
 * @param field the catalogue's own word for it
 */
record PriceRow(Slot slot, BigDecimal price, @Nullable BigDecimal above, String field) {
    PriceRow {
        price = Exact.normal(price);
        above = above == null ? null : Exact.normal(above);
    }

    /**
     * What is priced, when and for whom: rows that share it differ only in their band.
     *
     * @param tier "standard", or another lower-case word
     */
    record Slot(Measured measured, String tier, Span span, Window window) {
        Slot meter(Measured other) {
            return new Slot(other, tier, span, window);
        }

        Slot standard() {
            return new Slot(measured, "standard", span, window);
        }
    }

    /** The lower bound, 0 where there are no bands. */
    BigDecimal lower() {
        return above == null ? BigDecimal.ZERO : above;
    }

    PriceRow banded() {
        return above != null ? this : new PriceRow(slot, price, BigDecimal.ZERO, field);
    }

    /** "5 USD per 1000000 token". */
    String words() {
        return Exact.text(price) + " USD per " + Exact.text(slot.measured().per()) + " "
                + slot.measured().unit();
    }
}
