package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Header;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rated;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds of every rating, with the shipped rules and rate cards and random usages. */
class RatingPropertiesTest {
    private static final Path RULES = Path.of("rules");
    private static final Origin HERE = new Origin.ByDefault("made up");

    private static RateCard card = new RateCard(List.of());
    private static Rulebook rulebook;

    @BeforeAll
    static void load() {
        RulesFolder folder = RulesFolder.of(RULES);
        card = folder.rateCard().value();
        rulebook = folder.rulebook().value().orElseThrow();
    }

    @AfterAll
    static void close() {
        rulebook.close();
    }

    @Test
    void shufflingFactsChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Usage> usages = usages(random, 60);
        Map<String, BigDecimal> straight = costs(usages, card.rates());
        for (int run = 0; run < 5; run++) {
            List<Usage> shuffled = new ArrayList<>(usages);
            List<Rate> rates = new ArrayList<>(card.rates());
            Collections.shuffle(shuffled, random);
            Collections.shuffle(rates, random);
            assertThat(costs(shuffled, rates)).as("seed %d", seed).isEqualTo(straight);
        }
    }

    @Test
    void scalingUsageScalesUntieredCost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BigDecimal factor = BigDecimal.valueOf(2 + random.nextInt(50));
        List<Usage> usages = usages(random, 60);
        Map<String, BigDecimal> once = costs(usages, card.rates());
        Map<String, BigDecimal> often = costs(
                usages.stream()
                        .map(each -> with(each, UsageField.REPEAT, factor))
                        .toList(),
                card.rates());
        once.replaceAll((key, cost) -> io.ratebook.amount.Exact.normal(cost.multiply(factor)));
        assertThat(often).as("seed %d, factor %s", seed, factor).isEqualTo(once);
    }

    @Test
    void longContextCliffHoldsForTheWholeRequestFromTheFirstTokenOver() {
        UnaryOperator<String> cost = tokens -> total(List.of(usage("1", "anthropic", "claude-sonnet-4", "standard")
                        .number(UsageField.INPUT_TOKENS, new BigDecimal(tokens), HERE)
                        .build()))
                .toPlainString();
        assertThat(cost.apply("199999")).isEqualTo("0.599997");
        assertThat(cost.apply("200000")).isEqualTo("0.6");
        assertThat(cost.apply("200001")).isEqualTo("1.200006");
    }

    @Test
    void batchCostsHalfOfStandardForEveryMeter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BigDecimal tokens = BigDecimal.valueOf(random.nextInt(1_000_000));
        Usage.Builder standard = usage("1", "openai", "gpt-5.1", "standard");
        Usage.Builder batch = usage("1", "openai", "gpt-5.1", "batch");
        for (Usage.Builder each : List.of(standard, batch)) {
            each.number(UsageField.INPUT_TOKENS, tokens, HERE).number(UsageField.OUTPUT_TOKENS, tokens, HERE);
        }
        assertThat(total(List.of(batch.build())).add(total(List.of(batch.build()))))
                .as("seed %d", seed)
                .isEqualByComparingTo(total(List.of(standard.build())));
    }

    @Test
    void factorOnThePriceHoldsOnceForEachPartOfAMeter() {
        Usage.Builder usage = usage("1", "openai", "gpt-5.1", "batch")
                .number(UsageField.CALLS, new BigDecimal(1000), HERE)
                .number(UsageField.PREFIX_TOKENS, new BigDecimal(500), HERE)
                .number(UsageField.INPUT_TOKENS, new BigDecimal(80), HERE)
                .number(UsageField.OUTPUT_TOKENS, new BigDecimal(100), HERE);
        assertThat(total(List.of(usage.build()))).isEqualByComparingTo("0.8625");
    }

    @Test
    void requestThatIsTheSameInEveryCaseCostsWhatItCostsInEach() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Rater rater = new Rater(rulebook, card.rates());
        Request ranged = request(usages(random, 20));
        // how many tokens a model thinks is a range, which only some rows ask for
        Request fixed = request(ranged.usages().stream()
                .filter(each -> each.reasoningEffort().isEmpty())
                .toList());
        for (Request each : List.of(ranged, fixed)) {
            Rated rated = rater.rate(each, each, each);
            for (Case which : Case.values()) {
                assertThat(costs(rated.at(which)))
                        .as("seed %d, %s", seed, which)
                        .isEqualTo(costs(rater.rate(each, which)));
            }
        }
        Rated rated = rater.rate(fixed, fixed, fixed);
        assertThat(rated.low()).isSameAs(rated.base()).isSameAs(rated.high());
        Request low = request(List.of(usage("1", "openai", "gpt-4o", "standard")
                .number(UsageField.INPUT_TOKENS, BigDecimal.ONE, HERE)
                .build()));
        assertThat(costs(rater.rate(low, fixed, fixed).low())).isEqualTo(costs(rater.rate(low, Case.LOW)));
    }

    /** Costs by charge: text tokens of models that the cards price for input and output, without caching or tiers. */
    private static Map<String, BigDecimal> costs(List<Usage> usages, List<Rate> rates) {
        return costs(rate(usages, rates));
    }

    private static Map<String, BigDecimal> costs(CaseCharges charges) {
        assertThat(charges.findings()).filteredOn(Finding::isError).isEmpty();
        Map<String, BigDecimal> costs = new TreeMap<>();
        for (Charge each : charges.charges()) {
            costs.put(each.key(), each.cost().amount());
        }
        return costs;
    }

    private static BigDecimal total(List<Usage> usages) {
        return costs(usages, card.rates()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static CaseCharges rate(List<Usage> usages, List<Rate> rates) {
        return new Rater(rulebook, rates).rate(request(usages), Case.BASE);
    }

    private static Request request(List<Usage> usages) {
        Location where = Location.ofSheet("made-up.xlsx", "Request");
        Header header = new Header(
                "",
                "",
                LocalDate.of(2026, 11, 22),
                Currency.getInstance("USD"),
                Percent.NONE,
                null,
                Rounding.CENTS,
                List.of(),
                List.of(),
                null);
        return new Request(
                header,
                List.of(new Scenario("Plan", "", Map.of(), where)),
                List.of(),
                usages,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Usage> usages(Random random, int count) {
        List<String> models = List.of("gpt-mini", "gpt-5.1", "gpt-4o", "gpt-4o-mini");
        List<Usage> usages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String tier = random.nextBoolean() ? "batch" : "standard";
            usages.add(usage("row " + i, "openai", models.get(random.nextInt(models.size())), tier)
                    .text(
                            Usage.Text.REASONING_EFFORT,
                            List.of("", "none", "low", "medium").get(random.nextInt(4)))
                    .number(UsageField.CALLS, BigDecimal.valueOf(random.nextInt(100_000)), HERE)
                    .number(UsageField.INPUT_TOKENS, BigDecimal.valueOf(random.nextInt(90_000), 1), HERE)
                    .number(UsageField.OUTPUT_TOKENS, BigDecimal.valueOf(random.nextInt(90_000)), HERE)
                    .build());
        }
        return usages;
    }

    private static Usage.Builder usage(String id, String provider, String model, String tier) {
        return Usage.at(Location.ofCell("made-up.xlsx", "Usage", 2, 1))
                .text(Usage.Text.ID, id)
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, provider)
                .text(Usage.Text.MODEL, model)
                .text(Usage.Text.SERVICE_TIER, tier)
                .day(LocalDate.of(2026, 11, 22));
    }

    private static Usage with(Usage usage, UsageField field, BigDecimal value) {
        Usage.Builder copy = usage(usage.id(), usage.provider(), usage.model(), usage.serviceTier())
                .text(Usage.Text.REASONING_EFFORT, usage.reasoningEffort());
        for (UsageField each : UsageField.values()) {
            BigDecimal number = usage.number(each);
            if (number != null) {
                copy.number(each, number, HERE);
            }
        }
        return copy.number(field, value, HERE).build();
    }
}
