package io.ratebook.rating;

import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free units against quantities, scenario by scenario and, for monthly terms, month by month, in the order of the sheet Usage. */
final class FreeUnits {
    private record Pot(
            String scenario, String term, @Nullable YearMonth month) {}

    private final Map<Pot, BigDecimal> left = new HashMap<>();

    /** What the terms let go free of a quantity; takes it off what is left of them. */
    Charge.Free of(Choice choice) {
        List<Charge.Free.Draw> draws = new ArrayList<>();
        BigDecimal due = choice.quantity();
        List<Decision.Free> terms = choice.free().stream()
                .sorted(Terms.burnOrder(Decision.Free::contract))
                .toList();
        for (Decision.Free each : terms) {
            Contract term = each.contract();
            BigDecimal units = term.units();
            if (units != null) {
                Pot pot = new Pot(
                        choice.metered().scenario(),
                        term.id(),
                        Terms.month(term, choice.metered().day()));
                BigDecimal rest =
                        left.getOrDefault(pot, units.subtract(term.billed()).max(BigDecimal.ZERO));
                BigDecimal taken = rest.min(due);
                left.put(pot, rest.subtract(taken));
                due = due.subtract(taken);
                draws.add(new Charge.Free.Draw(each, rest, taken));
            }
        }
        return draws.isEmpty() ? Charge.Free.NONE : new Charge.Free(draws);
    }
}
