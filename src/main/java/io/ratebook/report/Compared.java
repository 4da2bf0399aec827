package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Comparison;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question of the Compare sheet. Costs are of the recurring rows, scaled to the question's volume, months and
 * copies; the one-time cost is what the alternative costs once beyond the baseline, for all copies.
 *
 * @param saving baselineCost less alternativeCost; before the one-time cost
 * @param savingShare saving through baselineCost; null where the baseline costs nothing in some case
 * @param breakEvenUnits the whole units after which the saving has paid the one-time cost of one copy; null where it never does
 * @param returnMultiple saving through one-time cost; null where nothing is spent once
 * @param paybackMonths months until the saving has paid the one-time cost; null where it never does
 */
public record Compared(
        Comparison question,
        ThreePoint baselineCost,
        ThreePoint alternativeCost,
        ThreePoint saving,
        @Nullable ThreePoint savingShare,
        ThreePoint savingPerUnit,
        ThreePoint oneTimeCost,
        @Nullable ThreePoint breakEvenUnits,
        @Nullable ThreePoint returnMultiple,
        @Nullable ThreePoint paybackMonths) {
    /** The break-even of one case alone; empty where the saving never pays in it. */
    public Optional<BigDecimal> breakEvenUnits(Case which) {
        BigDecimal copies = question.copies();
        BigDecimal once = copies.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(oneTimeCost.at(which), copies);
        return Optional.ofNullable(Comparisons.breakEven(ThreePoint.of(once), ThreePoint.of(savingPerUnit.at(which))))
                .map(ThreePoint::base);
    }

    /** The return of one case alone; empty where nothing is spent once, or nothing saved. */
    public Optional<BigDecimal> returnMultiple(Case which) {
        boolean gains = saving.at(which).signum() > 0 && oneTimeCost.at(which).signum() > 0;
        return gains ? Optional.of(Exact.quotient(saving.at(which), oneTimeCost.at(which))) : Optional.empty();
    }
}
