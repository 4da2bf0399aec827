package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.TierKind;
import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The part of a quantity that falls into one band of a tiered price, and what it costs, as formulas. Where the engine's
 * number tells whether packages or factors come first, that order is the formula's.
 */
final class BandFormula {
    private static final BigDecimal NEAR = new BigDecimal("1e-15");

    private final RatesSheet rates;
    private final Line line;
    private final Band band;

    /** One way to compute a cost, in a formula and in numbers. */
    private record Way(String formula, Computation computation) {}

    private interface Computation {
        BigDecimal cost(Case which);
    }

    BandFormula(RatesSheet rates, Line line, Band band) {
        this.rates = rates;
        this.line = line;
        this.band = band;
    }

    /** @param all the whole quantity as a formula: {@code K2*L2} */
    String quantity(String all) {
        return switch (band.kind()) {
            case GRADUATED ->
                band.upTo() == null
                        ? "MAX(0," + all + "-" + from() + ")"
                        : "MAX(0,MIN(" + all + "," + upTo() + ")-" + from() + ")";
            case VOLUME ->
                band.upTo() == null
                        ? "IF(" + all + ">=" + from() + "," + all + ",0)"
                        : "IF(AND(" + all + ">=" + from() + "," + all + "<" + upTo() + ")," + all + ",0)";
            case PACKAGE -> wholePackages() ? packages(all) + "*" + size() : all;
        };
    }

    /**
     * @param quantity the cell of the band's part
     * @param price {@code O2/P2}
     * @param factor the cell of the product of the price factors
     */
    String cost(String quantity, String price, String factor) {
        String charged =
                band.kind() == TierKind.PACKAGE && !wholePackages() ? packages(quantity) + "*" + size() : quantity;
        String plain = charged + "*" + price + "*" + factor;
        if (band.flat().signum() == 0) {
            return plain;
        }
        String flat = "IF(" + quantity + ">0," + rates.flat(line) + ",0)";
        List<Way> ways = List.of(
                new Way(
                        plain + "+" + flat,
                        which -> part(which).multiply(factor(which)).add(flat(which))),
                new Way(
                        "(" + charged + "*" + price + "+" + flat + ")*" + factor,
                        which -> part(which).add(flat(which)).multiply(factor(which))));
        return ways.stream()
                .filter(this::isTheEngines)
                .findFirst()
                .orElse(ways.get(0))
                .formula();
    }

    private boolean isTheEngines(Way way) {
        return List.of(Case.values()).stream()
                .allMatch(which -> way.computation()
                                .cost(which)
                                .subtract(line.cost().at(which))
                                .abs()
                                .compareTo(NEAR)
                        <= 0);
    }

    private BigDecimal part(Case which) {
        BigDecimal quantity = line.quantity().at(which);
        BigDecimal charged = band.kind() == TierKind.PACKAGE
                ? Exact.quotient(quantity, band.size())
                        .setScale(0, RoundingMode.UP)
                        .multiply(band.size())
                : quantity;
        return Exact.quotient(
                charged.multiply(band.price()),
                RatesSheet.rate(line, which).unitRate().per());
    }

    private BigDecimal factor(Case which) {
        return FactorsSheet.productOf(line.priceFactors()).at(which);
    }

    private BigDecimal flat(Case which) {
        return line.quantity().at(which).signum() > 0 ? band.flat() : BigDecimal.ZERO;
    }

    /** True where the engine's quantity is already rounded up to whole packages. */
    private boolean wholePackages() {
        return List.of(Case.values()).stream()
                .allMatch(which ->
                        line.quantity().at(which).remainder(band.size()).signum() == 0);
    }

    private String packages(String quantity) {
        return "ROUNDUP(" + quantity + "/" + size() + ",0)";
    }

    private String from() {
        return rates.bandFrom(line);
    }

    private String upTo() {
        return rates.bandUpTo(line);
    }

    private String size() {
        return rates.packageSize(line);
    }
}
