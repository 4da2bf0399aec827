package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;

/**
 * A multiplier of one line, with its reason. Where a rule holds in some cases only, it is 1 in the others.
 */
public record LineFactor(ThreePoint value, String why, RuleRef by) {
    /** True where it multiplies the quantity; false where it multiplies the price. */
    public boolean onQuantity() {
        return by.stage() == Stage.METER;
    }
}
