package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.Request;
import io.ratebook.domain.Sensitivity;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Total;
import io.ratebook.finding.Finding;
import io.ratebook.rating.Rated;
import io.ratebook.rating.Remarks;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Charges to the whole report: totals, comparisons, sensitivities, verdicts and advice. */
public final class Reporter {
    private final Rulebook rulebook;
    private final Function<Map<String, BigDecimal>, Rated> rerun;
    private final Map<Map<String, BigDecimal>, Answers> known = new HashMap<>();

    /** @param rerun rates the request anew with these assumptions set, beside those that the command line set */
    public Reporter(Rulebook rulebook, Function<Map<String, BigDecimal>, Rated> rerun) {
        this.rulebook = rulebook;
        this.rerun = rerun;
    }

    public Report report(Rated rated) {
        Request request = rated.base().request();
        Answers answers = Answers.of(rated);
        known.put(Map.of(), answers);
        List<Finding> findings = new ArrayList<>(rated.findings());
        Comparisons comparisons = new Comparisons(answers.requests(), answers.lines());
        List<Decision> advice = advice(request, answers, comparisons.contrasts());
        List<Verdict> verdicts = verdicts(request);
        verdicts.forEach(each -> Verdicts.finding(each).ifPresent(findings::add));
        advice.stream()
                .filter(Decision.Advice.class::isInstance)
                .forEach(each -> findings.add(Remarks.finding((Decision.Advice) each)));
        findings.addAll(Doubts.about(answers));
        List<MonthCost> months = Months.of(answers.requests(), answers.lines());
        return new Report(
                request,
                answers.lines(),
                answers.totals(),
                months,
                Totals.credits(answers.requests(), answers.lines()),
                answers.comparisons(),
                comparisons.returns(months),
                comparisons.metrics(),
                sensitivities(request),
                Standing.of(rated),
                rulebook.reads(),
                advice.stream()
                        .filter(Decision.Fit.class::isInstance)
                        .map(Decision.Fit.class::cast)
                        .toList(),
                verdicts,
                findings.stream().distinct().sorted().toList());
    }

    private Answers answers(Map<String, BigDecimal> settings) {
        Answers before = known.get(settings);
        if (before != null) {
            return before;
        }
        Answers anew = Answers.of(rerun.apply(settings));
        known.put(settings, anew);
        return anew;
    }

    private List<Decision> advice(Request request, Answers answers, List<Contrast> contrasts) {
        Currency currency = request.header().currency();
        List<Object> facts = new ArrayList<>();
        facts.add(request.header());
        facts.addAll(request.assumptions());
        facts.addAll(request.scenarios());
        facts.addAll(request.usages());
        facts.addAll(contrasts);
        for (Budget budget : request.header().budgets()) {
            facts.add(budget);
        }
        for (ScenarioTotal each : answers.totals()) {
            BigDecimal highest =
                    each.cost().low().max(each.cost().base()).max(each.cost().high());
            facts.add(new Total(
                    each.scenario(),
                    new Money(each.cost().base(), currency),
                    new Money(each.beforeCredits().base(), currency),
                    new Money(highest, currency)));
        }
        return rulebook.decide(Stage.ADVISE, facts);
    }

    private List<Sensed> sensitivities(Request request) {
        List<Sensed> sensed = new ArrayList<>();
        for (Sensitivity each : request.sensitivities()) {
            Map<String, ThreePoint> costs = new LinkedHashMap<>();
            answers(Map.of(each.assumption(), each.value()))
                    .totals()
                    .forEach(total -> costs.put(total.scenario().name(), total.cost()));
            sensed.add(new Sensed(each, costs));
        }
        return sensed;
    }

    private List<Verdict> verdicts(Request request) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < request.expectations().size(); i++) {
            verdicts.add(verdict(i, request.expectations().get(i)));
        }
        return verdicts;
    }

    /** The row's own numbers may be formulas, so they are read again as its settings and its case make them. */
    private Verdict verdict(int index, Expectation row) {
        Answers answers = answers(row.selector().with());
        Case which = row.selector().which();
        Expectation reread = answers.request(which).expectations().get(index);
        return Verdicts.of(reread, new Figures(answers));
    }
}
