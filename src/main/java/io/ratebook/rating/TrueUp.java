package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a minimum asks for beyond the charges that count towards it.
 *
 * @param month for which; null where the minimum is for the whole term
 * @param share of the minimum that is due: less than 1 for a month on only some of whose days the term holds
 * @param counted the charges that count towards it
 * @param amount zero or more
 */
public record TrueUp(
        Decision.Commitment by,
        @Nullable YearMonth month,
        BigDecimal share,
        List<Charge> counted,
        Money amount,
        List<Decision.Minimum> decisions) {
    public TrueUp {
        counted = List.copyOf(counted);
        decisions = List.copyOf(decisions);
    }

    public Contract contract() {
        return by.contract();
    }

    public String scenario() {
        return by.scenario().name();
    }
}
