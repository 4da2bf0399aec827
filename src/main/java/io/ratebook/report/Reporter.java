package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.Request;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Total;
import io.ratebook.finding.Finding;
import io.ratebook.rating.Rated;
import io.ratebook.rating.Remarks;
import io.ratebook.report.sensitivity.Sampling;
import io.ratebook.report.sensitivity.Sensitivities;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Charges to the whole report: totals, comparisons, sensitivities, verdicts and advice. */
public final class Reporter {
    private final Rulebook rulebook;
    private final Reruns reruns;
    private final Map<Map<String, BigDecimal>, Answers> known = new HashMap<>();

    public Reporter(Rulebook rulebook, Reruns reruns) {
        this.rulebook = rulebook;
        this.reruns = reruns;
    }

    /**
     * @param sampling empty where nobody asked for samples
     * @param progress is told how many samples are done
     */
    public Report report(Rated rated, Optional<Sampling> sampling, IntConsumer progress) {
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
        Sensitivities sensitivities = sensitivities(request, answers, sampling, progress, findings);
        return new Report(
                request,
                answers.lines(),
                Reasons.NONE,
                answers.totals(),
                months,
                Totals.credits(answers.requests(), answers.lines()),
                answers.comparisons(),
                comparisons.returns(months),
                comparisons.metrics(),
                sensitivities,
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
        Answers anew = Answers.of(reruns.everyCase(settings));
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

    private Sensitivities sensitivities(
            Request request,
            Answers answers,
            Optional<Sampling> sampling,
            IntConsumer progress,
            List<Finding> findings) {
        Sensing sensing = new Sensing(
                request, answers.totals(), settings -> answers(settings).totals(), reruns::baseCase, findings);
        return new Sensitivities(
                sensing.oneWays(),
                sensing.twoWays(),
                sensing.swings(),
                sampling.flatMap(each -> new Simulation(request, sensing, findings).run(each, progress))
                        .orElse(null));
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
