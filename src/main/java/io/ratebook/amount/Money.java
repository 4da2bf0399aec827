package io.ratebook.amount;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;

/** An exact amount in one ISO 4217 currency. Never rounded but by {@link #roundedTo}. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    public Money {
        amount = Exact.normal(amount);
    }

    public static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount, Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(inThisCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(inThisCurrency(other)), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public Money roundedTo(Rounding rounding) {
        return new Money(rounding.of(amount), currency);
    }

    /** By amount.
     *
     * @throws IllegalArgumentException where the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return Comparator.<BigDecimal>naturalOrder().compare(amount, inThisCurrency(other));
    }

    private BigDecimal inThisCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("can't mix " + currency + " and " + other.currency);
        }
        return other.amount;
    }

    /** The exact amount and the currency: {@code 96.045023125 USD}. */
    @Override
    public String toString() {
        return Exact.text(amount) + " " + currency;
    }
}
