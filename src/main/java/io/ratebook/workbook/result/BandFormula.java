package io.ratebook.workbook.result;

import io.ratebook.domain.TierKind;
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
     * The factors on the price hold for the flat fee too.
     *
     * @param all the whole quantity as a formula: {@code K2*L2}
     * @param quantity the cell of the band's part
     * @param price {@code O2/P2}
     * @param factor the cell of the product of the price factors
     */
    String cost(String all, String quantity, String price, String factor) {
        return "(" + quantity + "*" + price + "+" + flat(all, quantity) + ")*" + factor;
    }

    /** Due where anything is charged in the band; the first band's also where there is nothing to charge. */
    private String flat(String all, String quantity) {
        String flat = rates.flat(line);
        if (band.from().signum() > 0) {
            return "IF(" + quantity + ">0," + flat + ",0)";
        }
        boolean always = band.kind() == TierKind.GRADUATED || band.upTo() == null;
        return always ? flat : "IF(" + all + "<" + upTo() + "," + flat + ",0)";
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
