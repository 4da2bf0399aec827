package io.ratebook.report;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Request;
import io.ratebook.domain.Sensitivity;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Rated;
import io.ratebook.report.sensitivity.OneWay;
import io.ratebook.report.sensitivity.Swing;
import io.ratebook.report.sensitivity.TwoWay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the cost depends on, by rating the request anew with assumptions at other values. */
final class Sensing {
    private final Request request;
    private final List<ScenarioTotal> totals;
    private final Function<Map<String, BigDecimal>, List<ScenarioTotal>> everyCase;
    private final Function<Map<String, BigDecimal>, Checked<Optional<CaseCharges>>> baseCase;
    private final List<Finding> findings;
    private final Map<Map<String, BigDecimal>, Checked<Optional<Map<String, BigDecimal>>>> known = new HashMap<>();

    /**
     * @param request the base case's
     * @param totals of the run itself
     * @param everyCase the totals with other settings
     * @param findings where findings are added
     */
    Sensing(
            Request request,
            List<ScenarioTotal> totals,
            Function<Map<String, BigDecimal>, List<ScenarioTotal>> everyCase,
            Function<Map<String, BigDecimal>, Checked<Optional<CaseCharges>>> baseCase,
            List<Finding> findings) {
        this.request = request;
        this.totals = totals;
        this.everyCase = everyCase;
        this.baseCase = baseCase;
        this.findings = findings;
    }

    /** A table for each assumption that is asked about alone, in the order of the sheet. */
    List<OneWay> oneWays() {
        Map<String, Set<BigDecimal>> asked = new LinkedHashMap<>();
        request.sensitivities().stream()
                .filter(each -> each.second() == null)
                .forEach(each -> asked.computeIfAbsent(each.assumption(), name -> new LinkedHashSet<>())
                        .addAll(each.values()));
        List<OneWay> tables = new ArrayList<>();
        asked.forEach((name, values) -> {
            Assumption assumption = assumption(name);
            tables.add(new OneWay(
                    name,
                    assumption.unit(),
                    assumption.value(),
                    values.stream().map(each -> point(name, each)).toList()));
        });
        return tables;
    }

    private OneWay.Point point(String assumption, BigDecimal value) {
        Map<String, ThreePoint> costs = new LinkedHashMap<>();
        everyCase
                .apply(Map.of(assumption, value))
                .forEach(each -> costs.put(each.scenario().name(), each.cost()));
        return new OneWay.Point(value, costs);
    }

    /** A grid for each pair of assumptions, in the order of the sheet. */
    List<TwoWay> twoWays() {
        record Pair(String down, String across) {}
        record Values(Set<BigDecimal> down, Set<BigDecimal> across) {}
        Map<Pair, Values> asked = new LinkedHashMap<>();
        for (Sensitivity each : request.sensitivities()) {
            Sensitivity.Second second = each.second();
            if (second != null) {
                Values values = asked.computeIfAbsent(
                        new Pair(each.assumption(), second.assumption()),
                        pair -> new Values(new LinkedHashSet<>(), new LinkedHashSet<>()));
                values.down.addAll(each.values());
                values.across.addAll(second.values());
            }
        }
        List<TwoWay> grids = new ArrayList<>();
        asked.forEach(
                (pair, values) -> grids.add(grid(axis(pair.down, values.down), axis(pair.across, values.across))));
        return grids;
    }

    private TwoWay.Axis axis(String name, Set<BigDecimal> values) {
        Assumption assumption = assumption(name);
        return new TwoWay.Axis(name, assumption.unit(), assumption.value(), List.copyOf(values));
    }

    private TwoWay grid(TwoWay.Axis down, TwoWay.Axis across) {
        Map<String, List<List<BigDecimal>>> costs = new LinkedHashMap<>();
        totals.forEach(each -> costs.put(each.scenario().name(), new ArrayList<>()));
        for (BigDecimal one : down.values()) {
            costs.values().forEach(each -> each.add(new ArrayList<>()));
            for (BigDecimal other : across.values()) {
                Map<String, BigDecimal> cell = stopping(Map.of(down.assumption(), one, across.assumption(), other));
                costs.forEach((scenario, rows) -> rows.get(rows.size() - 1).add(cost(cell, scenario)));
            }
        }
        return new TwoWay(down, across, costs);
    }

    /** By scenario, the largest swing first. What can't be rated at a low or a high has no swing, and is told. */
    List<Swing> swings() {
        List<Swing> swings = new ArrayList<>();
        for (Assumption each : request.assumptions()) {
            if (!each.cases().isFixed()) {
                swings(each, swings);
            }
        }
        List<String> order = totals.stream().map(each -> each.scenario().name()).toList();
        return swings.stream()
                .sorted(Comparator.comparingInt((Swing each) -> order.indexOf(each.scenario()))
                        .thenComparing(Swing::span, Comparator.reverseOrder()))
                .toList();
    }

    private void swings(Assumption assumption, List<Swing> into) {
        Optional<Map<String, BigDecimal>> low =
                warning(assumption, assumption.cases().low());
        Optional<Map<String, BigDecimal>> high =
                warning(assumption, assumption.cases().high());
        if (low.isEmpty() || high.isEmpty()) {
            return;
        }
        for (ScenarioTotal total : totals) {
            String scenario = total.scenario().name();
            ThreePoint costs =
                    new ThreePoint(cost(low.get(), scenario), total.cost().base(), cost(high.get(), scenario));
            into.add(new Swing(scenario, assumption.name(), assumption.unit(), assumption.cases(), costs));
        }
    }

    private Optional<Map<String, BigDecimal>> warning(Assumption assumption, BigDecimal value) {
        if (value.compareTo(assumption.cases().base()) == 0) {
            return Optional.of(base());
        }
        Checked<Optional<Map<String, BigDecimal>>> costs = remembered(Map.of(assumption.name(), value));
        costs.findings().stream()
                .limit(1)
                .forEach(each -> findings.add(Finding.warning(
                        "RB-W-SWING",
                        assumption.where(),
                        "with " + assumption.name() + "=" + Exact.text(value)
                                + " and the rest at base the request can't be rated, so the assumption has no swing: "
                                + each.message(),
                        each.maybe())));
        return costs.value();
    }

    /** By scenario; no costs, and errors among the findings, where it can't be rated. */
    private Map<String, BigDecimal> stopping(Map<String, BigDecimal> settings) {
        return told(settings, remembered(settings));
    }

    /** The same, which nobody will ask again. */
    Map<String, BigDecimal> anew(Map<String, BigDecimal> settings) {
        return told(settings, costs(settings));
    }

    private Map<String, BigDecimal> told(
            Map<String, BigDecimal> settings, Checked<Optional<Map<String, BigDecimal>>> costs) {
        costs.findings().forEach(each -> findings.add(each.with(About.words(settings))));
        return costs.value().orElse(Map.of());
    }

    /** What the run itself costs in its base case, by scenario. */
    Map<String, BigDecimal> base() {
        return costs(totals);
    }

    private Checked<Optional<Map<String, BigDecimal>>> remembered(Map<String, BigDecimal> settings) {
        Checked<Optional<Map<String, BigDecimal>>> before = known.get(settings);
        Checked<Optional<Map<String, BigDecimal>>> costs = before == null ? costs(settings) : before;
        known.put(settings, costs);
        return costs;
    }

    private Checked<Optional<Map<String, BigDecimal>>> costs(Map<String, BigDecimal> settings) {
        return baseCase.apply(settings).map(each -> each.map(Sensing::costs));
    }

    private static Map<String, BigDecimal> costs(CaseCharges charges) {
        return costs(Totals.of(charges.request(), Lines.of(new Rated(charges, charges, charges))));
    }

    private static Map<String, BigDecimal> costs(List<ScenarioTotal> totals) {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        totals.forEach(each -> costs.put(each.scenario().name(), each.cost().base()));
        return costs;
    }

    /** A scenario that a setting leaves without rows costs nothing. */
    private static BigDecimal cost(Map<String, BigDecimal> costs, String scenario) {
        return costs.getOrDefault(scenario, BigDecimal.ZERO);
    }

    private Assumption assumption(String name) {
        return request.assumptions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no assumption " + name));
    }
}
