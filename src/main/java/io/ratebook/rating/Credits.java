package io.ratebook.rating;

import io.ratebook.amount.Money;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Decision;
import io.ratebook.finding.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Credits against charges, scenario by scenario: each credit in the order of the Contract sheet pays its charges in their order,
 * until it or they are used up. Nothing goes below zero.
 */
final class Credits {
    private record Pot(String scenario, String credit) {}

    private final Map<Pot, Money> left = new HashMap<>();
    private final Map<String, Money> unpaid = new HashMap<>();

    private Credits() {}

    static List<Draw> drawn(Map<Charged, Charge> charges, List<Decision.Credit> decisions) {
        Credits credits = new Credits();
        Map<String, Integer> order = new HashMap<>();
        charges.keySet().forEach(each -> order.put(each.key(), order.size()));
        List<Draw> draws = new ArrayList<>();
        decisions.stream()
                .sorted(Comparator.<Decision.Credit, Location>comparing(
                                each -> each.contract().where())
                        .thenComparing(each -> order.getOrDefault(each.charged().key(), 0)))
                .forEach(each -> Optional.ofNullable(charges.get(each.charged()))
                        .ifPresent(charge -> credits.draw(each, charge, draws)));
        return draws;
    }

    private void draw(Decision.Credit credit, Charge charge, List<Draw> draws) {
        Money amount = credit.contract().amount();
        if (amount == null) {
            return;
        }
        Pot pot = new Pot(credit.charged().scenario(), credit.contract().id());
        Money rest = left.getOrDefault(pot, amount);
        Money due = unpaid.getOrDefault(charge.key(), charge.cost());
        Money paid = rest.min(due);
        left.put(pot, rest.minus(paid));
        unpaid.put(charge.key(), due.minus(paid));
        draws.add(new Draw(charge, credit, paid));
    }
}
