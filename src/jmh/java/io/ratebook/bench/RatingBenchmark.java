package io.ratebook.bench;

import io.ratebook.amount.Case;
import io.ratebook.bench.rating.OwnRating;
import io.ratebook.bench.rating.RatingLines;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Request;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierPrice;
import io.ratebook.domain.TierScope;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rating.Tiers;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long rules and arithmetic take, warm: 150 usages, each asked about by itself, for fewer than 200 aren't put to kinds; 1,000 and 20,000,
 * whose kinds are asked about in sessions of 1,000 at most; and a quantity in graduated bands, beside the same by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RatingBenchmark {
    private static final int MOST = 20_000;
    private static final List<BigDecimal> BOUNDS =
            List.of(BigDecimal.ZERO, new BigDecimal(1_000), new BigDecimal(50_000), new BigDecimal(2_000_000));
    private static final List<BigDecimal> PRICES =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.4"), new BigDecimal("0.25"), new BigDecimal("0.1"));
    private static final BigDecimal QUANTITY = new BigDecimal("3456789.5");

    private final Rulebook rulebook;
    private final Rater rater;
    private final Request one;
    private final Request few;
    private final Request some;
    private final Request many;
    private final Tiers tiers;
    private final Tiers.Times once = new Tiers.Times(BigDecimal.ONE, BigDecimal.ONE);

    public RatingBenchmark() {
        RatingLines drawn = new RatingLines(MOST);
        rulebook = RulebookLoader.load(OwnRating.RULES)
                .value()
                .orElseThrow(() -> new IllegalStateException("the rules don't compile"));
        rater = OwnRating.rater(rulebook, drawn);
        one = OwnRating.request(drawn, 1);
        few = OwnRating.request(drawn, 150);
        some = OwnRating.request(drawn, 1_000);
        many = OwnRating.request(drawn, MOST);
        tiers = Tiers.of(bands());
    }

    private List<Decision.Tier> bands() {
        Charge charge = rater.rate(one, Case.BASE).charges().get(0);
        List<Decision.Tier> bands = new ArrayList<>();
        for (int i = 0; i < BOUNDS.size(); i++) {
            bands.add(new Decision.Tier(
                    charge.counted().metered(),
                    TierBand.of(TierKind.GRADUATED, TierScope.PERIOD, BOUNDS.get(i), false),
                    new TierPrice.Amount(PRICES.get(i)),
                    null,
                    "a band",
                    charge.decisions().get(0).by()));
        }
        return bands;
    }

    /** Holds both ways to the same sum. */
    @Setup
    public void compare() {
        if (tiers.problem().isPresent() || graduated().compareTo(graduatedByHand()) != 0) {
            throw new IllegalStateException(graduated() + " in place of " + graduatedByHand());
        }
    }

    @TearDown
    public void close() {
        rulebook.close();
    }

    @Benchmark
    public CaseCharges rate150ByThemselves() {
        return rater.rate(few, Case.BASE);
    }

    @Benchmark
    public CaseCharges rate1000() {
        return rater.rate(some, Case.BASE);
    }

    @Benchmark
    public CaseCharges rate20000() {
        return rater.rate(many, Case.BASE);
    }

    @Benchmark
    public BigDecimal graduated() {
        BigDecimal cost = BigDecimal.ZERO;
        for (Tiers.Part each : tiers.partsOf(QUANTITY, once)) {
            cost = cost.add(each.quantity().multiply(PRICES.get(BOUNDS.indexOf(each.band().band().above()))));
        }
        return cost;
    }

    @Benchmark
    public BigDecimal graduatedByHand() {
        BigDecimal cost = BigDecimal.ZERO;
        for (int i = 0; i < BOUNDS.size(); i++) {
            BigDecimal end = i + 1 < BOUNDS.size() ? QUANTITY.min(BOUNDS.get(i + 1)) : QUANTITY;
            if (end.compareTo(BOUNDS.get(i)) > 0) {
                cost = cost.add(end.subtract(BOUNDS.get(i)).multiply(PRICES.get(i)));
            }
        }
        return cost;
    }
}
