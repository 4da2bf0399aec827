package io.ratebook.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An axis of amounts with marks at round numbers, from four to about eight. */
final class Axis {
    private static final int MARKS = 5;

    private final BigDecimal step;
    private final BigDecimal from;
    private final BigDecimal to;
    private final double length;

    /**
     * @param lowest the least amount to be shown
     * @param highest the greatest
     * @param length in pixels
     */
    Axis(BigDecimal lowest, BigDecimal highest, double length) {
        BigDecimal span = highest.subtract(lowest);
        this.step = step(span.signum() == 0 ? BigDecimal.ONE : span);
        this.from = lowest.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        BigDecimal end = highest.divide(step, 0, RoundingMode.CEILING).multiply(step);
        this.to = end.compareTo(from) == 0 ? from.add(step) : end;
        this.length = length;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(BigDecimal span) {
        BigDecimal raw = span.divide(BigDecimal.valueOf(MARKS), span.scale() + 20, RoundingMode.HALF_UP);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        for (int each : List.of(1, 2, 5)) {
            BigDecimal candidate = power.multiply(BigDecimal.valueOf(each));
            if (candidate.compareTo(raw) >= 0) {
                return candidate;
            }
        }
        return power.multiply(BigDecimal.TEN);
    }

    /** How far from the axis' beginning an amount is, in pixels. */
    double at(BigDecimal amount) {
        return amount.subtract(from).doubleValue() / to.subtract(from).doubleValue() * length;
    }

    List<BigDecimal> marks() {
        List<BigDecimal> marks = new ArrayList<>();
        for (BigDecimal each = from; each.compareTo(to) <= 0; each = each.add(step)) {
            marks.add(each);
        }
        return marks;
    }
}
