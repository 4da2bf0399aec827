package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    static List<CreditUse> credits(Map<Case, Request> requests, List<Line> lines) {
        record Key(Contract contract, String scenario) {}
        Map<Key, ThreePoint> used = new LinkedHashMap<>();
        for (Line line : lines) {
            Contract contract = line.contract();
            if (contract != null && line.category() == Category.CREDIT) {
                used.merge(new Key(contract, line.scenario()), ThreePoint.ZERO.minus(line.cost()), ThreePoint::plus);
            }
        }
        List<CreditUse> uses = new ArrayList<>();
        used.forEach((key, value) -> {
            ThreePoint whole = new ThreePoint(
                    amount(requests, Case.LOW, key.contract()),
                    amount(requests, Case.BASE, key.contract()),
                    amount(requests, Case.HIGH, key.contract()));
            ThreePoint available =
                    whole.times(ThreePoint.of(BigDecimal.valueOf(months(lines, key.contract(), key.scenario()))));
            uses.add(new CreditUse(key.contract(), key.scenario(), value, available.minus(value)));
        });
        return uses;
    }

    /** On how many months a monthly credit could be drawn on; 1 for others. */
    private static long months(List<Line> lines, Contract contract, String scenario) {
        return lines.stream()
                .filter(each ->
                        contract.equals(each.contract()) && each.scenario().equals(scenario))
                .map(each -> Objects.requireNonNull(each.term()).month())
                .distinct()
                .count();
    }

    /** A credit's amount may be a formula that differs by case. */
    private static BigDecimal amount(Map<Case, Request> requests, Case which, Contract contract) {
        return Optional.ofNullable(requests.get(which)).map(Request::contracts).orElse(List.of()).stream()
                .filter(each -> each.id().equals(contract.id()))
                .filter(each -> each.amount() != null)
                .map(each -> Objects.requireNonNull(each.amount())
                        .amount()
                        .subtract(each.billed())
                        .max(BigDecimal.ZERO))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
