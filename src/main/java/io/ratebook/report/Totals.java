package io.ratebook.report;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums over lines, exact. */
final class Totals {
    private Totals() {}

    /** A total for each scenario, in the order of the sheet. */
    static List<ScenarioTotal> of(Request request, List<Line> lines) {
        return request.scenarios().stream()
                .map(each -> of(
                        each,
                        lines.stream()
                                .filter(line -> line.scenario().equals(each.name()))
                                .toList()))
                .toList();
    }

    private static ScenarioTotal of(Scenario scenario, List<Line> its) {
        Map<String, ThreePoint> byPhase = new LinkedHashMap<>();
        its.forEach(each -> byPhase.merge(each.phase(), each.cost(), ThreePoint::plus));
        return new ScenarioTotal(scenario, cost(its), beforeCredits(its), byPhase);
    }

    static ThreePoint cost(List<Line> lines) {
        return lines.stream().map(Line::cost).reduce(ThreePoint.ZERO, ThreePoint::plus);
    }

    static ThreePoint beforeCredits(List<Line> lines) {
        return cost(lines.stream()
                .filter(each -> each.category() != Category.CREDIT)
                .toList());
    }

    /** What became of each credit in each scenario that it could pay something of. */
    static List<CreditUse> credits(List<Line> lines) {
        record Key(Contract contract, String scenario) {}
        Map<Key, ThreePoint> used = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.contract() != null) {
                used.merge(
                        new Key(line.contract(), line.scenario()),
                        ThreePoint.ZERO.minus(line.cost()),
                        ThreePoint::plus);
            }
        }
        List<CreditUse> uses = new ArrayList<>();
        used.forEach((key, value) -> {
            if (key.contract().amount() != null) {
                ThreePoint whole = ThreePoint.of(key.contract().amount().amount());
                uses.add(new CreditUse(key.contract(), key.scenario(), value, whole.minus(value)));
            }
        });
        return uses;
    }
}
