package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One charge of one scenario, in its three cases. For Usage and Purchase lines
 * {@code cost = quantity x rate.price / rate.per x the factors on the price}, case by case.
 *
 * @param number counts from 1 over the whole result
 * @param part which share of the usage this is, in words: {@code prefix tokens, hits}
 * @param basis what the line counts, for lines that count something; null for credits and adjustments
 * @param day the first of the days that it is for; null where it is for no days in particular
 * @param metered the quantity before factors; zero for credits and adjustments
 * @param quantity the quantity after the factors on the quantity
 * @param months for how many months the usage lasts, in each case; one for what happens once
 * @param rowMonths for how many months the whole row lasts of which the line is a part, in each case; one for what happens once
 * @param rates one rate a case (low, base, high), all the same object where they don't differ; empty for credits and adjustments
 * @param tier the band of a tiered price that this line is charged at; null where the rate itself holds
 * @param cost exact and unrounded; negative for credits
 * @param free the terms that let units of the whole quantity go free
 * @param term the term that a credit, cap or minimum carries out; null for other lines
 * @param paidLine the number of the line that a credit pays for or a cap cuts; 0 for other lines
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
        @Nullable LocalDate day,
        ThreePoint metered,
        ThreePoint quantity,
        Unit unit,
        ThreePoint months,
        ThreePoint rowMonths,
        List<Rate> rates,
        @Nullable Band tier,
        List<LineFactor> factors,
        ThreePoint cost,
        List<Free> free,
        @Nullable Term term,
        int paidLine,
        List<Decision> decisions) {
    public Line {
        rates = List.copyOf(rates);
        factors = List.copyOf(factors);
        free = List.copyOf(free);
        decisions = List.copyOf(decisions);
    }

    /**
     * A band of a tiered price.
     *
     * @param price in each case, for so many units as the rate's "per" says
     * @param times how often the band's scope happens in each case: requests, months or once
     * @param multiple of the chosen rate that makes the price; null for an absolute price
     */
    public record Band(
            TierBand bounds,
            ThreePoint price,
            ThreePoint times,
            @Nullable BigDecimal multiple) {
        public TierKind kind() {
            return bounds.kind();
        }
    }

    /**
     * What a term takes part in the line with.
     *
     * @param month whose amount it is; null for a term whose amount is for all its days
     * @param left of the term before the line, in each case
     * @param share of the amount that is due, for minimums; 1 for others
     * @param counted the numbers of the lines that count towards a minimum
     */
    public record Term(
            Contract contract, @Nullable YearMonth month, ThreePoint left, ThreePoint share, List<Integer> counted) {
        public Term {
            counted = List.copyOf(counted);
        }
    }

    /** Free units that a term lets a line have, in each case. */
    public record Free(Contract contract, @Nullable YearMonth month, ThreePoint left, ThreePoint units) {}

    /** The term that it carries out; null where there is none. */
    public @Nullable Contract contract() {
        return term == null ? null : term.contract();
    }

    /** What it is priced at in each case, for so many units as the rate's "per" says; null for credits and adjustments. */
    public @Nullable ThreePoint price() {
        if (tier != null) {
            return tier.price();
        }
        return rates.isEmpty()
                ? null
                : new ThreePoint(
                        rates.get(0).unitRate().price().amount(),
                        rates.get(1).unitRate().price().amount(),
                        rates.get(2).unitRate().price().amount());
    }

    /** True where the usage recurs every month, so that comparisons scale it; false for what happens once. */
    public boolean recurring() {
        boolean monthlyTerm = term != null && term.month() != null && paidLine == 0;
        return monthlyTerm || basis != null && basis.usage().monthly();
    }

    public List<LineFactor> quantityFactors() {
        return factors.stream().filter(LineFactor::onQuantity).toList();
    }

    public List<LineFactor> priceFactors() {
        return factors.stream().filter(each -> !each.onQuantity()).toList();
    }
}
