package io.ratebook.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"100, 100", "1E+2, 100", "0.50, 0.5", "0, 0", "0.000, 0", "-1.10, -1.1"})
    void numbersHaveOneNormalForm(BigDecimal value, String text) {
        assertThat(Exact.normal(value)).isEqualTo(new BigDecimal(text));
        assertThat(Exact.text(value)).isEqualTo(text);
    }

    @Test
    void quotientIsExactWhereItHasAnEndAndNamesItsRoundingWhereNot() {
        assertThat(Exact.quotient(new BigDecimal("151.9875"), new BigDecimal("0.00303975")))
                .isEqualTo(new BigDecimal("50000"));
        assertThat(Exact.quotient(BigDecimal.ONE, new BigDecimal(3)).precision())
                .isEqualTo(34);
    }

    @Test
    void rateCostsExactlyPerSoManyUnits() {
        UnitRate rate = new UnitRate(Money.of(new BigDecimal("0.025"), "USD"), new BigDecimal(1_000_000), Unit.TOKEN);
        Money cost = rate.costOf(new Quantity(new BigDecimal(1_874_985), Unit.TOKEN));
        assertThat(cost).isEqualTo(Money.of(new BigDecimal("0.046874625"), "USD"));
    }

    @Test
    void unitsAndCurrenciesDontMix() {
        UnitRate rate = new UnitRate(Money.zero(USD), BigDecimal.ONE, new Unit("GPU-hours"));
        assertThat(rate.unit()).isEqualTo(new Unit("gpu-hour"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate.costOf(new Quantity(BigDecimal.ONE, Unit.TOKEN)))
                .withMessageContaining("can't price 1 token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.zero(USD).plus(Money.zero(Currency.getInstance("EUR"))));
    }

    @Test
    void roundingIsHalfUpAtTheDeclaredDecimals() {
        assertThat(Rounding.CENTS.of(new BigDecimal("0.4125"))).isEqualTo(new BigDecimal("0.41"));
        assertThat(Rounding.CENTS.of(new BigDecimal("0.415"))).isEqualTo(new BigDecimal("0.42"));
    }

    @Test
    void percentIsKeptAsAFraction() {
        assertThat(Percent.of("12.5").of(new BigDecimal(80))).isEqualTo(new BigDecimal(10));
        assertThat(Percent.of("12.5")).hasToString("12.5%");
    }
}
