package io.ratebook.domain;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An exchange rate of the Request sheet.
 *
 * @param from the currency of a price
 * @param to the request's currency
 * @param rate how much of {@code to} one of {@code from} is; greater than zero
 * @param day on which it was quoted; null where the sheet doesn't say
 * @param source who quoted it; empty where the sheet doesn't say
 * @param where the cell of the rate
 */
public record Fx(
        Currency from,
        Currency to,
        BigDecimal rate,
        @Nullable LocalDate day,
        String source,
        Location where) implements Basis {
    public Fx {
        rate = Exact.normal(rate);
    }

    @Override
    public BigDecimal factor() {
        return rate;
    }

    @Override
    public String formula(String cell) {
        return cell;
    }

    /** {@code 0.14 USD for 1 CNY (2026-11-20, ECB)}. */
    public String words() {
        String quoted = day == null ? source : source.isEmpty() ? day.toString() : day + ", " + source;
        return Exact.text(rate) + " " + to + " for 1 " + from + (quoted.isEmpty() ? "" : " (" + quoted + ")");
    }
}
