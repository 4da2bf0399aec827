package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Trial.Outcome;
import io.ratebook.rules.TrialPattern.Kind;
import io.ratebook.rules.condition.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules held against facts once more, condition by condition, so that one sees which held and with what values. */
final class Trials {
    /** More failures than these are no near miss. */
    private static final int MOST_FAILURES = 1;

    private static final String NOTHING = "there is none";

    private final Function<Stage, List<TrialRule>> rules;
    private final Map<Stage, List<TrialRule>> known = new EnumMap<>(Stage.class);

    /** @param rules those of a stage; asked when they are first tried */
    Trials(Function<Stage, List<TrialRule>> rules) {
        this.rules = rules;
    }

    /** Of rule files, which are parsed when a rule of their stage is first tried. */
    static Trials of(List<RuleSource> sources) {
        return new Trials(stage -> RuleSource.sound(sources, stage).stream()
                .flatMap(each -> TrialRule.of(each).stream())
                .toList());
    }

    /** The rules of every stage. */
    Map<Stage, List<TrialRule>> all() {
        Map<Stage, List<TrialRule>> all = new EnumMap<>(Stage.class);
        for (Stage each : Stage.values()) {
            all.put(each, rules(each));
        }
        return all;
    }

    /**
     * Of each rule of the stage that fails on one condition at most, the facts for which it fails least.
     *
     * @param asked the facts
     * @param focus where a pattern is about a fact of such a kind, only these are tried
     */
    List<Trial> of(Asked asked, Collection<?> focus) {
        List<Trial> trials = new ArrayList<>();
        for (TrialRule each : rules(asked.stage())) {
            new Attempt(each, asked, focus, false).best().ifPresent(trials::add);
        }
        return trials;
    }

    /** Of one rule that has decided. */
    Optional<Trial> of(RuleRef rule, Asked asked, Collection<?> focus) {
        for (TrialRule each : rules(asked.stage())) {
            if (each.rule().id().equals(rule.id())) {
                return new Attempt(each, asked, focus, true).best().filter(trial -> trial.failed() == 0);
            }
        }
        return Optional.empty();
    }

    private synchronized List<TrialRule> rules(Stage stage) {
        return known.computeIfAbsent(stage, rules);
    }

    /** One rule and all ways to fill its patterns. */
    private static final class Attempt {
        private final TrialRule rule;
        private final Asked asked;
        private final Collection<?> focus;
        private final boolean decided;
        private int fewest = MOST_FAILURES + 1;
        private @Nullable List<Condition> best;

        /** @param decided true where the rule has held: what mustn't be there wasn't */
        Attempt(TrialRule rule, Asked asked, Collection<?> focus, boolean decided) {
            this.rule = rule;
            this.asked = asked;
            this.focus = focus;
            this.decided = decided;
        }

        Optional<Trial> best() {
            fill(0, Map.of(), List.of(), 0);
            return best == null ? Optional.empty() : Optional.of(new Trial(rule.rule(), best));
        }

        private void fill(int index, Map<String, Object> bound, List<Condition> before, int failures) {
            if (fewest == 0 || failures >= fewest) {
                return;
            }
            if (index == rule.patterns().size()) {
                fewest = failures;
                best = before;
                return;
            }
            TrialPattern pattern = rule.patterns().get(index);
            switch (pattern.kind()) {
                case MATCHES -> matches(pattern, index, bound, before, failures);
                case NONE, SOME -> counts(pattern, index, bound, before, failures);
                case UNCLEAR ->
                    fill(
                            index + 1,
                            bound,
                            plus(before, List.of(new Condition("", pattern.text(), "", Outcome.UNCLEAR))),
                            failures);
            }
        }

        private void matches(
                TrialPattern pattern, int index, Map<String, Object> bound, List<Condition> before, int failures) {
            boolean any = false;
            for (Object fact : candidates(pattern)) {
                any = true;
                Map<String, Object> named = new LinkedHashMap<>(bound);
                List<Condition> conditions = pattern.held(new Scope(fact, named, RuleApi.class), named);
                int failed = failures + failed(conditions);
                fill(index + 1, named, plus(before, conditions), failed);
            }
            if (!any) {
                Condition missing = new Condition(pattern.type(), "", "there is no " + pattern.type(), Outcome.FAILS);
                fill(rule.patterns().size(), bound, plus(before, List.of(missing)), failures + 1);
            }
        }

        /** Looked at only where everything before holds: else what it says is about other facts. */
        private void counts(
                TrialPattern pattern, int index, Map<String, Object> bound, List<Condition> before, int failures) {
            if (failures > 0) {
                fill(index + 1, bound, before, failures);
                return;
            }
            if (decided) {
                String actual = pattern.kind() == Kind.SOME ? "there is one" : NOTHING;
                Condition condition = new Condition(pattern.type(), pattern.text(), actual, Outcome.HOLDS);
                fill(index + 1, bound, plus(before, List.of(condition)), failures);
                return;
            }
            Object found = null;
            boolean clear = true;
            for (Object fact : all(pattern)) {
                Map<String, Object> named = new LinkedHashMap<>(bound);
                List<Condition> conditions = pattern.held(new Scope(fact, named, RuleApi.class), named);
                boolean fails = failed(conditions) > 0;
                if (!fails && conditions.stream().anyMatch(each -> each.outcome() == Outcome.UNCLEAR)) {
                    clear = false;
                } else if (!fails) {
                    found = fact;
                    break;
                }
            }
            boolean holds = (found != null) == (pattern.kind() == Kind.SOME);
            Outcome outcome = found == null && !clear ? Outcome.UNCLEAR : holds ? Outcome.HOLDS : Outcome.FAILS;
            String actual = found == null ? NOTHING : "there is " + TrialPattern.shown(found);
            Condition condition = new Condition(pattern.type(), pattern.text(), actual, outcome);
            fill(index + 1, bound, plus(before, List.of(condition)), failures + (outcome == Outcome.FAILS ? 1 : 0));
        }

        private List<?> candidates(TrialPattern pattern) {
            List<?> focused =
                    focus.stream().filter(each -> pattern.isAbout(each)).toList();
            return focused.isEmpty() ? all(pattern) : focused;
        }

        private List<?> all(TrialPattern pattern) {
            return asked.facts(pattern.type());
        }

        private static int failed(List<Condition> conditions) {
            return (int) conditions.stream()
                    .filter(each -> each.outcome() == Outcome.FAILS)
                    .count();
        }

        private static List<Condition> plus(List<Condition> before, List<Condition> more) {
            List<Condition> all = new ArrayList<>(before);
            all.addAll(more);
            return all;
        }
    }
}
