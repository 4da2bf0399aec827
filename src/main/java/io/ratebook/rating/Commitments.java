package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commercial terms against charges, scenario by scenario: caps cut what is over them, then minimums ask for what is missing, then
 * credits pay, each in its order, the charges in theirs. Nothing goes below zero.
 */
final class Commitments {
    private record Pot(
            String scenario, String term, @Nullable YearMonth month) {}

    private final Map<Charged, Charge> charges;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<Pot, Money> left = new HashMap<>();
    private final Map<String, Money> due = new HashMap<>();
    private final List<Draw> draws = new ArrayList<>();

    /** What came of the terms, each in the order in which it was computed. */
    record Outcome(List<Draw> draws, List<TrueUp> trueUps) {}

    private Commitments(Map<Charged, Charge> charges) {
        this.charges = charges;
        charges.keySet().forEach(each -> order.put(each.key(), order.size()));
    }

    static Outcome of(Map<Charged, Charge> charges, List<Usage> usages, List<Decision> decisions) {
        Commitments all = new Commitments(charges);
        all.ordered(decisions, Decision.Cap.class, Decision.Cap::contract, Decision.Cap::charged)
                .forEach(each -> all.cap(each));
        List<TrueUp> trueUps = all.trueUps(usages, decisions);
        all.ordered(decisions, Decision.Credit.class, Decision.Credit::contract, Decision.Credit::charged)
                .forEach(each -> all.pay(each));
        return new Outcome(all.draws, trueUps);
    }

    private <D extends Decision> List<D> ordered(
            List<Decision> decisions, Class<D> type, Function<D, Contract> term, Function<D, Charged> charged) {
        return decisions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(each -> charges.containsKey(charged.apply(each)))
                .sorted(Terms.<D>burnOrder(term)
                        .thenComparing(
                                each -> order.getOrDefault(charged.apply(each).key(), 0)))
                .toList();
    }

    private void cap(Decision.Cap cap) {
        Charge charge = charge(cap.charged());
        Pot pot = pot(cap.contract(), cap.charged());
        Money rest = left.getOrDefault(pot, unused(cap.contract()));
        Money unpaid = due(charge);
        Money kept = rest.min(unpaid);
        left.put(pot, rest.minus(kept));
        due.put(charge.key(), kept);
        draws.add(new Draw(charge, cap, pot.month(), rest, unpaid.minus(kept)));
    }

    private void pay(Decision.Credit credit) {
        Charge charge = charge(credit.charged());
        Pot pot = pot(credit.contract(), credit.charged());
        Money rest = left.getOrDefault(pot, unused(credit.contract()));
        Money unpaid = due(charge);
        Money paid = rest.min(unpaid);
        left.put(pot, rest.minus(paid));
        due.put(charge.key(), unpaid.minus(paid));
        draws.add(new Draw(charge, credit, pot.month(), rest, paid));
    }

    private static Pot pot(Contract term, Charged charged) {
        return new Pot(
                charged.scenario(), term.id(), Terms.month(term, charged.usage().day()));
    }

    private Charge charge(Charged charged) {
        return Optional.ofNullable(charges.get(charged)).orElseThrow();
    }

    private Money due(Charge charge) {
        return due.getOrDefault(charge.key(), charge.cost());
    }

    /** What of the term's amount wasn't billed before; never below zero. */
    private static Money unused(Contract term) {
        Money amount = amount(term);
        Money before = new Money(term.billed(), amount.currency());
        return amount.minus(before.min(amount));
    }

    private static Money amount(Contract term) {
        return Optional.ofNullable(term.amount()).orElseThrow();
    }

    /**
     * A minimum is due for its whole term, or for each month of the scenario's plan on which it holds: for a month on only some of
     * whose days it does, their share of it, less the same share of what recurs and all of what happens once on those days. A term that never meets the plan asks for nothing.
     */
    private List<TrueUp> trueUps(List<Usage> usages, List<Decision> decisions) {
        List<Decision.Minimum> counted =
                ordered(decisions, Decision.Minimum.class, Decision.Minimum::contract, Decision.Minimum::charged);
        List<TrueUp> all = new ArrayList<>();
        decisions.stream()
                .filter(Decision.Commitment.class::isInstance)
                .map(Decision.Commitment.class::cast)
                .sorted(Terms.burnOrder(Decision.Commitment::contract))
                .forEach(each -> all.addAll(trueUps(each, usages, counted)));
        return all;
    }

    private List<TrueUp> trueUps(Decision.Commitment by, List<Usage> usages, List<Decision.Minimum> counted) {
        Contract term = by.contract();
        String scenario = by.scenario().name();
        List<Decision.Minimum> its = counted.stream()
                .filter(each -> each.contract().equals(term)
                        && each.charged().scenario().equals(scenario))
                .toList();
        if (!term.monthly()) {
            boolean met = months(scenario, usages).stream()
                    .anyMatch(month -> term.shareOf(month).signum() > 0);
            return met ? List.of(trueUp(by, null, BigDecimal.ONE, its)) : List.of();
        }
        List<TrueUp> all = new ArrayList<>();
        for (YearMonth month : months(scenario, usages)) {
            BigDecimal share = term.shareOf(month);
            if (share.signum() > 0) {
                List<Decision.Minimum> monthly = its.stream()
                        .filter(each ->
                                YearMonth.from(each.charged().usage().day()).equals(month))
                        .toList();
                all.add(trueUp(by, month, share, monthly));
            }
        }
        return all;
    }

    private TrueUp trueUp(
            Decision.Commitment by, @Nullable YearMonth month, BigDecimal share, List<Decision.Minimum> decisions) {
        List<Charge> counted = decisions.stream()
                .map(each -> charge(each.charged()))
                .sorted(Comparator.comparing(each -> order.getOrDefault(each.key(), 0)))
                .toList();
        Contract term = by.contract();
        Money whole = amount(term);
        Money spread = Money.zero(whole.currency());
        Money reached = new Money(term.billed(), whole.currency());
        for (Charge each : counted) {
            boolean recurs = each.counted().metered().usage().monthly();
            spread = recurs ? spread.plus(due(each)) : spread;
            reached = recurs ? reached : reached.plus(due(each));
        }
        BigDecimal rest = whole.minus(spread).amount();
        Money least = new Money(month == null ? rest : term.ofDays(month, rest), whole.currency());
        Money owed = least.compareTo(reached) > 0 ? least.minus(reached) : Money.zero(whole.currency());
        return new TrueUp(by, month, share, counted, owed, decisions);
    }

    /** Every month on which something of the scenario is used, from the first to the last. */
    private static Set<YearMonth> months(String scenario, List<Usage> usages) {
        TreeSet<YearMonth> months = new TreeSet<>();
        for (Usage usage : usages) {
            if (usage.scenario().equals(scenario)) {
                long last = usage.months().setScale(0, RoundingMode.CEILING).longValueExact();
                YearMonth first = YearMonth.from(usage.day());
                months.add(first);
                months.add(first.plusMonths(last > 0 ? last - 1 : 0));
            }
        }
        TreeSet<YearMonth> all = new TreeSet<>(months);
        if (!months.isEmpty()) {
            for (YearMonth month = months.first(); month.isBefore(months.last()); month = month.plusMonths(1)) {
                all.add(month);
            }
        }
        return all;
    }
}
