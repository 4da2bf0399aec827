package io.ratebook.domain;

import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.finding.Location;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Request sheet says of the whole request.
 *
 * @param asOf the day whose prices hold for usages that happen once, and for monthly ones without a day of their own
 * @param contingency added to each scenario's cost after credits, as a line of its own
 * @param rates of exchange into the request's currency, one a currency
 * @param budgets in their order in the sheet
 * @param discountRate what money of a year later is worth less, for the present value of savings; null where the request has none
 * @param inCase the cell that selects the case in use; null where the workbook has none
 */
public record Header(
        String title,
        String owner,
        LocalDate asOf,
        Currency currency,
        Percent contingency,
        @Nullable Location contingencyCell,
        Rounding rounding,
        List<Fx> rates,
        List<Budget> budgets,
        @Nullable DiscountRate discountRate,
        @Nullable Location inCase) {
    /** @param where the cell that states it */
    public record DiscountRate(Percent yearly, Location where) {}

    /** Without a discount rate. */
    public Header(
            String title,
            String owner,
            LocalDate asOf,
            Currency currency,
            Percent contingency,
            @Nullable Location contingencyCell,
            Rounding rounding,
            List<Fx> rates,
            List<Budget> budgets,
            @Nullable Location inCase) {
        this(title, owner, asOf, currency, contingency, contingencyCell, rounding, rates, budgets, null, inCase);
    }

    public Header {
        rates = List.copyOf(rates);
        budgets = List.copyOf(budgets);
    }
}
