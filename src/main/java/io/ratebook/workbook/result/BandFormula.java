package io.ratebook.workbook.result;

import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;

/**
 * The part of a quantity that is charged in one band of a tiered price, and what it costs, as formulas: graduated, its share of
 * the quantity; volume, all of it or nothing; packages, rounded up to whole ones.
 */
final class BandFormula {
    private final RatesSheet rates;
    private final Line line;
    private final Band band;

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
            case VOLUME -> whereReached(all, all);
            case PACKAGE -> isWhole() ? packages(all) : whereReached(all, packages(all));
        };
    }

    /**
     * The flat fee is due where anything is charged in the band; the factors on the price hold for it too.
     *
     * @param quantity the cell of the band's part
     * @param price {@code O2/P2}
     * @param factor the cell of the product of the price factors
     */
    String cost(String quantity, String price, String factor) {
        return "(" + quantity + "*" + price + "+IF(" + quantity + ">0," + rates.flat(line) + ",0))*" + factor;
    }

    private String whereReached(String all, String charged) {
        String reached = all + ">=" + from();
        return "IF(" + (band.upTo() == null ? reached : "AND(" + reached + "," + all + "<" + upTo() + ")") + ","
                + charged + ",0)";
    }

    /** True where every quantity falls into the band. */
    private boolean isWhole() {
        return band.from().signum() == 0 && band.upTo() == null;
    }

    private String packages(String all) {
        return "ROUNDUP(" + all + "/" + size() + ",0)*" + size();
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
