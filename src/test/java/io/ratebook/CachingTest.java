package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Header;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules about caches, service tiers and overheads, with prices that a pencil can follow. */
class CachingTest {
    private static final String SONNET = "claude-sonnet-4";
    private static final Origin HERE = new Origin.ByDefault("made up");
    private static final Location AT = Location.ofCell("made-up.xlsx", "Usage", 2, 1);

    private static Rulebook rulebook;

    @BeforeAll
    static void load() {
        rulebook = RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();
    }

    @AfterAll
    static void close() {
        rulebook.close();
    }

    /** 10,000 calls share 80,000 tokens; input is 5 a million, a write 6.25, a read 0.5. One call misses. */
    @ParameterizedTest
    @CsvSource({
        // 80,000 x 6.25 x 0.5 + 9,999 x 80,000 x 0.5 x 0.5: every meter is halved
        "anthropic, claude-opus-4-5, 200.23",
        // 80,000 x 5 x 0.5 + 9,999 x 80,000 x 0.5 x 0.5: writing is free, every meter is halved
        "google, gemini-2.5-pro, 200.18",
        // 80,000 x 5 x 0.5 + 9,999 x 80,000 x 0.5: the cached price wins
        "vertex, gemini-2.5-pro, 400.16",
        // 10,000 x 80,000 x 5 x 0.5: batch knows no cached price
        "openai, gpt-4o, 2000",
        // as Gemini: 80,000 are whole steps of 128
        "openai, gpt-5.1, 200.18",
        // 80,000 x 6.25 x 0.5 + 9,999 x 80,000 x 0.5 x 0.5: writing costs more from here on
        "openai, gpt-5.6, 200.23",
    })
    void batchBesideCachingCostsWhatEachVendorBills(String provider, String model, String total) {
        CaseCharges charges = rate(
                usage(provider, model, "batch", "automatic", 10_000, 80_000).build());
        assertThat(total(charges)).isEqualByComparingTo(total);
        assertThat(charges.findings()).isEmpty();
    }

    @Test
    void cachedTokensThatAreKnownCountAsInputWhereBatchHasNoCachedPrice() {
        Usage.Builder usage = usage("openai", "gpt-4o", "batch", "none", 1, 0)
                .number(UsageField.CACHED_INPUT_TOKENS, new BigDecimal(1_000_000), HERE);
        assertThat(total(rate(usage.build()))).isEqualByComparingTo("2.5");
    }

    @Test
    void searchesOfBatchRequestsCostTheFullPriceAndSayWhy() {
        Usage.Builder usage = usage("anthropic", SONNET, "batch", "none", 1_000, 0)
                .number(UsageField.WEB_SEARCHES, BigDecimal.ONE, HERE);
        CaseCharges charges = rate(usage.build());
        assertThat(total(charges)).isEqualByComparingTo("10");
        assertThat(charges.charges().get(1).factors())
                .extracting(Decision.Factor::words)
                .containsExactly("times 1: no price of searches is known for this service tier: the full price");
    }

    @ParameterizedTest
    @CsvSource({
        // calls, gap, a minute, hit rate, hits, misses
        "1000,    ,   ,     , 999, 1",
        "1,       ,   ,     , 0,   1",
        "0,       ,   ,     , 0,   0",
        "1000,   5,   ,     , 999, 1",
        "1000, 5.1,   ,     , 0,   1000",
        "1000,    , 15,     , 999, 1",
        "1000,    , 16,     , 998, 2",
        "1000,    , 31,     , 997, 3",
        "2,       , 60,     , 0,   2",
        "1000,    ,   , 0.9 , 900, 100",
        "1000,    ,   , 1   , 999, 1",
        "1000,    ,   , 0   , 0,   1000",
        "1000,    , 60, 0.9999, 996, 4",
        "1000,  10, 60, 0.9 , 0,   1000",
        "3,       ,   , 0.5 , 1.5, 1.5",
    })
    void hitsAndMissesFollowFromTheCalls(
            int calls, String gap, String aMinute, String hitRate, BigDecimal hits, BigDecimal misses) {
        Usage.Builder usage = usage("openai", "gpt-5.1", "standard", "automatic", calls, 1_280);
        number(usage, UsageField.MINUTES_BETWEEN_CALLS, gap);
        number(usage, UsageField.CALLS_A_MINUTE, aMinute);
        number(usage, UsageField.HIT_RATE, hitRate);
        CaseCharges charges = rate(usage.build());
        BigDecimal tokens = new BigDecimal(1_280);
        assertThat(counted(charges, "cached input", "prefix tokens in steps, hits"))
                .isEqualByComparingTo(hits.multiply(tokens));
        assertThat(counted(charges, "input", "prefix tokens, misses")).isEqualByComparingTo(misses.multiply(tokens));
    }

    @Test
    void hitsAndMissesAreAllCallsAndMoreHitsNeverCostMore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int calls = 1 + random.nextInt(500);
            BigDecimal prefix = BigDecimal.valueOf(1_024 + random.nextInt(5_000));
            BigDecimal rate = BigDecimal.valueOf(random.nextInt(101), 2);
            Usage.Builder less = usage("anthropic", SONNET, "standard", "automatic", calls, 0)
                    .number(UsageField.PREFIX_TOKENS, prefix, HERE)
                    .number(UsageField.HIT_RATE, rate, HERE);
            CaseCharges some = rate(less.build());
            CaseCharges most =
                    rate(less.number(UsageField.HIT_RATE, BigDecimal.ONE, HERE).build());
            BigDecimal all = counted(some, "cached input", "prefix tokens, hits")
                    .add(counted(some, "cache write", "prefix tokens, misses"));
            assertThat(all).as("seed %d", seed).isEqualByComparingTo(prefix.multiply(BigDecimal.valueOf(calls)));
            assertThat(total(most)).as("seed %d", seed).isLessThanOrEqualTo(total(some));
        }
    }

    @Test
    void everyRepeatAndMonthMissesOnce() {
        Usage.Builder usage = usage("anthropic", SONNET, "standard", "automatic", 100, 2_000)
                .number(UsageField.REPEAT, new BigDecimal(3), HERE)
                .number(UsageField.MONTHS, new BigDecimal(12), HERE)
                .period(Period.MONTHLY);
        assertThat(counted(rate(usage.build()), "cache write", "prefix tokens, misses"))
                .isEqualByComparingTo("72000");
    }

    @Test
    void hitRateThatCannotBeIsLoweredAndTold() {
        Usage.Builder usage = usage("openai", "gpt-5.1", "standard", "automatic", 10, 1_280)
                .number(UsageField.HIT_RATE, new BigDecimal("0.95"), HERE);
        assertThat(told(rate(usage.build())))
                .containsExactly("WARNING RB-CACHE-HITS (Hit rate) is more than can be: of 10 calls at least 1 misses"
                        + " and fills the cache, so that 9 hit; that is what is counted"
                        + " | write 0.9, or leave it blank for as many as can");
    }

    /** 100 calls of 2,000 tokens: written each time 200,000 x 6.25, otherwise 200,000 x 5. */
    @Test
    void callsFurtherApartThanTheCacheLivesPayForWritingInVain() {
        Usage.Builder usage = usage("anthropic", SONNET, "standard", "automatic", 100, 2_000)
                .number(UsageField.MINUTES_BETWEEN_CALLS, BigDecimal.TEN, HERE);
        CaseCharges charges = rate(usage.build());
        assertThat(total(charges)).isEqualByComparingTo("1.25");
        assertThat(told(charges))
                .containsExactly(
                        "WARNING RB-CACHE-GAP (Minutes between calls) the cache keeps a prefix for 5 minutes after a"
                                + " call, so that every call misses it | let the calls follow each other sooner, or use a"
                                + " cache that lives longer",
                        "WARNING RB-CACHE-COST (Caching) costs more than it saves: the prefix costs 1.25 USD with 0 hits"
                                + " of 100 calls, and 1 USD without; a write pays from 1 read on | write none");
    }

    @Test
    void sameCallsHitTheCacheOfAnHour() {
        Usage.Builder usage = usage("anthropic", SONNET, "standard", "explicit 1h", 100, 2_000)
                .number(UsageField.MINUTES_BETWEEN_CALLS, BigDecimal.TEN, HERE);
        CaseCharges charges = rate(usage.build());
        // 2,000 x 10 + 99 x 2,000 x 0.5
        assertThat(total(charges)).isEqualByComparingTo("0.119");
        assertThat(charges.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "explicit,    a write pays from 1 read on",
        "explicit 1h, a write pays from 2 reads on",
    })
    void resultTellsHitsMissesAndTheReadsThatAWriteTakes(String caching, String pays) {
        CaseCharges charges = rate(
                usage("anthropic", SONNET, "standard", caching, 10_000, 2_000).build());
        assertThat(charges.charges())
                .filteredOn(each -> each.counted().metered().measure().of() == UsageField.PREFIX_TOKENS)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.decisions())
                        .extracting(Decision::words)
                        .contains("of 10000 calls 9999 hit the cache and 1 misses and writes it; " + pays));
    }

    /** One read after each write of an hour: 2,000 x (10 + 0.5) against 2 x 2,000 x 5. */
    @Test
    void tooFewReadsForTheirWritesAreTold() {
        CaseCharges charges = rate(
                usage("anthropic", SONNET, "standard", "explicit 1h", 2, 2_000).build());
        assertThat(told(charges))
                .containsExactly("WARNING RB-CACHE-COST (Caching) costs more than it saves: the prefix costs 0.021 USD"
                        + " with 1 hits of 2 calls, and 0.02 USD without; a write pays from 2 reads on | write none");
    }

    /** 900 tokens cost 4,500 a call; padded, 1,024 cost 5,120 or 512: at half the hits 2,816, 37.4 percent less. */
    @Test
    void prefixThatIsLittleTooShortIsWorthPadding() {
        Usage.Builder usage = usage("openai", "gpt-5.1", "standard", "automatic", 1_000, 900)
                .number(UsageField.HIT_RATE, new BigDecimal("0.5"), HERE);
        CaseCharges charges = rate(usage.build());
        assertThat(total(charges)).isEqualByComparingTo("4.5");
        assertThat(told(charges))
                .containsExactly(
                        "WARNING RB-CACHE-PREFIX a prefix of 900 tokens is not cached: the provider's minimum is 1024;"
                                + " all of it is billed as input | null",
                        "INFO RB-CACHE-PAD the prefix is 124 tokens short of being cached: padded to 1024 it would cost"
                                + " 2.816 USD instead of 4.5 USD, which saves 1.684 USD | null");
    }

    @Test
    void prefixThatIsFarTooShortIsNot() {
        CaseCharges charges = rate(
                usage("openai", "gpt-5.1", "standard", "automatic", 1_000, 79).build());
        assertThat(charges.findings()).extracting(Finding::code).containsExactly("RB-CACHE-PREFIX");
    }

    /** 100,000 tokens x 5, read 9 times x 0.5, and kept for 6 hours at 1 a million and hour. */
    @Test
    void explicitCacheOfGeminiIsBilledByTheHour() {
        Usage.Builder usage = usage("google", "gemini-2.5-pro", "standard", "explicit", 10, 100_000)
                .number(UsageField.CACHE_HOURS, new BigDecimal(6), HERE);
        CaseCharges charges = rate(usage.build());
        assertThat(counted(charges, "cache storage", "prefix tokens, hours kept"))
                .isEqualByComparingTo("600000");
        assertThat(total(charges)).isEqualByComparingTo("1.55");
        // 0.6 of storage for one write, 0.45 saved by each read
        assertThat(charges.charges().get(1).decisions())
                .extracting(Decision::words)
                .contains("of 10 calls 9 hit the cache and 1 misses and writes it; a write pays from 2 reads on");
    }

    @Test
    void hoursOfKeepingAreNeverZeroByDefault() {
        CaseCharges charges = rate(usage("google", "gemini-2.5-pro", "standard", "explicit", 10, 100_000)
                .build());
        assertThat(charges.findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::code)
                .containsExactly("RB-CACHE-HOURS");
    }

    @Test
    void cachingThatNoRuleKnowsIsTold() {
        Usage.Builder usage = usage("openai", "gpt-5.1", "standard", "explicit 1h", 10, 2_000)
                .number(UsageField.HIT_RATE, new BigDecimal("0.9"), HERE);
        CaseCharges charges = rate(usage.build());
        assertThat(total(charges)).isEqualByComparingTo("0.1");
        assertThat(charges.findings()).extracting(Finding::code).containsExactly("RB-CACHE-NONE", "RB-CACHE-UNUSED");
    }

    /** 1,000 x 5 a million, times 1.05, 2, 0.8 and 1.3. */
    @Test
    void overheadsMultiplyAllThatTheRowCounts() {
        Usage.Builder usage = usage("openai", "gpt-5.1", "standard", "none", 1_000, 0)
                .number(UsageField.INPUT_TOKENS, new BigDecimal(1_000), HERE)
                .number(UsageField.RETRY_SHARE, new BigDecimal("0.05"), HERE)
                .number(UsageField.VALIDATION_LOOPS, BigDecimal.ONE, HERE)
                .number(UsageField.DEDUP_SHARE, new BigDecimal("0.2"), HERE)
                .number(UsageField.BUFFER, new BigDecimal("1.3"), HERE);
        assertThat(total(rate(usage.build()))).isEqualByComparingTo("10.92");
    }

    private static void number(Usage.Builder usage, UsageField field, String text) {
        if (text != null) {
            usage.number(field, new BigDecimal(text.strip()), HERE);
        }
    }

    private static BigDecimal counted(CaseCharges charges, String meter, String words) {
        return charges.charges().stream()
                .map(Charge::counted)
                .filter(each -> each.metered().meter().equals(meter)
                        && each.metered().measure().words().equals(words))
                .map(each -> each.base())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(CaseCharges charges) {
        return Exact.normal(
                charges.charges().stream().map(each -> each.cost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<String> told(CaseCharges charges) {
        return charges.findings().stream()
                .map(each -> each.severity() + " " + each.code() + " " + each.message() + " | " + each.maybe())
                .toList();
    }

    private static Usage.Builder usage(
            String provider, String model, String tier, String caching, int calls, int prefix) {
        return Usage.at(AT)
                .text(Usage.Text.ID, "1")
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, provider)
                .text(Usage.Text.MODEL, model)
                .text(Usage.Text.SERVICE_TIER, tier)
                .text(Usage.Text.CACHING, caching)
                .number(UsageField.CALLS, new BigDecimal(calls), HERE)
                .number(UsageField.PREFIX_TOKENS, new BigDecimal(prefix), HERE)
                .day(LocalDate.of(2026, 11, 22));
    }

    private static CaseCharges rate(Usage usage) {
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
        Request request = new Request(
                header,
                List.of(new Scenario("Plan", "", Map.of(), where)),
                List.of(),
                List.of(usage),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Rater(rulebook, rates()).rate(request, Case.BASE);
    }

    /** The same prices for every provider: input 5 a million, read 0.5, write 6.25 or 10 for an hour, 1 a million and hour. */
    private static List<Rate> rates() {
        List<Rate> rates = new ArrayList<>();
        Stream.of("anthropic", "openai", "google", "vertex").forEach(provider -> {
            rates.add(price(provider, "input", "5", 1_000_000, "token"));
            rates.add(price(provider, "cached input", "0.5", 1_000_000, "token"));
            rates.add(price(provider, "cache write", "6.25", 1_000_000, "token"));
            rates.add(price(provider, "cache write 1h", "10", 1_000_000, "token"));
            rates.add(price(provider, "cache storage", "1", 1_000_000, "token-hour"));
            rates.add(price(provider, "web search", "10", 1_000, "search"));
        });
        return rates;
    }

    private static Rate price(String provider, String meter, String price, int per, String unit) {
        return Rate.of(
                provider,
                "",
                meter,
                "standard",
                "",
                new UnitRate(Money.of(new BigDecimal(price), "USD"), BigDecimal.valueOf(per), new Unit(unit)),
                null,
                null,
                "made up",
                Location.ofLine("made-up.csv", 2));
    }
}
