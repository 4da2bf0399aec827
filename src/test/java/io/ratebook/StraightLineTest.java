package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.Plain.Price;
import io.ratebook.Plain.Term;
import io.ratebook.Plain.Use;
import io.ratebook.amount.Exact;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rating by cards and rules against a straight line that knows neither: exactly the same, to the last digit. */
@TestInstance(Lifecycle.PER_CLASS)
class StraightLineTest {
    private static final int PLANS = Integer.getInteger("ratebook.plans", 20);
    private static final int USES = 500;

    private final Rulebook rulebook =
            RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();

    @AfterAll
    void close() {
        rulebook.close();
    }

    @Test
    void usagesCostWhatTheStraightLineSays() {
        long seed = Long.getLong("ratebook.seed", 20_624_552_542_191L);
        System.out.println("straight line: seed " + seed);
        Random random = new Random(seed);
        for (int plan = 0; plan < PLANS; plan++) {
            RandomPlan made = new RandomPlan(random);
            made.use(USES, plan % 2 == 1);
            if (plan % 4 == 1 || plan % 4 == 3) {
                made.agreePrices();
            }
            if (plan % 4 == 3) {
                made.agreeSums();
            }
            check(made, "seed " + seed + ", plan " + plan);
        }
    }

    /** 1,500 pages in each of two months, 1,600 free: none is left in the first, 1,400 in the second, which are over 1,000. */
    @ParameterizedTest
    @ValueSource(strings = {"request", "month"})
    void freeUnitsRunOutInTheirMonth(String scope) {
        Price low = Price.of("edge", "reader", "page", BigDecimal.TEN, BigDecimal.ONE)
                .band("volume", scope, 0, false, 0);
        Price high = Price.of("edge", "reader", "page", new BigDecimal("5"), BigDecimal.ONE)
                .band("volume", scope, 1000, false, 100);
        Use pages = new Use(
                "edge",
                "reader",
                "standard",
                "",
                LocalDate.of(2026, 12, 1),
                2,
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false,
                false,
                BigDecimal.ZERO,
                Map.of(),
                "page",
                new BigDecimal("1500"),
                -1,
                DayOfWeek.MONDAY);
        Term free = new Term("free units", "", "page", new BigDecimal("1600"), BigDecimal.ZERO, false, 0, null, null);
        CaseCharges charges = PlainRows.rate(rulebook, List.of(low, high), List.of(pages), List.of(free), Map.of());
        assertThat(total(charges)).isEqualByComparingTo("7100");
    }

    private void check(RandomPlan plan, String which) {
        CaseCharges charges = PlainRows.rate(rulebook, plan.prices, plan.uses, plan.terms, plan.exchange);
        Map<String, BigDecimal> costs = PlainRows.costs(charges);
        StraightLine line = new StraightLine(plan.prices, plan.terms, plan.exchange);
        for (int i = 0; i < plan.uses.size(); i++) {
            BigDecimal cost = line.dues(i, plan.uses.get(i)).stream()
                    .map(StraightLine.Due::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(costs.getOrDefault("" + i, BigDecimal.ZERO))
                    .as("%s, usage %d: %s at %s", which, i, plan.uses.get(i), pricesOf(plan, i))
                    .isEqualByComparingTo(cost);
        }
        BigDecimal total = new StraightLine(plan.prices, plan.terms, plan.exchange).total(plan.uses);
        assertThat(total(charges)).as("%s, after %s", which, plan.terms).isEqualByComparingTo(total);
    }

    private static List<Price> pricesOf(RandomPlan plan, int use) {
        return plan.prices.stream()
                .filter(each -> each.model().equals(plan.uses.get(use).model()))
                .toList();
    }

    private static BigDecimal total(CaseCharges charges) {
        List<BigDecimal> all = new ArrayList<>(PlainRows.costs(charges).values());
        charges.trueUps().forEach(each -> all.add(each.amount().amount()));
        charges.draws().forEach(each -> all.add(each.amount().amount().negate()));
        return Exact.normal(all.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
