package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;

/** How a number is shown that may be whole: never with a point that nothing follows. */
final class Numbers {
    private Numbers() {}

    static Role role(ThreePoint number) {
        return isWhole(number.low()) && isWhole(number.base()) && isWhole(number.high()) ? Role.COUNT : Role.FRACTION;
    }

    static Role role(BigDecimal number) {
        return isWhole(number) ? Role.COUNT : Role.FRACTION;
    }

    private static boolean isWhole(BigDecimal number) {
        return Exact.normal(number).scale() <= 0;
    }
}
