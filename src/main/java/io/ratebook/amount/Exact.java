package io.ratebook.amount;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal arithmetic with one normal form, so that {@code equals} means equal. */
public final class Exact {
    /** Where a quotient has no end: 34 significant digits, half even. */
    public static final MathContext DIVISION = MathContext.DECIMAL128;

    /** What most prices are for so many units of. */
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Exact() {}

    /** The same number without trailing zeros and without a negative scale: 100, never 1E+2. */
    public static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The quotient: exact where it has an end, otherwise rounded to {@link #DIVISION}.
     *
     * @throws ArithmeticException where {@code divisor} is zero
     */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (divisor.compareTo(MILLION) == 0) {
            return normal(dividend.scaleByPowerOfTen(-6));
        }
        try {
            return normal(dividend.divide(divisor));
        } catch (ArithmeticException endless) {
            return normal(dividend.divide(divisor, DIVISION));
        }
    }

    /** The number as plain decimal text, without an exponent and without trailing zeros. */
    public static String text(BigDecimal value) {
        return normal(value).toPlainString();
    }
}
