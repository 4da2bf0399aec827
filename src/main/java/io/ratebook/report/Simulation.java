package io.ratebook.report;

import io.ratebook.domain.Assumption;
import io.ratebook.domain.Request;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.report.sensitivity.MonteCarlo;
import io.ratebook.report.sensitivity.MonteCarlo.Varied;
import io.ratebook.report.sensitivity.Outcome;
import io.ratebook.report.sensitivity.Sampling;
import io.ratebook.sampling.Draws;
import io.ratebook.sampling.Pert;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The base case again and again, each time with every assumption that has a low and a high drawn from between them. */
final class Simulation {
    private final Request request;
    private final Sensing sensing;
    private final List<Finding> findings;

    /** @param findings where findings are added */
    Simulation(Request request, Sensing sensing, List<Finding> findings) {
        this.request = request;
        this.sensing = sensing;
        this.findings = findings;
    }

    /**
     * Empty, with a finding, where nothing varies, an assumption's base is beyond its low and high, or a sample can't be rated.
     *
     * @param progress is told how many samples are done
     */
    Optional<MonteCarlo> run(Sampling sampling, IntConsumer progress) {
        List<Assumption> varied = request.assumptions().stream()
                .filter(each -> !each.cases().isFixed())
                .toList();
        if (varied.isEmpty()) {
            findings.add(nothingVaries());
            return Optional.empty();
        }
        List<Assumption> wrong = varied.stream()
                .filter(each -> !Pert.holds(
                        each.cases().low(), each.cases().base(), each.cases().high()))
                .toList();
        wrong.forEach(each -> findings.add(beyond(each)));
        return wrong.isEmpty() ? outcomes(sampling, varied, progress) : Optional.empty();
    }

    private Finding nothingVaries() {
        return Finding.warning(
                "RB-W-MONTECARLO",
                Location.ofFile(file()),
                "no assumption has a low and a high that differ and are in use, so there is nothing to sample",
                "fill in Low and High on the sheet Assumptions, and write =CHOOSE(in_case, low, base, high) into In use");
    }

    private String file() {
        return request.usages().stream()
                .map(each -> each.where().file())
                .findFirst()
                .orElse("");
    }

    private static Finding beyond(Assumption assumption) {
        return Finding.error(
                "RB-MONTECARLO-ORDER",
                assumption.where(),
                "the base of " + assumption.name() + " is not between its low and its high, so nothing can be drawn"
                        + " from between them",
                "correct Low, Base or High, or run without --monte-carlo");
    }

    private Optional<MonteCarlo> outcomes(Sampling sampling, List<Assumption> varied, IntConsumer progress) {
        Map<String, Variation> variations = new LinkedHashMap<>();
        varied.forEach(each -> variations.put(each.name(), Variation.of(each, sampling.seed())));
        Map<String, BigDecimal> base = sensing.base();
        Map<String, List<BigDecimal>> costs = new LinkedHashMap<>();
        base.keySet().forEach(each -> costs.put(each, new ArrayList<>()));
        for (int sample = 1; sample <= sampling.samples(); sample++) {
            Map<String, BigDecimal> settings = new LinkedHashMap<>();
            variations.forEach((name, variation) -> settings.put(name, variation.next()));
            Map<String, BigDecimal> drawn = sensing.anew(settings);
            if (Finding.anyError(findings)) {
                return Optional.empty();
            }
            costs.forEach((scenario, all) -> all.add(drawn.getOrDefault(scenario, BigDecimal.ZERO)));
            progress.accept(sample);
        }
        List<Outcome> outcomes = new ArrayList<>();
        costs.forEach((scenario, all) -> outcomes.add(Outcome.of(
                scenario,
                base.getOrDefault(scenario, BigDecimal.ZERO),
                all,
                request.header().budgets())));
        return Optional.of(new MonteCarlo(
                sampling,
                varied.stream()
                        .map(each -> new Varied(each.name(), each.unit(), each.cases()))
                        .toList(),
                outcomes));
    }

    /** One assumption's own stream of draws. */
    private record Variation(Pert pert, Draws draws) {
        static Variation of(Assumption assumption, long seed) {
            Pert pert = Pert.of(
                    assumption.cases().low(),
                    assumption.cases().base(),
                    assumption.cases().high());
            return new Variation(pert, Draws.of(seed, assumption.name()));
        }

        BigDecimal next() {
            return pert.next(draws);
        }
    }
}
