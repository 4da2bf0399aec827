package io.ratebook.ratecard;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two sets of prices say, on one day, about the same thing: provider, model, meter, service tier, region, band and hours.
 *
 * @param alike how many prices are the same in both
 * @param pairs the prices that differ, of the first set and of the second
 */
public record PriceDifferences(int alike, List<Pair> pairs) {
    private static final int DECIMALS = 4;

    /** Two prices of one thing. */
    public record Pair(Rate one, Rate other) {
        /** The second by the first, to four decimals; "-" where the first is nothing or the currencies or units differ. */
        public String ratio() {
            return PriceDifferences.ratio(one, other);
        }
    }

    public PriceDifferences {
        pairs = List.copyOf(pairs);
    }

    public static PriceDifferences between(List<Rate> one, List<Rate> other, LocalDate day) {
        Map<String, Rate> known = new HashMap<>();
        one.stream().filter(each -> each.inForce(day)).forEach(each -> known.putIfAbsent(each.fullName(), each));
        int alike = 0;
        List<Pair> pairs = new ArrayList<>();
        for (Rate second : other.stream().sorted(PriceWords.ORDER).toList()) {
            Rate first = known.get(second.fullName());
            if (first != null && second.inForce(day)) {
                if (isSame(first, second)) {
                    alike++;
                } else {
                    pairs.add(new Pair(first, second));
                }
            }
        }
        return new PriceDifferences(alike, pairs);
    }

    private static boolean isSame(Rate one, Rate other) {
        return comparable(one, other)
                && PriceWords.unitPrice(one).compareTo(PriceWords.unitPrice(other)) == 0
                && flat(one).compareTo(flat(other)) == 0;
    }

    private static BigDecimal flat(Rate rate) {
        return rate.band() == null ? BigDecimal.ZERO : rate.band().flat();
    }

    private static boolean comparable(Rate one, Rate other) {
        return one.unitRate().unit().equals(other.unitRate().unit())
                && one.unitRate()
                        .price()
                        .currency()
                        .equals(other.unitRate().price().currency());
    }

    static String ratio(Rate one, Rate other) {
        BigDecimal base = PriceWords.unitPrice(one);
        if (base.signum() == 0 || !comparable(one, other)) {
            return "-";
        }
        BigDecimal ratio = Exact.quotient(PriceWords.unitPrice(other), base);
        return "x " + Exact.text(ratio.setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /**
     * The differences as a table.
     *
     * @param first what the first set is called
     * @param second what the second set is called
     */
    public List<String> lines(String first, String second) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Price", first, second, "ratio", "days of the first"));
        pairs.forEach(each -> rows.add(List.of(
                each.one().fullName(),
                PriceWords.words(each.one()),
                PriceWords.words(each.other()),
                each.ratio(),
                PriceWords.days(each.one()))));
        return TextTable.of(rows);
    }
}
