package io.ratebook.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Quantity;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.TierPrice;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiersTest {
    private static final RuleRef RULE =
            new RuleRef("TST-010", "bands", "", "", Stage.PRICE, Location.ofLine("tiers.drl", 1));
    private static final Metered SOME = new Metered(
            Usage.at(Location.ofCell("a.xlsx", "Usage", 2, 1)).build(),
            "input",
            Measure.of(UsageField.INPUT_TOKENS, Measure.Calls.EVERY),
            new Quantity(BigDecimal.ONE, Unit.TOKEN));

    /** The published cases of a billing engine: 100 flat up to 5, 50 flat up to 10, 10 each up to 15, then 5 each. */
    @ParameterizedTest
    @CsvSource({"0, 100", "5, 100", "7, 150", "22, 235"})
    void graduatedBandsAddTheFlatFeeOfEachBandEntered(BigDecimal quantity, BigDecimal total) {
        Tiers tiers = Tiers.of(List.of(
                band(TierKind.GRADUATED, "0", "5", "0", "100"),
                band(TierKind.GRADUATED, "5", "10", "0", "50"),
                band(TierKind.GRADUATED, "10", "15", "10", "0"),
                band(TierKind.GRADUATED, "15", null, "5", "0")));
        assertThat(total(tiers, quantity)).isEqualByComparingTo(total);
    }

    @ParameterizedTest
    @CsvSource({"3, 100", "14, 140", "16, 80"})
    void volumeTierPricesWholeQuantityAtTheTierReached(BigDecimal quantity, BigDecimal total) {
        Tiers tiers = Tiers.of(List.of(
                band(TierKind.VOLUME, "0", "5", "0", "100"),
                band(TierKind.VOLUME, "5", "10", "0", "150"),
                band(TierKind.VOLUME, "10", "15", "10", "0"),
                band(TierKind.VOLUME, "15", null, "5", "0")));
        assertThat(total(tiers, quantity)).isEqualByComparingTo(total);
    }

    @Test
    void packagesAreWhole() {
        Decision.Tier ten = tier(
                new TierBand(
                        TierKind.PACKAGE,
                        TierMeasure.PROMPT_TOKENS,
                        TierScope.PERIOD,
                        BigDecimal.ZERO,
                        false,
                        null,
                        BigDecimal.ZERO,
                        BigDecimal.TEN),
                "1.5");
        assertThat(total(Tiers.of(List.of(ten)), new BigDecimal(11))).isEqualByComparingTo("30");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 6, no band holds from 5 to 6",
        "0, 5, 4, two bands overlap from 4",
        "1, 5, 5, no band begins at 0"
    })
    void bandsThatDontTouchAreNoPrice(String first, String end, String second, String problem) {
        Tiers tiers = Tiers.of(List.of(
                band(TierKind.GRADUATED, first, end, "1", "0"), band(TierKind.GRADUATED, second, null, "1", "0")));
        assertThat(tiers.problem()).contains(problem);
    }

    @Test
    void withoutBandsThereIsNoPrice() {
        assertThat(Tiers.of(List.of()).problem()).contains("there is no band");
    }

    @Test
    void bandsThatDontBelongTogetherAreNoPrice() {
        Decision.Tier first = band(TierKind.GRADUATED, "0", "5", "1", "0");
        assertThat(Tiers.of(List.of(first, band(TierKind.VOLUME, "5", null, "1", "0")))
                        .problem())
                .contains("the bands are of different kinds");
        TierBand month = TierBand.of(TierKind.GRADUATED, TierScope.MONTH, new BigDecimal("5"), false);
        assertThat(Tiers.of(List.of(first, tier(month, "1"))).problem())
                .contains("the bands differ in boundary or scope");
        TierBand inclusive = TierBand.of(TierKind.GRADUATED, TierScope.PERIOD, new BigDecimal("5"), true);
        assertThat(Tiers.of(List.of(first, tier(inclusive, "1"))).problem())
                .contains("the bands differ in boundary or scope");
        assertThat(Tiers.of(List.of(first, band(TierKind.GRADUATED, "5", "9", "1", "0")))
                        .problem())
                .contains("no band holds from 9 on");
        Decision.Tier endless = band(TierKind.GRADUATED, "0", null, "1", "0");
        assertThat(Tiers.of(List.of(endless, endless)).problem()).contains("two bands overlap from 0");
    }

    @Test
    void bandsAreInTheirOrderAndEndWhereTheNextBegins() {
        Tiers tiers = Tiers.of(
                List.of(band(TierKind.GRADUATED, "5", null, "1", "0"), band(TierKind.GRADUATED, "0", null, "2", "0")));
        assertThat(tiers.bands())
                .extracting(each -> each.band().above())
                .containsExactly(BigDecimal.ZERO, new BigDecimal("5"));
        assertThat(tiers.bands().get(0).band().upTo()).isEqualTo(new BigDecimal("5"));
        assertThat(tiers.bands().get(1).band().upTo()).isNull();
    }

    @Test
    void whatNeverHappensReachesNoBand() {
        Tiers tiers = Tiers.of(List.of(
                tier(TierBand.of(TierKind.GRADUATED, TierScope.MONTH, BigDecimal.ZERO, false), "1"),
                tier(TierBand.of(TierKind.GRADUATED, TierScope.MONTH, BigDecimal.TEN, false), "1")));
        Tiers.Times never = new Tiers.Times(BigDecimal.ONE, BigDecimal.ZERO);
        assertThat(tiers.partsOf(BigDecimal.TEN, never)).hasSize(2).allSatisfy(part -> {
            assertThat(part.quantity()).isZero();
            assertThat(part.fees()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, 4", "MONTH, 3", "PERIOD, 1"})
    void aScopeHappensAsOftenAsItsKind(TierScope scope, BigDecimal often) {
        assertThat(new Tiers.Times(new BigDecimal("4"), new BigDecimal("3")).of(scope))
                .isEqualByComparingTo(often);
    }

    @ParameterizedTest
    @CsvSource({"0, 7, 0", "7, 7, 7", "7.01, 7, 14", "-1, 7, 0", "0.3, 0.25, 0.5"})
    void roundingUpIsToTheNextMultiple(BigDecimal quantity, BigDecimal size, BigDecimal up) {
        assertThat(Tiers.roundedUp(quantity, size)).isEqualByComparingTo(up);
    }

    @Test
    void graduatedPartsAddUpToTheQuantityWhateverTheBands() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Tiers tiers = Tiers.of(randomBands(random));
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
            BigDecimal sum = tiers.partsOf(quantity, Tiers.Times.ONCE).stream()
                    .map(Tiers.Part::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(tiers.problem()).as("seed %d", seed).isEmpty();
            assertThat(sum).as("seed %d, quantity %s", seed, quantity).isEqualByComparingTo(quantity);
        }
    }

    private static List<Decision.Tier> randomBands(Random random) {
        List<Decision.Tier> bands = new ArrayList<>();
        int from = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            int upTo = from + 1 + random.nextInt(200_000);
            bands.add(band(TierKind.GRADUATED, "" + from, "" + upTo, "" + random.nextInt(9), "0"));
            from = upTo;
        }
        bands.add(band(TierKind.GRADUATED, "" + from, null, "1", "0"));
        return bands;
    }

    private static BigDecimal total(Tiers tiers, BigDecimal quantity) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Tiers.Part part : tiers.partsOf(quantity, Tiers.Times.ONCE)) {
            BigDecimal price = part.band().price().of(BigDecimal.ONE);
            sum = sum.add(price.multiply(part.quantity()))
                    .add(part.band().band().flat().multiply(part.fees()));
        }
        return sum;
    }

    private static Decision.Tier band(TierKind kind, String from, @Nullable String upTo, String price, String flat) {
        TierBand band = new TierBand(
                kind,
                TierMeasure.PROMPT_TOKENS,
                TierScope.PERIOD,
                new BigDecimal(from),
                false,
                upTo == null ? null : new BigDecimal(upTo),
                new BigDecimal(flat),
                BigDecimal.ONE);
        return tier(band, price);
    }

    private static Decision.Tier tier(TierBand band, String price) {
        return new Decision.Tier(SOME, band, new TierPrice.Amount(new BigDecimal(price)), null, "band", RULE);
    }
}
