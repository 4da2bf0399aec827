package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one term takes off one charge: a credit that pays for it, or a cap that it is over.
 *
 * @param by a credit or a cap
 * @param month whose amount it draws on; null for a term whose amount is for all its days
 * @param left what the term had left before
 * @param amount zero or more, never more than what is left to pay of the charge
 */
public record Draw(Charge paid, Decision by, @Nullable YearMonth month, Money left, Money amount) {
    public Contract contract() {
        return by instanceof Decision.Cap cap ? cap.contract() : ((Decision.Credit) by).contract();
    }

    public boolean isCap() {
        return by instanceof Decision.Cap;
    }
}
