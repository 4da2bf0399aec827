package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Csv;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a plan is told about prices that change, sums of calls, shared tiers and parts without a price, with the shipped rules. */
class PlanFindingsTest {
    private static final String HEAD =
            "provider,model,meter,price,per,unit,currency,from,to,tier kind,above,scope,hours,source\n";
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);
    private static Rulebook rulebook;

    @BeforeAll
    static void load() {
        rulebook = RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();
    }

    @AfterAll
    static void close() {
        rulebook.close();
    }

    @Test
    void aPriceThatChangesWithinThePlanIsTakenInItsMonthsAndTold() {
        CaseCharges charges = rate(
                "acme,a,input,2,1000000,token,USD,,2027-03-01,,,,,doc\nacme,a,input,3,1000000,token,USD,2027-03-01,,,,,,doc\n",
                monthly("r", 4).build());
        assertThat(total(charges)).isEqualByComparingTo("10");
        assertThat(charges.charges())
                .extracting(each -> each.counted().metered().day() + " x "
                        + each.counted().metered().usage().months())
                .containsExactly("2027-01-01 x 2", "2027-03-01 x 2");
        assertThat(told(charges))
                .containsExactly(
                        "RB-RATE-CHANGE its price of input changes on 2027-03-01, within the plan: from 2 USD per"
                                + " 1000000 token (card.csv:2) to 3 USD per 1000000 token (card.csv:3)");
    }

    @Test
    void aPriceThatChangesWithinAMonthHoldsForThatMonthAndThatIsTold() {
        CaseCharges charges = rate(
                "acme,a,input,2,1000000,token,USD,,2027-02-15,,,,,doc\nacme,a,input,3,1000000,token,USD,2027-02-15,,,,,,doc\n",
                monthly("r", 3).build());
        assertThat(total(charges)).isEqualByComparingTo("7");
        assertThat(told(charges))
                .anySatisfy(each -> assertThat(each)
                        .startsWith("RB-RATE-MIDMONTH the price card.csv:2 changes on 2027-02-15, within the month from"
                                + " 2027-02-01"));
    }

    @Test
    void aPriceThatEndsWithinThePlanWithoutAnotherIsAnErrorThatNamesIt() {
        CaseCharges charges = rate(
                "acme,a,input,2,1000000,token,USD,,2027-03-01,,,,,doc\n",
                monthly("r", 4).build());
        assertThat(charges.findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .isEqualTo("no price holds for acme/a/input on 2027-03-01; nearest: card.csv:2 (holds until"
                                + " 2027-03-01)"));
    }

    @Test
    void totalsOfCallsOnALongContextPriceAreToldWithBothAnswers() {
        Usage totals = usage("r")
                .number(UsageField.CALLS, new BigDecimal(10), by())
                .number(UsageField.INPUT_TOKENS, new BigDecimal(2_500_000), by())
                .tokenCounts(TokenCounts.TOTAL)
                .build();
        String card =
                "acme,a,input,2,1000000,token,USD,,,cliff,,,,doc\nacme,a,input,4,1000000,token,USD,,,cliff,200000,,,doc\n";
        assertThat(told(rate(card, totals)))
                .containsExactly(
                        "RB-TIER-SUM its token counts are totals of 10 calls, and the size of each call chooses the"
                                + " price: by their mean of 250000 prompt tokens it is 10 USD; were every call short 5 USD, were every"
                                + " call long 10 USD");
        Usage one = usage("r")
                .number(UsageField.INPUT_TOKENS, new BigDecimal(2_500_000), by())
                .build();
        assertThat(told(rate(card, one)))
                .containsExactly(
                        "RB-TIER-SUM is priced as one call of 2500000 prompt tokens, over 200000: 10 USD; if it sums"
                                + " shorter calls, they cost 5 USD");
    }

    @Test
    void multiplesOfARuleAreToldWithBothAnswersToo() {
        Usage one = Usage.at(Location.ofCell("plan.xlsx", "Usage", 2, 1))
                .text(Usage.Text.ID, "r")
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, "openai")
                .text(Usage.Text.MODEL, "gpt-5.4")
                .day(JANUARY)
                .number(UsageField.INPUT_TOKENS, new BigDecimal(300_000), by())
                .number(UsageField.OUTPUT_TOKENS, new BigDecimal(100_000), by())
                .build();
        CaseCharges charges = rate(
                "openai,gpt-5.4,input,2.5,1000000,token,USD,,,,,,,doc\nopenai,gpt-5.4,output,15,1000000,token,USD,,,,,,,doc\n",
                one);
        assertThat(total(charges)).isEqualByComparingTo("3.75");
        assertThat(told(charges))
                .containsExactly(
                        "RB-TIER-SUM is priced as one call of 300000 prompt tokens, over 272000: 3.75 USD; if it sums"
                                + " shorter calls, they cost 2.25 USD");
    }

    @Test
    void rowsThatShareATieredPriceEachBeginWithTheFirstBandAndThatIsTold() {
        String card =
                "acme,a,input,2,1,token,USD,,,graduated,,,,doc\nacme,a,input,1,1,token,USD,,,graduated,10,,,doc\n";
        Usage first = usage("one")
                .number(UsageField.INPUT_TOKENS, new BigDecimal(15), by())
                .build();
        Usage second = usage("two")
                .number(UsageField.INPUT_TOKENS, new BigDecimal(15), by())
                .build();
        CaseCharges charges = rate(card, first, second);
        assertThat(total(charges)).isEqualByComparingTo("50");
        assertThat(told(charges))
                .singleElement()
                .satisfies(
                        each -> assertThat(each).startsWith("RB-TIER-ROWS has the tiered price card.csv:2, as A2 has"));
    }

    @Test
    void aPartWithoutAPriceIsBilledAsItsWholeAndThatIsTold() {
        Usage cached = usage("r")
                .number(UsageField.INPUT_TOKENS, new BigDecimal(1_000_000), by())
                .number(UsageField.CACHED_INPUT_TOKENS, new BigDecimal(400_000), by())
                .counts(TokenParts.WHOLE, TokenParts.REST)
                .build();
        CaseCharges charges = rate("acme,a,input,2,1000000,token,USD,,,,,,,doc\n", cached);
        assertThat(total(charges)).isEqualByComparingTo("2");
        assertThat(told(charges))
                .containsExactly(
                        "RB-RATE-WIDER the cached input of acme/a has no price of its own and is billed as input"
                                + " (card.csv:2)");
    }

    @Test
    void partsThatExceedTheirWholeNameBothCells() {
        Usage wrong = usage("r")
                .number(
                        UsageField.INPUT_TOKENS,
                        BigDecimal.ONE,
                        new Origin.InCell(Location.ofCell("plan.xlsx", "Usage", 2, 5)))
                .number(
                        UsageField.CACHE_WRITE_TOKENS,
                        new BigDecimal(2),
                        new Origin.InCell(Location.ofCell("plan.xlsx", "Usage", 2, 6)))
                .counts(TokenParts.WHOLE, TokenParts.REST)
                .build();
        assertThat(rate("acme,a,input,1,1,token,USD,,,,,,,doc\nacme,a,cache write,1,1,token,USD,,,,,,,doc\n", wrong)
                        .findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .hasToString(
                        "ERROR   plan.xlsx › Usage!E2: (Input tokens) 1 is less than its parts together: Cache write"
                                + " tokens 2 (F2) [RB-USAGE-PARTS]\n"
                                + "        Maybe write the whole, or say \"rest\" in the column Input counts.");
    }

    @Test
    void hoursThatLiePartlyInAnotherPriceAreRefused() {
        String card = "acme,a,input,2,1,token,USD,,,,,,,doc\nacme,a,input,1,1,token,USD,,,,,,16:30-00:30,doc\n";
        Usage partly = usage("r")
                .number(UsageField.INPUT_TOKENS, BigDecimal.ONE, by())
                .hours(Hours.parse("16:00-18:00", "", ""))
                .build();
        assertThat(rate(card, partly).findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::message)
                .containsExactly("(Hours) 16:00-18:00 UTC lies partly inside 16:30-00:30 UTC, when another price holds"
                        + " (card.csv:3)");
    }

    private static Usage.Builder monthly(String id, int months) {
        return usage(id)
                .period(Period.MONTHLY)
                .number(UsageField.MONTHS, BigDecimal.valueOf(months), by())
                .number(UsageField.INPUT_TOKENS, new BigDecimal(1_000_000), by())
                .number(UsageField.CALLS, BigDecimal.ONE, by());
    }

    private static Usage.Builder usage(String id) {
        return Usage.at(Location.ofCell("plan.xlsx", "Usage", 2, 1))
                .text(Usage.Text.ID, id)
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, "acme")
                .text(Usage.Text.MODEL, "a")
                .day(JANUARY);
    }

    private static Origin by() {
        return new Origin.ByDefault("made up");
    }

    private static BigDecimal total(CaseCharges charges) {
        return charges.charges().stream().map(each -> each.cost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> told(CaseCharges charges) {
        return charges.findings().stream()
                .map(each -> each.code() + " " + each.message())
                .distinct()
                .toList();
    }

    private static CaseCharges rate(String rows, Usage... usages) {
        RateCard card = Csv.read("card.csv", HEAD + rows)
                .then(grid -> RateCard.read(List.of(grid)))
                .value();
        Header header = new Header(
                "",
                "",
                JANUARY,
                Currency.getInstance("USD"),
                Percent.NONE,
                null,
                Rounding.CENTS,
                List.of(),
                List.of(),
                null);
        Request request = new Request(
                header,
                List.of(new Scenario("Plan", "", Map.of(), Location.ofSheet("plan.xlsx", "Scenarios"))),
                List.of(),
                List.of(usages),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Rater(rulebook, card.rates()).rate(request, Case.BASE);
    }
}
