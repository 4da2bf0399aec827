package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Quantities of one row that one price bills: a prefix and the rest of the prompt, or parts without a price of their own. Where the
 * price has bands, packages or rounding, what they cost together isn't what each costs alone; so they must be given as one.
 */
final class Pooled {
    /** @param times where each request counts by itself; null where the row's quantities count together */
    private record Pool(Usage usage, Rate rate, Tiers.@Nullable Times times) {}

    private Pooled() {}

    static void check(List<Choice> chosen, List<Finding> findings) {
        Map<Pool, List<Choice>> pools = new LinkedHashMap<>();
        for (Choice each : chosen) {
            if (each.tiers().isPresent() || each.rate().roundUpTo() != null) {
                pools.computeIfAbsent(pool(each), pool -> new ArrayList<>()).add(each);
            }
        }
        pools.values().stream().filter(each -> each.size() > 1).forEach(each -> compare(each, findings));
    }

    private static Pool pool(Choice choice) {
        boolean requests = choice.tiers()
                .filter(each -> each.bands().get(0).band().scope() == TierScope.REQUEST)
                .isPresent();
        return new Pool(
                choice.metered().usage(),
                choice.rate(),
                requests ? choice.counted().times() : null);
    }

    private static void compare(List<Choice> pool, List<Finding> findings) {
        BigDecimal apart = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Choice each : pool) {
            apart = apart.add(cost(each, each.quantity()));
            sum = sum.add(each.metered().quantity().value());
        }
        Choice first = pool.get(0);
        BigDecimal together = cost(first, first.rounded(sum));
        if (apart.compareTo(together) != 0) {
            findings.add(Finding.error(
                    "RB-TIER-PARTS",
                    first.metered().usage().where(),
                    "its "
                            + pool.stream()
                                    .map(each -> each.metered().measure().words())
                                    .collect(Collectors.joining("; "))
                            + " are priced by " + first.rate().where() + ", which counts them together: "
                            + Exact.text(together) + " "
                            + first.rate().unitRate().price().currency() + ", not "
                            + Exact.text(apart) + " for each apart",
                    "give them as one number, or add a row for each meter to the rate card"));
        }
    }

    /** At the bands alone, in the currency of the price. */
    private static BigDecimal cost(Choice choice, BigDecimal quantity) {
        BigDecimal listed = choice.rate().unitRate().price().amount();
        if (choice.tiers().isEmpty()) {
            return at(listed, quantity, choice.rate());
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (Tiers.Part part :
                choice.tiers().get().partsOf(quantity, choice.counted().times())) {
            Rate row = part.band().row() == null ? choice.rate() : part.band().row();
            cost = cost.add(at(part.band().price().of(listed), part.quantity(), row))
                    .add(part.band().band().flat().multiply(part.fees()));
        }
        return cost;
    }

    private static BigDecimal at(BigDecimal price, BigDecimal quantity, Rate row) {
        return Exact.quotient(price.multiply(quantity), row.unitRate().per());
    }
}
