package io.ratebook.rating;

import io.ratebook.domain.Contract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In which order the terms of a contract are used up, and over which days. */
final class Terms {
    private Terms() {}

    /** By their own order, then the order of the sheet. */
    static <T> Comparator<T> burnOrder(Function<T, Contract> term) {
        return Comparator.<T, BigDecimal>comparing(
                        each -> term.apply(each).order(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(each -> term.apply(each).where());
    }

    /** The month whose amount a day draws on; null for a term whose amount is for all its days. */
    static @Nullable YearMonth month(Contract term, LocalDate day) {
        return term.monthly() ? YearMonth.from(day) : null;
    }
}
