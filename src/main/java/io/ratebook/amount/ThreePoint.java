package io.ratebook.amount;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A number for each case. The values need not be ordered: a discount that is larger in the low case is legitimate. */
public record ThreePoint(BigDecimal low, BigDecimal base, BigDecimal high) {
    public static final ThreePoint ZERO = of(BigDecimal.ZERO);
    public static final ThreePoint ONE = of(BigDecimal.ONE);

    public ThreePoint {
        low = Exact.normal(low);
        base = Exact.normal(base);
        high = Exact.normal(high);
    }

    /** The same number in every case. */
    public static ThreePoint of(BigDecimal value) {
        return new ThreePoint(value, value, value);
    }

    /** The three numbers as written, for rules: {@code of("1.3", "1.65", "2")}. */
    public static ThreePoint of(String low, String base, String high) {
        return new ThreePoint(new BigDecimal(low), new BigDecimal(base), new BigDecimal(high));
    }

    public BigDecimal at(Case which) {
        return switch (which) {
            case LOW -> low;
            case BASE -> base;
            case HIGH -> high;
        };
    }

    /** True where all three cases hold the same number. */
    public boolean isFixed() {
        return low.compareTo(base) == 0 && base.compareTo(high) == 0;
    }

    public ThreePoint plus(ThreePoint other) {
        return combined(other, BigDecimal::add);
    }

    public ThreePoint minus(ThreePoint other) {
        return combined(other, BigDecimal::subtract);
    }

    public ThreePoint times(ThreePoint other) {
        return combined(other, BigDecimal::multiply);
    }

    /** Case by case; see {@link Exact#quotient}. */
    public ThreePoint dividedBy(ThreePoint other) {
        return combined(other, Exact::quotient);
    }

    public ThreePoint combined(ThreePoint other, BinaryOperator<BigDecimal> operation) {
        return new ThreePoint(
                operation.apply(low, other.low), operation.apply(base, other.base), operation.apply(high, other.high));
    }

    public ThreePoint mapped(UnaryOperator<BigDecimal> operation) {
        return new ThreePoint(operation.apply(low), operation.apply(base), operation.apply(high));
    }
}
