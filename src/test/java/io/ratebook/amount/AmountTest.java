package io.ratebook.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

    @Test
    void moneyIsAddedComparedAndRounded() {
        Money ten = usd("10.005");
        assertThat(ten.plus(usd("0.995"))).isEqualTo(usd("11"));
        assertThat(ten.minus(usd("20"))).isEqualTo(usd("-9.995"));
        assertThat(ten.times(new BigDecimal("-2"))).isEqualTo(usd("-20.01"));
        assertThat(ten.min(usd("10"))).isEqualTo(usd("10"));
        assertThat(ten.min(usd("11"))).isEqualTo(ten);
        assertThat(ten.min(usd("10.0050"))).isSameAs(ten);
        assertThat(ten).isGreaterThan(usd("10")).isLessThan(usd("10.01"));
        assertThat(ten.isZero()).isFalse();
        assertThat(Money.zero(USD).isZero()).isTrue();
        assertThat(ten.roundedTo(Rounding.CENTS)).isEqualTo(usd("10.01"));
        assertThat(ten).hasToString("10.005 USD");
        Money euro = Money.of(BigDecimal.ONE, "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> ten.plus(euro)).withMessage("can't mix USD and EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> ten.compareTo(euro));
    }

    @Test
    void percentIsAShareOfAWhole() {
        assertThat(Percent.of("12.5").fraction()).isEqualByComparingTo("0.125");
        assertThat(Percent.of("12.5").of(new BigDecimal("80"))).isEqualTo(new BigDecimal("10"));
        assertThat(Percent.of("12.50")).hasToString("12.5%").isEqualTo(Percent.of("12.5"));
        assertThat(Percent.NONE.of(new BigDecimal("80"))).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void quantitiesKeepTheirUnit() {
        Quantity tokens = new Quantity(new BigDecimal("1.50"), Unit.TOKEN);
        assertThat(tokens.times(new BigDecimal("4"))).isEqualTo(new Quantity(new BigDecimal("6"), Unit.TOKEN));
        assertThat(tokens.plus(tokens)).hasToString("3 token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.plus(new Quantity(BigDecimal.ONE, new Unit("call"))))
                .withMessage("can't add call to token");
    }

    @ParameterizedTest
    @CsvSource({"Tokens, token", "' GPU-hours ', gpu-hour", "gas, gas", "bus, bus", "class, class", "glass, glass"})
    void unitsAreComparedInLowerCaseAndInTheSingular(String written, String name) {
        assertThat(new Unit(written)).hasToString(name);
    }

    @Test
    void aUnitHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit(" ")).withMessage("a unit needs a name");
    }

    @Test
    void aRateIsForMoreThanNothing() {
        assertThat(new UnitRate(usd("0.25"), new BigDecimal("1E+6"), Unit.TOKEN))
                .hasToString("0.25 USD per 1000000 token");
        assertThat(new UnitRate(usd("3"), BigDecimal.ONE, new Unit("call"))).hasToString("3 USD per call");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitRate(usd("3"), new BigDecimal("0.0"), Unit.TOKEN))
                .withMessage("per must be greater than zero, not 0");
    }

    @Test
    void roundingIsToZeroToTwelveDecimals() {
        assertThat(Rounding.CENTS.of(new BigDecimal("-0.005"))).isEqualTo(new BigDecimal("-0.01"));
        assertThat(new Rounding(12, RoundingMode.HALF_UP).of(BigDecimal.ONE).scale())
                .isEqualTo(12);
        assertThat(new Rounding(0, RoundingMode.HALF_UP).of(new BigDecimal("2.5")))
                .isEqualTo(new BigDecimal("3"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounding(-1, RoundingMode.HALF_UP));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounding(13, RoundingMode.HALF_UP));
    }

    @Test
    void threePointsAreCountedCaseByCase() {
        ThreePoint some = ThreePoint.of("1", "2.0", "4");
        ThreePoint more = ThreePoint.of("10", "20", "30");
        assertThat(some.plus(more)).isEqualTo(ThreePoint.of("11", "22", "34"));
        assertThat(more.minus(some)).isEqualTo(ThreePoint.of("9", "18", "26"));
        assertThat(some.times(more)).isEqualTo(ThreePoint.of("10", "40", "120"));
        assertThat(more.dividedBy(some)).isEqualTo(ThreePoint.of("10", "10", "7.5"));
        assertThat(some.mapped(BigDecimal::negate)).isEqualTo(ThreePoint.of("-1", "-2", "-4"));
        assertThat(some.at(Case.LOW)).isEqualTo(BigDecimal.ONE);
        assertThat(some.at(Case.BASE)).isEqualTo(new BigDecimal("2"));
        assertThat(some.at(Case.HIGH)).isEqualTo(new BigDecimal("4"));
        assertThat(some.isFixed()).isFalse();
        assertThat(ThreePoint.of("1", "1.0", "2").isFixed()).isFalse();
        assertThat(ThreePoint.of("1", "2", "2").isFixed()).isFalse();
        assertThat(ThreePoint.ONE.isFixed()).isTrue();
        assertThat(ThreePoint.ZERO.plus(some)).isEqualTo(some);
    }

    @Test
    void casesHaveAWordAndANumber() {
        assertThat(Case.values()).extracting(Case::word).containsExactly("low", "base", "high");
        assertThat(Case.values()).extracting(Case::selector).containsExactly(1, 2, 3);
    }

    @Test
    void divisionByZeroIsNoNumber() {
        assertThatThrownBy(() -> Exact.quotient(BigDecimal.ONE, new BigDecimal("0.00")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("division by zero");
        assertThat(Exact.quotient(new BigDecimal("-1"), new BigDecimal(3)))
                .isEqualTo(new BigDecimal("-0.3333333333333333333333333333333333"));
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), "USD");
    }
}
