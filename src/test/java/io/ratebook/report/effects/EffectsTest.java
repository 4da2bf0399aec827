package io.ratebook.report.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final BigDecimal NOTHING = new BigDecimal("1E-25");

    @Test
    void fourEffectsAddUpToTheDifferenceExactly() {
        long seed = 20261122;
        System.out.println("EffectsTest: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            List<Costed> then = lines(random);
            List<Costed> now = changed(then, random);
            for (Effect each : Effects.between(then, now)) {
                assertThat(each.price().add(each.volume()).add(each.mix()).add(each.rules()))
                        .as("seed " + seed + ", run " + i)
                        .isEqualByComparingTo(each.difference());
                assertThat(each.now()).isEqualByComparingTo(cost(now, each.scenario()));
                assertThat(each.then()).isEqualByComparingTo(cost(then, each.scenario()));
            }
        }
    }

    @Test
    void nothingChangedIsNoEffect() {
        List<Costed> lines = lines(new Random(1));
        assertThat(Effects.between(lines, lines)).isNotEmpty().allSatisfy(each -> {
            assertThat(each.difference()).isZero();
            assertThat(List.of(each.price(), each.volume(), each.mix(), each.rules()))
                    .containsOnly(BigDecimal.ZERO);
        });
    }

    @Test
    void aPriceAloneIsAPriceEffectOfTheOldQuantity() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "0.5"), line("a", "gpt", "output", "100", "8", "0.5")),
                List.of(line("a", "gpt", "input", "1000", "3", "0.5"), line("a", "gpt", "output", "100", "8", "0.5")));
        assertEffect(effect, "500", "0", "0", "0");
    }

    @Test
    void twiceOfEverythingIsVolume() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "0.5"), line("b", "mini", "input", "100", "8", "1")),
                List.of(line("a", "gpt", "input", "2000", "2", "0.5"), line("b", "mini", "input", "200", "8", "1")));
        assertEffect(effect, "0", "1800", "0", "0");
    }

    @Test
    void quantityThatMovesToACheaperModelIsMix() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "1"), line("b", "mini", "input", "1000", "1", "1")),
                List.of(line("a", "gpt", "input", "500", "2", "1"), line("b", "mini", "input", "1500", "1", "1")));
        assertEffect(effect, "0", "0", "-500", "0");
    }

    @Test
    void anotherModelForTheSameUsageIsMixToo() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "1")),
                List.of(line("a", "mini", "input", "1000", "1", "1")));
        assertEffect(effect, "0", "0", "-1000", "0");
    }

    @Test
    void anotherFactorIsARuleEffect() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "0.5")),
                List.of(line("a", "gpt", "input", "1000", "2", "0.6")));
        assertEffect(effect, "0", "0", "0", "200");
    }

    @Test
    void aLineThatAppearsForTheSameUsageIsARuleEffect() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "1")),
                List.of(line("a", "gpt", "input", "1000", "2", "1"), line("a", "gpt", "reasoning", "10", "8", "1")));
        assertEffect(effect, "0", "0", "0", "80");
    }

    @Test
    void aNewUsageIsVolumeAndMix() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "2", "1")),
                List.of(line("a", "gpt", "input", "1000", "2", "1"), line("b", "mini", "input", "1000", "1", "1")));
        assertEffect(effect, "0", "2000", "-1000", "0");
    }

    @Test
    void creditsAreRules() {
        Costed credit =
                new Costed("s", "", "", "credit", "", "", "", BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("-30"));
        Costed line = line("a", "gpt", "input", "1000", "2", "1");
        assertEffect(only(List.of(line, credit), List.of(line)), "0", "0", "0", "30");
    }

    @Test
    void aPriceWhereThereWasNoneIsAPriceEffect() {
        Effect effect = only(
                List.of(line("a", "gpt", "input", "1000", "0", "1")),
                List.of(line("a", "gpt", "input", "1000", "3", "0.5")));
        assertEffect(effect, "1500", "0", "0", "0");
    }

    private static void assertEffect(Effect effect, String price, String volume, String mix, String rules) {
        assertThat(effect.price()).as("price").isCloseTo(new BigDecimal(price), within());
        assertThat(effect.volume()).as("volume").isCloseTo(new BigDecimal(volume), within());
        assertThat(effect.mix()).as("mix").isCloseTo(new BigDecimal(mix), within());
        assertThat(effect.rules()).as("rules").isCloseTo(new BigDecimal(rules), within());
    }

    private static Offset<BigDecimal> within() {
        return Offset.offset(NOTHING);
    }

    private static Effect only(List<Costed> then, List<Costed> now) {
        List<Effect> effects = Effects.between(then, now);
        assertThat(effects).hasSize(1);
        return effects.get(0);
    }

    private static Costed line(String usage, String model, String meter, String quantity, String price, String factor) {
        BigDecimal counted = new BigDecimal(quantity);
        BigDecimal each = new BigDecimal(price);
        return new Costed(
                "s",
                usage,
                model,
                meter,
                meter + " tokens",
                "",
                "token",
                counted,
                each,
                counted.multiply(each).multiply(new BigDecimal(factor)));
    }

    private static BigDecimal cost(List<Costed> lines, String scenario) {
        return lines.stream()
                .filter(each -> each.scenario().equals(scenario))
                .map(Costed::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Costed> lines(Random random) {
        List<Costed> lines = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            lines.add(random(random));
        }
        return lines;
    }

    private static Costed random(Random random) {
        BigDecimal quantity = number(random);
        BigDecimal price = number(random);
        BigDecimal factor = number(random);
        return new Costed(
                "s" + random.nextInt(2),
                "u" + random.nextInt(3),
                "m" + random.nextInt(2),
                random.nextBoolean() ? "input" : "output",
                "p",
                "",
                random.nextInt(5) == 0 ? "hour" : "token",
                quantity,
                price,
                random.nextInt(6) == 0
                        ? number(random).negate()
                        : quantity.multiply(price).multiply(factor));
    }

    private static BigDecimal number(Random random) {
        return random.nextInt(6) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(9));
    }

    /** Some lines stay, some go, some change in one way or another, some are new. */
    private static List<Costed> changed(List<Costed> then, Random random) {
        List<Costed> now = new ArrayList<>();
        for (Costed each : then) {
            Costed other = random(random);
            switch (random.nextInt(5)) {
                case 0 -> now.add(each);
                case 1 -> now.add(with(each, other.quantity(), each.unitPrice(), each.cost()));
                case 2 -> now.add(with(each, each.quantity(), other.unitPrice(), other.cost()));
                case 3 -> now.add(with(each, other.quantity(), other.unitPrice(), other.cost()));
                default -> now.add(other);
            }
        }
        return now;
    }

    private static Costed with(Costed line, BigDecimal quantity, BigDecimal price, BigDecimal cost) {
        return new Costed(
                line.scenario(),
                line.usageId(),
                line.model(),
                line.meter(),
                line.part(),
                line.when(),
                line.unit(),
                quantity,
                price,
                cost);
    }
}
