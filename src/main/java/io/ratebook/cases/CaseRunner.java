package io.ratebook.cases;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.cases.CaseOutcome.Status;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Rated;
import io.ratebook.rating.Rater;
import io.ratebook.report.Line;
import io.ratebook.report.Report;
import io.ratebook.report.Reporter;
import io.ratebook.report.Reruns;
import io.ratebook.rules.RuleFailure;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a rulebook about cases. Of the decisions, those of the rule file beside the cases count; of a cost, those of all files. */
public final class CaseRunner {
    private final Rulebook rulebook;
    private final List<Rate> published;

    /** @param published the prices of the cards, for costs of cases that name no rates of their own */
    public CaseRunner(Rulebook rulebook, List<Rate> published) {
        this.rulebook = rulebook;
        this.published = List.copyOf(published);
    }

    public CaseOutcome run(CaseFile file, RuleCase row) {
        try {
            List<Decision> decided = row.expected().isEmpty() && !row.isOpen()
                    ? List.of()
                    : rulebook.decide(file.stage(), row.facts()).stream()
                            .filter(each -> each.by().at().file().equals(file.rules()))
                            .distinct()
                            .toList();
            Costed costed = row.has(CaseColumns.COST)
                            && (row.isOpen() || row.expectedCost().isPresent())
                    ? costed(row.row())
                    : Costed.NOT_ASKED;
            return outcome(row, decided, costed);
        } catch (RuleFailure failure) {
            return new CaseOutcome(
                    row, Status.FAILED, List.of(), List.of(), List.of(), null, List.of(failure.finding()));
        }
    }

    private static CaseOutcome outcome(RuleCase row, List<Decision> decided, Costed costed) {
        List<String> missing = new ArrayList<>(row.expected().orElse(List.of()));
        List<Decision> unexpected = new ArrayList<>();
        if (row.expected().isPresent()) {
            decided.forEach(each -> {
                if (!missing.remove(DecisionWords.of(each))) {
                    unexpected.add(each);
                }
            });
        }
        BigDecimal cost = costed.cost();
        boolean differs = CaseOutcome.differs(row, cost);
        Status status = row.isOpen()
                ? Status.OPEN
                : missing.isEmpty() && unexpected.isEmpty() && !differs ? Status.PASSED : Status.FAILED;
        List<Decision> chain = decided.isEmpty() ? costed.decisions() : decided;
        return new CaseOutcome(row, status, missing, unexpected, chain, cost, costed.findings());
    }

    /** What a row costs, and what was decided on the way. */
    private record Costed(@Nullable BigDecimal cost, List<Decision> decisions, List<Finding> findings) {
        static final Costed NOT_ASKED = new Costed(null, List.of(), List.of());
    }

    private Costed costed(CaseFacts facts) {
        List<Rate> rates = facts.rates();
        CaseCharges charges = new Rater(rulebook, rates.isEmpty() ? published : rates).rate(facts.request(), Case.BASE);
        List<Finding> errors =
                charges.findings().stream().filter(Finding::isError).distinct().toList();
        if (!errors.isEmpty()) {
            return new Costed(null, List.of(), errors);
        }
        Report report = new Reporter(rulebook, new NoReruns())
                .report(new Rated(charges, charges, charges), Optional.empty(), samples -> {});
        BigDecimal cost = Exact.normal(report.totals().get(0).cost().base());
        List<Decision> decisions = report.lines().stream()
                .map(Line::decisions)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new Costed(cost, decisions, List.of());
    }

    /** A case has no assumptions that could be set. */
    private static final class NoReruns implements Reruns {
        @Override
        public Rated everyCase(Map<String, BigDecimal> settings) {
            throw new IllegalStateException("a case has no assumptions: " + settings);
        }

        @Override
        public Checked<Optional<CaseCharges>> baseCase(Map<String, BigDecimal> settings) {
            throw new IllegalStateException("a case has no assumptions: " + settings);
        }
    }
}
