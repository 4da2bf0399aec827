package io.ratebook.rating;

import io.ratebook.domain.Contract;
import io.ratebook.domain.MonthSpan;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Usage;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Monthly rows, cut where their months aren't alike: where a price or a term begins or ends, and month by month where they grow
 * or a term counts each month. A month is priced as on its first day.
 */
final class Phasing {
    private final List<Rate> rates;
    private final List<Contract> contracts;

    private Phasing(List<Rate> rates, List<Contract> contracts) {
        this.rates = rates;
        this.contracts = contracts;
    }

    /** The usages of a request in their order, monthly ones in parts. */
    static List<Usage> of(Request request, List<Rate> rates) {
        Phasing phasing = new Phasing(rates, request.contracts());
        List<Usage> all = new ArrayList<>();
        for (Usage usage : request.usages()) {
            if (usage.monthly()) {
                all.addAll(phasing.parts(usage));
            } else {
                all.add(usage);
            }
        }
        return all;
    }

    private List<Usage> parts(Usage usage) {
        int months = usage.months().setScale(0, RoundingMode.CEILING).intValueExact();
        boolean each = usage.growth() != null || contracts.stream().anyMatch(term -> countsMonths(term, usage));
        Set<LocalDate> changes = each ? Set.of() : changes(usage);
        List<Usage> parts = new ArrayList<>();
        int first = 0;
        for (int month = 1; month < months; month++) {
            LocalDate before = usage.day().plusMonths(month - 1L);
            LocalDate day = usage.day().plusMonths(month);
            if (each || changes.stream().anyMatch(change -> change.isAfter(before) && !change.isAfter(day))) {
                parts.add(usage.part(new MonthSpan(first, month)));
                first = month;
            }
        }
        boolean cut = first > 0 || each;
        parts.add(cut ? usage.part(new MonthSpan(first, each ? (Integer) (first + 1) : null)) : usage);
        return parts;
    }

    /** The days within the row on which a price or a term that may be its own begins or ends. */
    private Set<LocalDate> changes(Usage usage) {
        Set<LocalDate> changes = new HashSet<>();
        for (Rate each : rates) {
            if (isOf(each, usage)) {
                addWithin(changes, usage, each.from(), each.to());
            }
        }
        contracts.stream()
                .filter(each -> meets(each, usage))
                .forEach(each -> addWithin(changes, usage, each.from(), each.to()));
        return changes;
    }

    /** Terms for each month, and free units that run out in some month while tiers begin anew in each month or request. */
    private boolean countsMonths(Contract term, Usage usage) {
        boolean free = term.units() != null && rates.stream().anyMatch(rate -> isTieredAnew(rate, usage));
        return (term.monthly() || free) && meets(term, usage);
    }

    private static boolean isTieredAnew(Rate rate, Usage usage) {
        TierBand band = rate.band();
        return isOf(rate, usage) && band != null && band.kind() != TierKind.CLIFF && band.scope() != TierScope.PERIOD;
    }

    private static boolean isOf(Rate rate, Usage usage) {
        return rate.provider().equals(usage.provider())
                && (rate.model().isEmpty() || rate.model().equals(usage.model()));
    }

    /** True where the term may be about the usage: its scenario, provider and model, and not over before its first month. The same in every case. */
    private static boolean meets(Contract term, Usage usage) {
        LocalDate to = term.to();
        return term.isOf(usage.scenario())
                && (term.provider().isEmpty() || term.provider().equalsIgnoreCase(usage.provider()))
                && (term.model().isEmpty() || term.model().equalsIgnoreCase(usage.model()))
                && (to == null || to.isAfter(usage.day().withDayOfMonth(1)));
    }

    private static void addWithin(
            Set<LocalDate> changes, Usage usage, @Nullable LocalDate from, @Nullable LocalDate to) {
        Stream.of(from, to)
                .filter(each -> each != null && each.isAfter(usage.day()) && each.isBefore(usage.end()))
                .forEach(changes::add);
    }
}
