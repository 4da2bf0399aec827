package io.ratebook.report.explain;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Usage;
import io.ratebook.report.Line;
import io.ratebook.report.Reasons;
import io.ratebook.report.Report;
import io.ratebook.report.explain.Explanation.Because;
import io.ratebook.rules.Asked;
import io.ratebook.rules.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lines of a report to explanations of them. */
public final class Explainer {
    private static final String METERED = "metered\n";
    private static final String CHARGED = "charged\n";

    private final Report report;
    private final Rulebook rulebook;
    private final List<Asked> asked;
    private final Map<Asked, Map<String, List<Object>>> subjects = new HashMap<>();

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

    /** The conditions behind every decision of every line. */
    public Reasons reasons() {
        Map<Integer, List<List<Condition>>> conditions = new HashMap<>();
        for (Line line : report.lines()) {
            conditions.put(
                    line.number(),
                    line.decisions().stream()
                            .map(each -> because(line, each).conditions())
                            .toList());
        }
        return new Reasons(conditions);
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
            Optional<Trial> trial = rulebook.trial(decision.by(), each, focus);
            if (trial.isPresent()) {
                return new Because(decision, trial.get().conditions());
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
    private List<Object> subjects(Asked question, Line line) {
        Metered basis = line.basis();
        if (basis == null) {
            return List.of();
        }
        Map<String, List<Object>> known = subjects.computeIfAbsent(question, Explainer::byKey);
        List<Object> its = new ArrayList<>(known.getOrDefault(key(basis.usage()), List.of()));
        its.addAll(known.getOrDefault(METERED + basis.key(), List.of()));
        its.addAll(known.getOrDefault(CHARGED + basis.key() + band(line), List.of()));
        return its;
    }

    private static Map<String, List<Object>> byKey(Asked question) {
        Map<String, List<Object>> byKey = new HashMap<>();
        for (Object fact : question.facts()) {
            String key = fact instanceof Usage usage
                    ? key(usage)
                    : fact instanceof Metered metered
                            ? METERED + metered.key()
                            : fact instanceof Priced priced
                                    ? METERED + priced.metered().key()
                                    : fact instanceof Charged charged ? CHARGED + charged.key() : "";
            if (!key.isEmpty()) {
                byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(fact);
            }
        }
        return byKey;
    }

    private static String key(Usage usage) {
        return "usage\n" + usage.scenario() + "\n" + usage.id() + "\n"
                + usage.span().first();
    }

    /** What names the charge of the line's own band, where its price has bands. */
    private static String band(Line line) {
        Line.Band tier = line.tier();
        return tier == null ? "" : "|" + Exact.text(tier.bounds().above());
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
                    .ifPresent(each -> rulebook.trials(each, subjects(each, about(line))).stream()
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
