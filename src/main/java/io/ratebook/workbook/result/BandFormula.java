package io.ratebook.workbook.result;

import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;
import org.jspecify.annotations.Nullable;

/**
 * The part of a quantity that is charged in one band of a tiered price, and what it costs, as formulas: graduated and block, its
 * share of the quantity; volume and package, all of it or nothing; blocks and packages rounded up to whole ones. Bands of a
 * request or a month apply to the quantity of one, as often as there are.
 */
final class BandFormula {
    private final RatesSheet rates;
    private final Line line;
    private final TierBand band;
    private final @Nullable String times;

    /** @param times how often the band's scope happens; null for once */
    BandFormula(RatesSheet rates, Line line, Band band, @Nullable String times) {
        this.rates = rates;
        this.line = line;
        this.band = band.bounds();
        this.times = times;
    }

    /** @param all the whole quantity as a formula: {@code K2*L2} */
    String quantity(String all) {
        String part =
                band.kind() == TierKind.CLIFF ? each(all) : band.kind().splits() ? share(each(all)) : reached(all);
        return times == null ? part : "IF(" + times + "=0,0," + part + "*" + times + ")";
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
        String cost = quantity + "*" + price;
        return band.flat().signum() == 0 ? cost + "*" + factor : "(" + cost + "+" + fees(all) + ")*" + factor;
    }

    /** Due as often as the band is entered; the first band of a split price always is. */
    private String fees(String all) {
        String fee = times == null ? rates.flat(line) : rates.flat(line) + "*" + times;
        if (band.kind().splits() && band.isFirst()) {
            return fee;
        }
        String condition = band.kind().splits() ? each(all) + ">" + from() : condition(each(all));
        String entered = condition.isEmpty() ? fee : "IF(" + condition + "," + fee + ",0)";
        return times == null || condition.isEmpty() ? entered : "IF(" + times + "=0,0," + entered + ")";
    }

    /** The quantity of one request, month or row. */
    private String each(String all) {
        return times == null ? all : "(" + all + ")/(" + times + ")";
    }

    private String share(String quantity) {
        String upper = band.upTo() == null ? quantity : "MIN(" + quantity + "," + upTo() + ")";
        String share = "MAX(0," + upper + "-" + from() + ")";
        return band.kind() == TierKind.BLOCK ? whole(share) : share;
    }

    private String reached(String all) {
        String quantity = each(all);
        String charged = band.kind() == TierKind.PACKAGE ? whole(quantity) : quantity;
        String condition = condition(quantity);
        return condition.isEmpty() ? charged : "IF(" + condition + "," + charged + ",0)";
    }

    /** Whether the quantity lies in the band; empty where every quantity does. */
    private String condition(String quantity) {
        String over = quantity + (band.inclusive() ? ">=" : ">") + from();
        String under = quantity + (band.inclusive() ? "<" : "<=") + upTo();
        if (band.isFirst()) {
            return band.upTo() == null ? "" : under;
        }
        return band.upTo() == null ? over : "AND(" + over + "," + under + ")";
    }

    /** Rounded up; what a binary number is over a whole one by its own error doesn't count. */
    private String whole(String quantity) {
        return roundedUp(quantity, rates.packageSize(line));
    }

    static String roundedUp(String quantity, String size) {
        return "ROUNDUP(ROUND((" + quantity + ")/" + size + ",9),0)*" + size;
    }

    private String from() {
        return rates.bandFrom(line);
    }

    private String upTo() {
        return rates.bandUpTo(line);
    }
}
