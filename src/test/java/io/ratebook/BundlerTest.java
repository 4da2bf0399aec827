package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.Plain.Use;
import io.ratebook.amount.Case;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.Bundler;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rows that are rated together cost what they cost one by one, by an evaluator that knows neither rules nor bundles. Sums that are used up
 * line by line (credits, caps, free units) aren't in it: bundles are lines too, in another order than their rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundlerTest {
    private static final int PLANS = Integer.getInteger("ratebook.plans", 12);
    private static final int USES = 300;

    /** Of each use, so many that differ in their numbers. */
    private static final int LIKE_IT = 5;

    private static final int AT_ONCE = 170;

    private final Rulebook rulebook =
            RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();

    @AfterAll
    void close() {
        rulebook.close();
    }

    @Test
    void bundlesCostWhatTheirRowsCost() {
        long seed = Long.getLong("ratebook.seed", 20_261_123L);
        System.out.println("bundles: seed " + seed);
        Random random = new Random(seed);
        long bundled = 0;
        for (int i = 0; i < PLANS; i++) {
            RandomPlan plan = new RandomPlan(random);
            plan.use(USES, i % 2 == 1);
            if (i % 2 == 1) {
                plan.agreePrices();
                plan.terms.removeIf(each -> each.kind().equals("free units"));
            }
            List<Use> first = List.copyOf(plan.uses);
            for (int j = 1; j < LIKE_IT; j++) {
                first.forEach(each -> plan.uses.add(like(each, random)));
            }
            bundled += check(plan, "seed " + seed + ", plan " + i);
        }
        assertThat(bundled).as("rows of bundles of several").isGreaterThan(PLANS * (long) USES * LIKE_IT / 4);
    }

    /** The same in other calls and repeats, and in numbers that are larger or smaller by a few. */
    private static Use like(Use use, Random random) {
        Map<String, BigDecimal> tokens = new TreeMap<>(use.tokens());
        if (!use.whole()) {
            tokens.replaceAll((meter, number) -> number.add(BigDecimal.valueOf(random.nextInt(3))));
        }
        BigDecimal quantity = use.quantity();
        return new Use(
                use.provider(),
                use.model(),
                use.tier(),
                use.region(),
                use.day(),
                use.months(),
                use.growth(),
                use.calls().signum() == 0 ? use.calls() : BigDecimal.valueOf(2 + random.nextInt(500)),
                BigDecimal.valueOf(1 + random.nextInt(40), random.nextInt(2)),
                use.whole(),
                use.totals(),
                use.prefix(),
                tokens,
                use.meter(),
                quantity == null ? null : quantity.add(BigDecimal.valueOf(random.nextInt(90))),
                use.minute(),
                use.weekday());
    }

    /** @return how many rows were rated together with others */
    private long check(RandomPlan plan, String which) {
        RateCard card = PlainRows.card(plan.prices).value();
        Request request = PlainRows.request(plan.uses, plan.terms, plan.exchange);
        List<Rate> rates = new ArrayList<>(card.rates());
        request.contracts().forEach(each -> each.negotiatedRate().ifPresent(rates::add));
        Rater rater = new Rater(rulebook, card.rates());
        List<Integer> rows = new ArrayList<>();
        StraightLine line = new StraightLine(plan.prices, plan.terms, plan.exchange);
        List<BigDecimal> due = new ArrayList<>();
        for (int i = 0; i < plan.uses.size(); i++) {
            due.add(line.dues(i, plan.uses.get(i)).stream()
                    .map(StraightLine.Due::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        Map<Integer, BigDecimal> dues = new TreeMap<>();
        Bundler bundler = new Bundler(
                rulebook.likeness(rates),
                usages -> rater.proportional(request.with(List.of()), usages, Case.BASE),
                (bundle, row, id, counted) -> {
                    rows.add(bundle);
                    dues.merge(bundle, due.get(Integer.parseInt(id)), BigDecimal::add);
                },
                plan.uses.size());
        for (int from = 0; from < request.usages().size(); from += AT_ONCE) {
            bundler.add(request.usages().subList(from, Math.min(request.usages().size(), from + AT_ONCE)));
        }
        assertThat(bundler.findings()).filteredOn(Finding::isError).isEmpty();
        List<Usage> usages = bundler.usages();
        List<Bundle> bundles =
                usages.stream().map(Bundle::of).filter(Objects::nonNull).toList();
        assertThat(bundles.stream().mapToLong(Bundle::rows).sum()).isEqualTo(rows.size());
        assertThat(usages.size() - bundles.size() + rows.size()).as(which).isEqualTo(plan.uses.size());
        CaseCharges charges = rater.rate(request.with(usages), Case.BASE);
        assertThat(charges.findings()).filteredOn(Finding::isError).isEmpty();
        Map<Integer, BigDecimal> costs = new TreeMap<>();
        for (Charge each : charges.charges()) {
            Usage usage = each.counted().metered().usage();
            BigDecimal cost = each.cost().amount();
            Bundle bundle = Bundle.of(usage);
            if (bundle == null) {
                int row = Integer.parseInt(usage.id());
                due.set(row, due.get(row).subtract(cost));
            } else {
                costs.merge(bundle.number(), cost, BigDecimal::add);
            }
        }
        for (Usage each : usages) {
            Bundle bundle = Bundle.of(each);
            if (bundle == null) {
                assertThat(due.get(Integer.parseInt(each.id())))
                        .as("%s, row %s left", which, each.id())
                        .isEqualByComparingTo("0");
            } else {
                assertThat(costs.getOrDefault(bundle.number(), BigDecimal.ZERO))
                        .as(
                                "%s, %s: %s, after %s",
                                which,
                                each,
                                plan.uses.get(Integer.parseInt(each.id().replaceAll(" .*", ""))),
                                plan.terms)
                        .isEqualByComparingTo(dues.get(bundle.number()));
            }
        }
        return bundles.stream()
                .filter(each -> each.rows() > 1)
                .mapToLong(Bundle::rows)
                .sum();
    }
}
