package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.domain.Charged;
import io.ratebook.domain.ChoiceRange;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.rules.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The stages meter, price, adjust and commit, in that order: facts to decisions to charges. All arithmetic is here, exact and unrounded. */
public final class Rater {
    private final Rulebook rulebook;
    private final List<Rate> published;

    /** @param published the rates of the cards; those of a request's contract are its own */
    public Rater(Rulebook rulebook, List<Rate> published) {
        this.rulebook = rulebook;
        this.published = List.copyOf(published);
    }

    /** What is noted while a case is rated: findings, and whether something was decided that another case would apply otherwise. */
    private static final class Notes {
        private final List<Finding> findings = new ArrayList<>();
        private boolean byCase;
    }

    /** Rates one case of a request. What can't be priced is a finding, and has no charge. */
    public CaseCharges rate(Request request, Case which) {
        return rate(request, which, new Notes());
    }

    /** Rates a request in its three cases: once where it is the same, and no factor that is decided on has a range. */
    public Rated rate(Request low, Request base, Request high) {
        Notes notes = new Notes();
        CaseCharges first = rate(low, Case.LOW, notes);
        return low.equals(base) && base.equals(high) && !notes.byCase
                ? new Rated(first, first, first)
                : new Rated(first, rate(base, Case.BASE), rate(high, Case.HIGH));
    }

    private CaseCharges rate(Request request, Case which, Notes notes) {
        List<Finding> findings = notes.findings;
        List<Rate> rates = rates(request);
        List<Usage> usages = Phasing.of(request, rates);
        List<CacheTrial> trials = new ArrayList<>();
        List<Counted> counted = metered(request, usages, which, trials, notes);
        List<Choice> chosen = priced(request, rates, counted, notes);
        List<Charge> charges = told(request, which, rates, trials, adjusted(request, which, chosen, notes), notes);
        Commitments.Outcome outcome = committed(request, usages, charges, notes);
        Pooled.check(chosen, findings);
        Spans.check(request, charges, findings);
        Sums.check(chosen, charges, request.header(), findings);
        List<ChoiceRange> ranges = ChoiceRanges.of(counted, chosen, rulebook.reads());
        return new CaseCharges(request, charges, outcome.draws(), outcome.trueUps(), ranges, findings);
    }

    /**
     * Which usages cost so much for each unit, so that many of them cost as much together as apart. What has no price is among them.
     *
     * @param request what they belong to, in one case
     */
    public Set<Usage> proportional(Request request, Collection<Usage> usages, Case which) {
        Notes ignored = new Notes();
        List<Rate> rates = rates(request);
        Request asked = request.with(List.copyOf(usages));
        Set<String> others = new HashSet<>();
        List<Counted> counted = metered(asked, Phasing.of(asked, rates), which, new ArrayList<>(), ignored);
        for (Counted each : counted) {
            if (!isWhole(each.metered().measure())) {
                others.add(row(each.metered().usage()));
            }
        }
        for (Choice each : priced(asked, rates, counted, ignored)) {
            if (each.tiers().isPresent() || each.rate().roundUpTo() != null) {
                others.add(row(each.metered().usage()));
            }
        }
        return usages.stream().filter(each -> !others.contains(row(each))).collect(Collectors.toSet());
    }

    private static boolean isWhole(Measure measure) {
        return measure.share() == Measure.Share.WHOLE
                && (measure.calls() == Measure.Calls.EVERY || measure.calls() == Measure.Calls.COUNTED);
    }

    private static String row(Usage usage) {
        return usage.scenario() + "\n" + usage.id();
    }

    /** The charges of what is counted, compared with what caching rows would cost otherwise: what that finds is no finding. */
    private List<Charge> told(
            Request request, Case which, List<Rate> rates, List<CacheTrial> trials, List<Charge> charges, Notes notes) {
        if (trials.isEmpty()) {
            return charges;
        }
        Notes ignored = new Notes();
        List<Counted> tried =
                trials.stream().flatMap(each -> each.tried().stream()).toList();
        List<Charge> priced = adjusted(request, which, priced(request, rates, tried, ignored), ignored);
        notes.byCase |= ignored.byCase;
        return Savings.told(request.header(), trials, charges, priced, notes.findings);
    }

    private List<Rate> rates(Request request) {
        List<Rate> rates = new ArrayList<>(published);
        request.contracts().stream()
                .map(Contract::negotiatedRate)
                .flatMap(Optional::stream)
                .forEach(rates::add);
        return rates;
    }

    private List<Counted> metered(
            Request request, List<Usage> usages, Case which, List<CacheTrial> trials, Notes notes) {
        List<Decision> decisions = decide(
                Stage.METER, notes, List.of(request.header()), request.scenarios(), request.assumptions(), usages);
        Map<Usage, List<Decision>> about = byUsage(decisions);
        List<Counted> counted = new ArrayList<>();
        for (Usage usage : usages) {
            counted.addAll(Metering.of(which, usage, about.getOrDefault(usage, List.of()), trials, notes.findings));
        }
        return counted;
    }

    private List<Choice> priced(Request request, List<Rate> rates, List<Counted> counted, Notes notes) {
        List<Decision> decisions = decide(
                Stage.PRICE,
                notes,
                List.of(request.header()),
                request.assumptions(),
                request.contracts(),
                counted.stream().map(Counted::metered).toList(),
                rates);
        Map<Usage, List<Decision>> about = byUsage(decisions);
        Choice.Maker maker = new Choice.Maker(rates, notes.findings);
        List<Choice> chosen = new ArrayList<>();
        for (Counted each : counted) {
            maker.of(each, about.getOrDefault(each.metered().usage(), List.of()))
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private List<Charge> adjusted(Request request, Case which, List<Choice> chosen, Notes notes) {
        List<Decision> decisions = decide(
                Stage.ADJUST,
                notes,
                List.of(request.header()),
                request.header().rates(),
                request.assumptions(),
                request.contracts(),
                chosen.stream().map(Choice::priced).toList());
        Map<Usage, List<Decision>> about = byUsage(decisions);
        Adjusting adjusting = new Adjusting(request.header(), which, notes.findings);
        List<Charge> charges = new ArrayList<>();
        for (Choice each : chosen) {
            Metered metered = each.metered();
            List<Decision.Factor> adjustments = Decisions.of(
                    about.getOrDefault(metered.usage(), List.of()),
                    Decision.Factor.class,
                    factor -> factor.holdsFor(metered));
            charges.addAll(adjusting.charges(each, adjustments));
        }
        return charges;
    }

    private Commitments.Outcome committed(Request request, List<Usage> usages, List<Charge> charges, Notes notes) {
        Map<Charged, Charge> facts = new LinkedHashMap<>();
        for (Charge each : charges) {
            Priced priced = new Priced(each.counted().metered(), each.rate());
            facts.put(new Charged(priced, each.key(), each.cost()), each);
        }
        List<Decision> decisions = decide(
                Stage.COMMIT,
                notes,
                List.of(request.header()),
                request.scenarios(),
                request.contracts(),
                facts.keySet());
        return Commitments.of(facts, usages, decisions);
    }

    private List<Decision> decide(Stage stage, Notes notes, Collection<?>... facts) {
        List<Object> all = new ArrayList<>();
        for (Collection<?> each : facts) {
            all.addAll(each);
        }
        List<Decision> decisions = rulebook.decide(stage, all);
        Decisions.of(decisions, Decision.Advice.class).forEach(each -> notes.findings.add(Remarks.finding(each)));
        notes.byCase |= !Decisions.of(
                        decisions, Decision.Factor.class, each -> !each.value().isFixed())
                .isEmpty();
        return decisions;
    }

    private static Map<Usage, List<Decision>> byUsage(List<Decision> decisions) {
        Map<Usage, List<Decision>> byUsage = new HashMap<>();
        for (Decision each : decisions) {
            Usage usage = each.about();
            if (usage != null) {
                byUsage.computeIfAbsent(usage, which -> new ArrayList<>()).add(each);
            }
        }
        return byUsage;
    }
}
