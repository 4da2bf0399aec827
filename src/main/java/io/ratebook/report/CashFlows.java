package io.ratebook.report;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What flows of money a month apart are worth today. The first flow is of today, and isn't discounted. */
public final class CashFlows {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final int MONTHS_A_YEAR = 12;
    private static final int STEPS = 200;
    private static final int DOUBLINGS = 60;
    private static final MathContext SHOWN = new MathContext(15);

    private CashFlows() {}

    /**
     * Each flow, as many months discounted as its place says.
     *
     * @param yearly 0.08 for 8 percent a year; a month is its twelfth root
     */
    public static List<BigDecimal> discounted(List<BigDecimal> flows, BigDecimal yearly) {
        BigDecimal month = twelfthRoot(BigDecimal.ONE.add(yearly));
        BigDecimal factor = BigDecimal.ONE;
        List<BigDecimal> worth = new ArrayList<>();
        for (BigDecimal each : flows) {
            worth.add(each.divide(factor, DIGITS));
            factor = factor.multiply(month, DIGITS);
        }
        return worth;
    }

    /** The net present value: the sum of the discounted flows. */
    public static BigDecimal presentValue(List<BigDecimal> flows, BigDecimal yearly) {
        return Exact.normal(discounted(flows, yearly).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * The rate a month at which the flows are worth nothing today, to 15 digits. Empty where they don't turn exactly once from
     * spending to saving: then there is none, or more than one.
     */
    public static Optional<BigDecimal> internalRate(List<BigDecimal> flows) {
        List<BigDecimal> some =
                flows.stream().filter(each -> each.signum() != 0).toList();
        if (some.isEmpty() || some.get(0).signum() > 0 || turns(some) != 1) {
            return Optional.empty();
        }
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ONE;
        for (int i = 0; i < DOUBLINGS && worth(flows, high).signum() < 0; i++) {
            low = high;
            high = high.add(high);
        }
        for (int i = 0; i < STEPS; i++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), DIGITS);
            if (worth(flows, middle).signum() < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        BigDecimal rate = BigDecimal.ONE.divide(high, DIGITS).subtract(BigDecimal.ONE);
        return Optional.of(Exact.normal(rate.round(SHOWN)));
    }

    /** A rate a month, for a year: 1 percent a month is 12.68 percent a year. */
    public static BigDecimal yearly(BigDecimal monthly) {
        return Exact.normal(
                BigDecimal.ONE.add(monthly).pow(MONTHS_A_YEAR, DIGITS).subtract(BigDecimal.ONE));
    }

    /** After how many months the flows up to then pay for themselves; empty where they never do, or lose again. */
    public static Optional<Integer> payback(List<BigDecimal> flows) {
        BigDecimal sum = BigDecimal.ZERO;
        int under = 0;
        for (BigDecimal each : flows) {
            sum = sum.add(each);
            under += sum.signum() < 0 ? 1 : 0;
        }
        return sum.signum() < 0 ? Optional.empty() : Optional.of(under);
    }

    private static int turns(List<BigDecimal> flows) {
        int turns = 0;
        for (int i = 1; i < flows.size(); i++) {
            turns += flows.get(i).signum() == flows.get(i - 1).signum() ? 0 : 1;
        }
        return turns;
    }

    /** @param share what a month leaves of the worth: 1 / (1 + rate) */
    private static BigDecimal worth(List<BigDecimal> flows, BigDecimal share) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = flows.size() - 1; i >= 0; i--) {
            sum = sum.multiply(share, DIGITS).add(flows.get(i), DIGITS);
        }
        return sum;
    }

    /** By Newton's steps, which more than double the right digits each time. */
    private static BigDecimal twelfthRoot(BigDecimal number) {
        BigDecimal root = BigDecimal.ONE;
        BigDecimal twelve = BigDecimal.valueOf(MONTHS_A_YEAR);
        for (int i = 0; i < STEPS; i++) {
            BigDecimal power = root.pow(MONTHS_A_YEAR - 1, DIGITS);
            BigDecimal next = root.subtract(
                    root.multiply(power, DIGITS).subtract(number).divide(power.multiply(twelve), DIGITS), DIGITS);
            if (next.compareTo(root) == 0) {
                return next;
            }
            root = next;
        }
        return root;
    }
}
