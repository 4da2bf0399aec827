package io.ratebook.amount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts of a sum as they are shown: each is rounded down or up, so that what is shown adds up to the sum as it is shown. The parts of
 * which rounding down takes most are rounded up (largest remainder, Hamilton's method); of equal ones the first.
 */
public final class Apportionment {
    /** Decimals after the last one that is shown. */
    private static final int EQUAL = 6;

    private Apportionment() {}

    /**
     * The parts, in their order, with exactly {@link Rounding#decimals} decimals. A part that needs no rounding stays as it is. They add
     * up to {@link Rounding#of} their exact sum.
     */
    public static List<BigDecimal> shown(List<BigDecimal> exact, Rounding rounding) {
        BigDecimal whole = rounding.of(exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<BigDecimal> shown = new ArrayList<>();
        List<BigDecimal> parts = exact.stream()
                .map(each -> each.setScale(rounding.decimals() + EQUAL, RoundingMode.HALF_UP))
                .toList();
        BigDecimal rest = whole;
        for (BigDecimal each : parts) {
            BigDecimal down = each.setScale(rounding.decimals(), RoundingMode.FLOOR);
            shown.add(down);
            rest = rest.subtract(down);
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(rounding.decimals());
        int steps = rest.unscaledValue().intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shown.get(i).subtract(parts.get(i))))
                .limit(steps)
                .toList()
                .forEach(i -> shown.set(i, shown.get(i).add(step)));
        return shown;
    }
}
