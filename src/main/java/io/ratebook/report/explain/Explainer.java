package io.ratebook.report.explain;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Usage;
import io.ratebook.report.Line;
import io.ratebook.report.Report;
import io.ratebook.report.explain.Explanation.Because;
import io.ratebook.rules.Asked;
import io.ratebook.rules.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines of a report to explanations of them. */
public final class Explainer {
    private final Report report;
    private final Rulebook rulebook;
    private final List<Asked> asked;

    /** @param asked what the rulebook was asked for this report */
    public Explainer(Report report, Rulebook rulebook, List<Asked> asked) {
        this.report = report;
        this.rulebook = rulebook;
        this.asked = List.copyOf(asked);
    }

    public Explanation explain(Line line) {
        Arithmetic arithmetic = new Arithmetic(report);
        String currency = report.request().header().currency().getCurrencyCode();
        List<Because> because =
                line.decisions().stream().map(each -> because(line, each)).toList();
        return new Explanation(line, currency, Inputs.of(line), arithmetic.steps(line), because, nearMisses(line));
    }

    /** The line that this one pays for, makes up or is about: its facts are those that the rules looked at. */
    private Line about(Line line) {
        return line.paidLine() > 0 ? report.lines().get(line.paidLine() - 1) : line;
    }

    private Because because(Line line, Decision decision) {
        List<Object> own = own(decision);
        for (Asked each : of(decision.by().stage())) {
            List<Object> focus = new ArrayList<>(own);
            focus.addAll(subjects(each, about(line)));
            for (Trial trial : rulebook.trials(each.stage(), each.facts(), focus)) {
                if (trial.rule().id().equals(decision.by().id()) && trial.failed() == 0) {
                    return new Because(decision, trial.conditions());
                }
            }
        }
        return new Because(decision, List.of());
    }

    /** The base case's first: it is the second of the three that are asked in turn. */
    private List<Asked> of(Stage stage) {
        List<Asked> its = asked.stream().filter(each -> each.stage() == stage).toList();
        int third = its.size() / 3;
        List<Asked> ordered = new ArrayList<>(its.subList(third, its.size()));
        ordered.addAll(its.subList(0, third));
        return ordered;
    }

    /** The facts that this decision, and no other of its rule, was made about. */
    private static List<Object> own(Decision decision) {
        if (decision instanceof Decision.Price price) {
            return List.of(price.rate(), price.metered());
        }
        if (decision instanceof Decision.Free free) {
            return List.of(free.contract(), free.metered());
        }
        if (decision instanceof Decision.Cap cap) {
            return List.of(cap.contract(), cap.charged());
        }
        if (decision instanceof Decision.Minimum minimum) {
            return List.of(minimum.contract(), minimum.charged());
        }
        if (decision instanceof Decision.Commitment commitment) {
            return List.of(commitment.contract(), commitment.scenario());
        }
        if (decision instanceof Decision.Credit credit) {
            return List.of(credit.contract(), credit.charged());
        }
        boolean term = decision instanceof Decision.Factor factor && factor.basis() instanceof Contract;
        return term ? List.of(((Decision.Factor) decision).basis()) : List.of();
    }

    /** The facts of a question that the line comes from, whichever case it was asked for. */
    private static List<Object> subjects(Asked question, Line line) {
        Metered basis = line.basis();
        if (basis == null) {
            return List.of();
        }
        List<Object> subjects = new ArrayList<>(question.facts());
        subjects.removeIf(each -> !isSubject(each, line, basis));
        return subjects;
    }

    private static boolean isSubject(Object fact, Line line, Metered basis) {
        return fact instanceof Usage usage && isSame(usage, basis.usage())
                || fact instanceof Metered metered && metered.key().equals(basis.key())
                || fact instanceof Priced priced && priced.metered().key().equals(basis.key())
                || fact instanceof Charged charged && isOf(charged, line, basis);
    }

    private static boolean isSame(Usage one, Usage other) {
        return one.scenario().equals(other.scenario())
                && one.id().equals(other.id())
                && one.span().first() == other.span().first();
    }

    /** The charge of the line's own band, where its price has bands. */
    private static boolean isOf(Charged charged, Line line, Metered basis) {
        Line.Band tier = line.tier();
        String band = tier == null ? "" : "|" + Exact.text(tier.bounds().above());
        return charged.key().equals(basis.key() + band);
    }

    private List<Trial> nearMisses(Line line) {
        if (line.basis() == null && line.paidLine() == 0) {
            return List.of();
        }
        Set<String> decided = new HashSet<>();
        line.decisions().forEach(each -> decided.add(each.by().id()));
        List<Trial> misses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Stage stage : line.paidLine() > 0 ? List.of(Stage.COMMIT) : List.of(Stage.values())) {
            of(stage).stream()
                    .filter(each -> !subjects(each, about(line)).isEmpty())
                    .findFirst()
                    .ifPresent(each -> rulebook.trials(stage, each.facts(), subjects(each, about(line))).stream()
                            .filter(trial -> trial.failed() == 1 && trial.held() > 0)
                            .filter(trial -> !decided.contains(trial.rule().id())
                                    && seen.add(trial.rule().id()))
                            .forEach(misses::add));
        }
        return misses.stream()
                .sorted(Comparator.comparing((Trial each) -> each.rule().stage())
                        .thenComparing(each -> -each.held())
                        .thenComparing(each -> each.rule().id()))
                .toList();
    }
}
