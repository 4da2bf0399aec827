package io.ratebook.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.ss.formula.functions.Irr;
import org.junit.jupiter.api.Test;

class CashFlowsTest {
    private static List<BigDecimal> flows(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    @Test
    void theFirstFlowIsOfTodayAndTheOthersAMonthApart() {
        // 1.21 a year is 1.21^(1/12) a month: after twelve months exactly 1.21
        List<BigDecimal> flows = flows("-100", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "121");
        assertThat(CashFlows.presentValue(flows, new BigDecimal("0.21"))).isCloseTo(BigDecimal.ZERO, within(tiny()));
        assertThat(CashFlows.presentValue(flows, BigDecimal.ZERO)).isEqualByComparingTo("21");
    }

    @Test
    void theInternalRateMakesTheFlowsWorthNothing() {
        assertThat(CashFlows.internalRate(flows("-100", "110")))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.1"));
        assertThat(CashFlows.internalRate(flows("-1000", "400", "400", "400")))
                .hasValueSatisfying(rate -> assertThat(rate)
                        .isCloseTo(new BigDecimal("0.0970102574"), within(new BigDecimal("0.0000000001"))));
        assertThat(CashFlows.internalRate(flows("-100", "50")))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("-0.5"));
    }

    @Test
    void flowsThatDoNotTurnOnceHaveNoInternalRate() {
        assertThat(CashFlows.internalRate(flows("-100", "-5"))).isEmpty();
        assertThat(CashFlows.internalRate(flows("100", "-5"))).isEmpty();
        assertThat(CashFlows.internalRate(flows("-100", "300", "-150"))).isEmpty();
        assertThat(CashFlows.internalRate(flows())).isEmpty();
        assertThat(CashFlows.internalRate(flows("0", "0"))).isEmpty();
    }

    @Test
    void aSpreadsheetsInternalRateIsTheSame() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int months = 1 + random.nextInt(36);
            double[] plain = new double[months + 1];
            BigDecimal[] exact = new BigDecimal[months + 1];
            exact[0] = BigDecimal.valueOf(-1 - random.nextInt(100_000));
            for (int month = 1; month <= months; month++) {
                exact[month] = BigDecimal.valueOf(random.nextInt(20_000));
            }
            for (int month = 0; month <= months; month++) {
                plain[month] = exact[month].doubleValue();
            }
            CashFlows.internalRate(List.of(exact)).ifPresent(rate -> {
                double spreadsheet = Irr.irr(plain, rate.doubleValue());
                assertThat(rate.doubleValue()).as("seed %d", seed).isCloseTo(spreadsheet, within(1e-6));
            });
        }
    }

    @Test
    void aMonthsRateCompoundsToAYears() {
        assertThat(CashFlows.yearly(new BigDecimal("0.01")))
                .isCloseTo(new BigDecimal("0.126825030131969720661201"), within(tiny()));
    }

    @Test
    void paybackIsTheNumberOfMonthsUnderWater() {
        assertThat(CashFlows.payback(flows("-100", "40", "40", "40"))).hasValue(3);
        assertThat(CashFlows.payback(flows("-100", "50", "50"))).hasValue(2);
        assertThat(CashFlows.payback(flows("10", "5"))).hasValue(0);
        assertThat(CashFlows.payback(flows("-100", "50"))).isEmpty();
    }

    private static BigDecimal tiny() {
        return new BigDecimal("1E-24");
    }
}
