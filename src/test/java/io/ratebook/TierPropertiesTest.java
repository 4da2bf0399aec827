package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.Plain.Price;
import io.ratebook.Plain.Use;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every tiered price, by the way from card and shipped rules to charges. Each failure names its seed. */
@TestInstance(Lifecycle.PER_CLASS)
class TierPropertiesTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Rulebook rulebook =
            RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @AfterAll
    void close() {
        rulebook.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cliff, false",
        "cliff, true",
        "graduated, false",
        "graduated, true",
        "volume, false",
        "volume, true",
        "package, false",
        "package, true",
        "block, false",
        "block, true"
    })
    void bandsMeetAtTheirBoundAsTheKindSays(String kind, boolean atLeast) {
        int bound = 10 + random.nextInt(100_000);
        int size = 1 + random.nextInt(50);
        Tiered tiered = tiered(kind, bound, atLeast, size, 0, 0);
        List<Integer> quantities = List.of(bound - 1, bound, bound + 1);
        Map<String, BigDecimal> costs = costs(
                tiered.prices(),
                quantities.stream().map(each -> tiered.using(each)).toList());
        for (int i = 0; i < quantities.size(); i++) {
            int quantity = quantities.get(i);
            boolean upper = atLeast ? quantity >= bound : quantity > bound;
            BigDecimal reached = upper ? tiered.second() : tiered.first();
            int over = Math.max(0, quantity - bound);
            BigDecimal expected = switch (kind) {
                case "cliff", "volume" -> times(reached, quantity);
                case "package" -> times(reached, up(quantity, size));
                case "graduated" -> times(tiered.first(), quantity - over).add(times(tiered.second(), over));
                default -> times(tiered.first(), up(quantity - over, size)).add(times(tiered.second(), up(over, size)));
            };
            assertThat(costs.get("" + i))
                    .as("seed %d: %d of %s", seed, quantity, tiered)
                    .isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graduated", "volume", "package", "block"})
    void nothingCostsTheFirstBandsFeeAlone(String kind) {
        int fee = 1 + random.nextInt(500);
        Tiered tiered = tiered(kind, 100, random.nextBoolean(), 10, fee, 1 + random.nextInt(500));
        assertThat(costs(tiered.prices(), List.of(tiered.using(0))).get("0"))
                .as("seed %d: %s", seed, tiered)
                .isEqualByComparingTo(BigDecimal.valueOf(fee));
    }

    @Test
    void splittingAGraduatedRowIsNeverCheaperWhereBandsAre() {
        for (int i = 0; i < 20; i++) {
            Tiered tiered = tiered("graduated", 1 + random.nextInt(1000), random.nextBoolean(), 1, 0, 0);
            boolean falling = tiered.first().compareTo(tiered.second()) >= 0;
            int one = random.nextInt(2000);
            int other = random.nextInt(2000);
            Map<String, BigDecimal> costs =
                    costs(tiered.prices(), List.of(tiered.using(one), tiered.using(other), tiered.using(one + other)));
            BigDecimal split = costs.getOrDefault("0", ONE).add(costs.getOrDefault("1", ONE));
            int order = split.compareTo(costs.getOrDefault("2", ONE));
            assertThat(falling ? order : -order)
                    .as("seed %d: %d and %d of %s", seed, one, other, tiered)
                    .isNotNegative();
        }
    }

    /** Cliffs, volume and packages of several bands may cost less from a bound on: they are left out. */
    @Test
    void moreIsNeverCheaper() {
        RandomPlan plan = new RandomPlan(random);
        plan.use(300, false);
        List<Use> some = plan.uses.stream()
                .filter(each -> !each.whole() && !each.model().matches("(cliff|volume|package).*"))
                .toList();
        List<Use> more = some.stream().map(this::more).toList();
        Map<String, BigDecimal> costs = costs(plan.prices, some);
        Map<String, BigDecimal> dearer = costs(plan.prices, more);
        assertThat(costs).hasSizeGreaterThan(100);
        costs.forEach((which, cost) -> assertThat(dearer.get(which))
                .as("seed %d: %s, then %s", seed, some.get(Integer.parseInt(which)), more.get(Integer.parseInt(which)))
                .isGreaterThanOrEqualTo(cost));
    }

    @Test
    void orderOfPricesAndUsagesChangesNothing() {
        RandomPlan plan = new RandomPlan(random);
        plan.use(300, false);
        List<Price> prices = new ArrayList<>(plan.prices);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.uses.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(prices, random);
        Collections.shuffle(order, random);
        Map<String, BigDecimal> straight = costs(plan.prices, plan.uses);
        Map<String, BigDecimal> shuffled =
                costs(prices, order.stream().map(plan.uses::get).toList());
        Map<String, BigDecimal> back = new HashMap<>();
        shuffled.forEach((place, cost) -> back.put("" + order.get(Integer.parseInt(place)), cost));
        assertThat(back).as("seed %d", seed).isEqualTo(straight);
    }

    /** Two bands of one price. */
    private record Tiered(List<Price> prices) {
        BigDecimal first() {
            return prices.get(0).price();
        }

        BigDecimal second() {
            return prices.get(1).price();
        }

        Use using(int quantity) {
            return Use.of(prices.get(0), BigDecimal.valueOf(quantity));
        }
    }

    private Tiered tiered(String kind, int bound, boolean atLeast, int size, int fee, int secondFee) {
        boolean cliff = kind.equals("cliff");
        boolean whole = kind.equals("package") || kind.equals("block");
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Price flat = Price.of(
                    "acme", "m", cliff ? "input" : "page", BigDecimal.valueOf(1 + random.nextInt(999), 2), ONE);
            int above = i * bound;
            prices.add((cliff
                            ? flat.cliff(above, atLeast, "prompt tokens")
                            : flat.band(kind, "period", above, atLeast, i == 0 ? fee : secondFee))
                    .whole(whole ? size : null, null));
        }
        return new Tiered(prices);
    }

    private Use more(Use use) {
        Map<String, BigDecimal> tokens = new HashMap<>(use.tokens());
        tokens.replaceAll((meter, number) -> number.add(BigDecimal.valueOf(random.nextInt(3000))));
        BigDecimal quantity = use.quantity();
        return use.using(tokens, quantity == null ? null : quantity.add(BigDecimal.valueOf(random.nextInt(3000))));
    }

    private Map<String, BigDecimal> costs(List<Price> prices, List<Use> uses) {
        Map<String, BigDecimal> exchange = Map.of("EUR", new BigDecimal("1.1"), "CNY", new BigDecimal("0.15"));
        return PlainRows.costs(PlainRows.rate(rulebook, prices, uses, List.of(), exchange));
    }

    private static BigDecimal times(BigDecimal price, int quantity) {
        return price.multiply(BigDecimal.valueOf(quantity));
    }

    private static int up(int quantity, int size) {
        return BigDecimal.valueOf(quantity)
                        .divide(BigDecimal.valueOf(size), 0, RoundingMode.CEILING)
                        .intValueExact()
                * size;
    }
}
