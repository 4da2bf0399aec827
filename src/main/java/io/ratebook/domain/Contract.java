package io.ratebook.domain;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One commercial term of the Contract sheet.
 *
 * @param kind credit or discount
 * @param provider in lower case; empty means any
 * @param model empty means any
 * @param meter empty means any
 * @param amount of a credit; null for other kinds
 * @param percent of a discount; null for other kinds
 * @param from inclusive; null means since ever
 * @param to exclusive; null means until further notice
 * @param where the cell that holds the amount or the percentage
 */
public record Contract(
        String id,
        String kind,
        String provider,
        String model,
        String meter,
        @Nullable Money amount,
        @Nullable Percent percent,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String note,
        Map<String, Object> attrs,
        Location where) {
    public Contract {
        attrs = Map.copyOf(attrs);
    }

    /** True where the term speaks of that provider, model and meter on that day. */
    public boolean covers(String aProvider, String aModel, String aMeter, LocalDate day) {
        return speaksOf(aProvider, aModel, aMeter)
                && (from == null || !day.isBefore(from))
                && (to == null || day.isBefore(to));
    }

    /** True where the term speaks of that provider, model and meter, on whatever day. */
    public boolean speaksOf(String aProvider, String aModel, String aMeter) {
        return meets(provider, aProvider) && meets(model, aModel) && meets(meter, aMeter);
    }

    /** True where the term begins or ends inside a span: {@code first} inclusive, {@code end} exclusive. */
    public boolean changesWithin(LocalDate first, LocalDate end) {
        return isWithin(from, first, end) || isWithin(to, first, end);
    }

    private static boolean isWithin(@Nullable LocalDate day, LocalDate first, LocalDate end) {
        return day != null && day.isAfter(first) && day.isBefore(end);
    }

    /** What a discount leaves of a price: 0.85 after 15 percent; 1 for other kinds. */
    public BigDecimal remainder() {
        return percent == null ? BigDecimal.ONE : BigDecimal.ONE.subtract(percent.fraction());
    }

    private static boolean meets(String wanted, String found) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(found);
    }
}
