package io.ratebook.csv;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Rate;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Objects;

/**
 * How a line of a usage or purchase is priced, as FOCUS tells it: a unit price times a quantity of pricing units. The list price has every
 * factor but what a contract agreed; a negotiated rate stands for both, since it replaces the published one.
 *
 * @param list for one pricing unit, in the billing currency
 * @param contracted the same with the contract's discounts and margins
 * @param per how many units of the quantity one pricing unit is; zero where the price isn't so much a unit: a flat fee has a part in it
 * @param exchange how much of the billing currency one of the pricing currency is
 */
record FocusPrice(
        BigDecimal list, BigDecimal contracted, BigDecimal per, String unit, Currency currency, BigDecimal exchange) {
    /** Two costs that agree in so many digits are one. */
    private static final MathContext ALIKE = new MathContext(24);

    static FocusPrice of(Line line, Case which) {
        Rate rate = line.rates().get(which.selector() - 1);
        BigDecimal price =
                Objects.requireNonNull(line.price(), "a usage has a price").at(which);
        BigDecimal published = price;
        BigDecimal exchange = BigDecimal.ONE;
        for (LineFactor each : line.priceFactors()) {
            BigDecimal value = each.value().at(which);
            price = price.multiply(value);
            published = has(line, each, Contract.class) ? published : published.multiply(value);
            exchange = has(line, each, Fx.class) ? exchange.multiply(value) : exchange;
        }
        BigDecimal per = rate.unitRate().per();
        BigDecimal product = Exact.quotient(price.multiply(line.quantity().at(which)), per);
        boolean byUnit = product.round(ALIKE).compareTo(line.cost().at(which).round(ALIKE)) == 0;
        return new FocusPrice(
                Exact.normal(published),
                Exact.normal(price),
                byUnit ? per : BigDecimal.ZERO,
                byUnit ? FocusUnit.of(per, line.unit()) : "Units",
                rate.unitRate().price().currency(),
                Exact.normal(exchange));
    }

    /** What a line counts, before free units and rounding up; a band of a tiered price counts what is charged in it. */
    static BigDecimal consumed(Line line, Case which) {
        if (line.tier() != null) {
            return line.quantity().at(which);
        }
        ThreePoint factor =
                line.quantityFactors().stream().map(LineFactor::value).reduce(ThreePoint.ONE, ThreePoint::times);
        return line.metered().times(factor).at(which);
    }

    private static boolean has(Line line, LineFactor factor, Class<?> basis) {
        return line.decisions().stream()
                .filter(Decision.Factor.class::isInstance)
                .map(Decision.Factor.class::cast)
                .filter(each -> each.by().equals(factor.by()) && each.why().equals(factor.why()))
                .anyMatch(each -> basis.isInstance(each.basis()));
    }

    /** So many pricing units; one where the price isn't so much a unit. */
    BigDecimal quantity(BigDecimal quantity) {
        return per.signum() == 0 ? BigDecimal.ONE : Exact.quotient(quantity, per);
    }

    /** What one pricing unit costs under the contract, where the charge costs so much. */
    BigDecimal contractedUnit(BigDecimal cost) {
        return per.signum() == 0 ? cost : contracted;
    }

    BigDecimal listUnit(BigDecimal cost) {
        if (per.signum() != 0) {
            return list;
        }
        return contracted.signum() == 0 ? cost : Exact.quotient(cost.multiply(list), contracted);
    }
}
