package io.ratebook.ratecard;

import io.ratebook.amount.Exact;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Rate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Prices as people read them, and the order in which they do. */
final class PriceWords {
    private static final List<String> FIRST =
            List.of("input", "cached input", "cache write", "cache write 5m", "cache write 1h", "output", "reasoning");
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    /** By service tier, meter, region, first day, hours and band. */
    static final Comparator<Rate> WITHIN_A_MODEL = Comparator.<Rate, String>comparing(
                    each -> each.serviceTier().equals("standard") ? "" : each.serviceTier())
            .thenComparing(Rate::meter, meters())
            .thenComparing(Rate::region)
            .thenComparing(each -> each.from() == null ? "" : each.from().toString())
            .thenComparing(each -> each.hours() == null ? "" : each.hours().toString())
            .thenComparing(Rate::above);

    /** By provider and model, and within a model. */
    static final Comparator<Rate> ORDER =
            Comparator.comparing(Rate::provider).thenComparing(Rate::model).thenComparing(WITHIN_A_MODEL);

    private PriceWords() {}

    /** The meters of a request first, in the order of a bill; others by name. */
    static Comparator<String> meters() {
        return Comparator.<String>comparingInt(each -> FIRST.contains(each) ? FIRST.indexOf(each) : FIRST.size())
                .thenComparing(Comparator.naturalOrder());
    }

    /** {@code 1.25}, without its currency and unit. */
    static String price(Rate rate) {
        return Exact.text(rate.unitRate().price().amount());
    }

    /** {@code USD per 1M token}. */
    static String unit(Rate rate) {
        UnitRate price = rate.unitRate();
        String many = price.per().compareTo(MILLION) == 0 ? "1M" : Exact.text(price.per());
        return price.price().currency().getCurrencyCode() + " per "
                + (many.equals("1") ? "" : many + " ")
                + price.unit();
    }

    /** {@code 1.25 USD per 1M token}. */
    static String words(Rate rate) {
        return price(rate) + " " + unit(rate);
    }

    /** {@code cliff over 272000}; empty where there are no tiers. */
    static String band(Rate rate) {
        if (rate.band() == null) {
            return "";
        }
        return rate.band().isFirst() ? rate.band().kind().word() : rate.band().words();
    }

    /** {@code 2026-08-21 to 2027-01-01}, the last day excluded; empty where it holds always. */
    static String days(Rate rate) {
        String from = rate.from() == null ? "" : "from " + rate.from();
        String to = rate.to() == null ? "" : "to " + rate.to();
        return (from + " " + to).strip();
    }

    /** Of one unit. */
    static BigDecimal unitPrice(Rate rate) {
        return Exact.quotient(rate.unitRate().price().amount(), rate.unitRate().per());
    }
}
