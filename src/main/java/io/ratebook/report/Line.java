package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One charge of one scenario, in its three cases. For Usage and Purchase lines
 * {@code cost = quantity x rate.price / rate.per x the factors on the price}, case by case.
 *
 * @param number counts from 1 over the whole result
 * @param part which share of the usage this is, in words: {@code prefix tokens, later calls}
 * @param basis what the line counts, for lines that count something; null for credits and adjustments
 * @param metered the quantity before factors; zero for credits and adjustments
 * @param quantity the quantity after the factors on the quantity
 * @param months for how many months the usage lasts, in each case; one for what happens once
 * @param rates one rate a case (low, base, high), all the same object where they don't differ; empty for credits and adjustments
 * @param tier the band of a tiered price that this line is charged at; null where the rate itself holds
 * @param cost exact and unrounded; negative for credits
 * @param contract the term that a credit draws on; null for other lines
 * @param paidLine the number of the line that a credit pays for; 0 for other lines
 * @param decisions every decision behind the line, in stage order
 */
public record Line(
        int number,
        Category category,
        String scenario,
        String usageId,
        String phase,
        String activity,
        String provider,
        String model,
        String meter,
        String part,
        @Nullable Metered basis,
        ThreePoint metered,
        ThreePoint quantity,
        Unit unit,
        ThreePoint months,
        List<Rate> rates,
        @Nullable Band tier,
        List<LineFactor> factors,
        ThreePoint cost,
        @Nullable Contract contract,
        int paidLine,
        List<Decision> decisions) {
    public Line {
        rates = List.copyOf(rates);
        factors = List.copyOf(factors);
        decisions = List.copyOf(decisions);
    }

    /**
     * A band of a tiered price.
     *
     * @param upTo exclusive; null means without end
     * @param flat added once where the band is entered
     */
    public record Band(
            TierKind kind,
            BigDecimal from,
            @Nullable BigDecimal upTo,
            BigDecimal price,
            BigDecimal flat,
            BigDecimal size) {}

    /** True where the usage recurs every month, so that comparisons scale it; false for what happens once. */
    public boolean recurring() {
        return basis != null && basis.usage().monthly();
    }

    public List<LineFactor> quantityFactors() {
        return factors.stream().filter(LineFactor::onQuantity).toList();
    }

    public List<LineFactor> priceFactors() {
        return factors.stream().filter(each -> !each.onQuantity()).toList();
    }
}
