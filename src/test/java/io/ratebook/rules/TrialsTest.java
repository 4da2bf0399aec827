package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Trial.Outcome;
import io.ratebook.domain.Usage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why rules hold and don't; Drools is the oracle of whether they do. */
class TrialsTest {
    private static final Usage BATCH = Facts.usage(3, "openai", "gpt-5.1", "batch");

    @Test
    void conditionsAreShownWithTheValuesThatTheyMet() {
        Trial trial = trial(Stage.METER, "CNT-010", BATCH);
        assertThat(trial.conditions())
                .containsExactly(
                        new Trial.Condition("Usage", "inputTokens != null", "inputTokens = 100", Outcome.HOLDS));
    }

    @Test
    void nearMissIsTheOneConditionThatFailed() {
        List<Object> facts = List.of(Facts.batch(3));
        Trial trial = Shipped.rulebook().trials(new Asked(Stage.ADJUST, facts, List.of()), facts).stream()
                .filter(each -> each.rule().id().equals("BAT-020"))
                .findFirst()
                .orElseThrow();
        assertThat(trial.failed()).isEqualTo(1);
        assertThat(trial.conditions())
                .filteredOn(each -> each.outcome() == Outcome.FAILS)
                .extracting(Trial.Condition::text, Trial.Condition::actual)
                .containsExactly(tuple("provider == \"anthropic\"", "provider = openai"));
    }

    @Test
    void whatMoreFactsThanOneDecideIsTriedWithEach() {
        Rulebook rules = Rules.load(Rules.drl(
                "20-price/a.drl",
                "TST-010 joined",
                "$m : Metered( $p : provider )\n    $r : Rate( provider == $p, meter == $m.meter, unitRate != null )\n    not Rate( provider == $p, serviceTier == \"flex\" )",
                "rate($m, $r, \"why\");"));
        try (rules) {
            Metered input = Facts.metered(BATCH, "input");
            List<Object> facts = List.of(
                    input,
                    Facts.rate("openai", "gpt-5.1", "output", "10"),
                    Facts.rate("openai", "gpt-5.1", "input", "1"));
            Trial trial = rules.trials(new Asked(Stage.PRICE, facts, List.of()), List.of(input))
                    .get(0);
            assertThat(trial.failed()).isZero();
            assertThat(trial.conditions())
                    .extracting(Trial.Condition::actual)
                    .contains("meter = input, $m.meter = input", "there is none");
            List<Object> without = List.of(input, Facts.rate("openai", "gpt-5.1", "output", "10"));
            assertThat(rules.trials(new Asked(Stage.PRICE, without, List.of()), List.of(input))
                            .get(0)
                            .failed())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatATrialCantTellItDoesNotClaim() {
        Rulebook rules = Rules.load(Rules.drl(
                "10-meter/a.drl",
                "TST-010 unclear",
                "$u : Usage( provider str[startsWith] \"open\", model != null )",
                "meter($u, \"input\", \"Input tokens\");"));
        try (rules) {
            Trial trial = rules.trials(new Asked(Stage.METER, List.of(BATCH), List.of()), List.of(BATCH))
                    .get(0);
            assertThat(trial.conditions())
                    .extracting(Trial.Condition::outcome)
                    .containsExactly(Outcome.UNCLEAR, Outcome.HOLDS);
        }
    }

    /** The cases of the shipped rules hold every rule; what Drools decides of each and what a trial says must be the same rules. */
    @Test
    void trialsAgreeWithDrools() {
        Set<String> unclear = new TreeSet<>();
        int[] compared = {0};
        ShippedCases.each((stage, facts) -> {
            if (stage == Stage.ADVISE) {
                return;
            }
            for (Object subject : subjects(facts)) {
                Set<String> decided = Shipped.rulebook().decide(stage, facts).stream()
                        .filter(each -> isAbout(each, subject))
                        .map(each -> each.by().id())
                        .collect(Collectors.toCollection(TreeSet::new));
                Set<String> tried = new TreeSet<>();
                for (Trial each : Shipped.rulebook().trials(new Asked(stage, facts, List.of()), List.of(subject))) {
                    if (each.failed() == 0) {
                        tried.add(each.rule().id());
                    }
                    each.conditions().stream()
                            .filter(one -> one.outcome() == Outcome.UNCLEAR)
                            .forEach(one -> unclear.add(each.rule().id() + " " + one.text()));
                }
                tried.removeIf(each -> each.startsWith("LIM-030"));
                decided.removeIf(each -> each.startsWith("LIM-030"));
                assertThat(tried).as(stage + " " + subject).isEqualTo(decided);
                compared[0] += decided.size();
            }
        });
        assertThat(unclear).isEmpty();
        assertThat(compared[0]).isGreaterThan(200);
    }

    private static List<Object> subjects(List<Object> facts) {
        return facts.stream()
                .filter(each -> Set.of("Usage", "Metered", "Priced", "Charged")
                        .contains(each.getClass().getSimpleName()))
                .toList();
    }

    private static boolean isAbout(Decision decision, Object subject) {
        if (decision instanceof Decision.Factor factor && factor.metered() != null) {
            return subject.equals(factor.metered())
                    || subject instanceof Priced priced && priced.metered().equals(factor.metered());
        }
        return Stream.of(subjectOf(decision)).anyMatch(subject::equals);
    }

    private static Object subjectOf(Decision decision) {
        if (decision instanceof Decision.Price price) {
            return price.metered();
        }
        if (decision instanceof Decision.Tier tier) {
            return tier.metered();
        }
        if (decision instanceof Decision.Free free) {
            return free.metered();
        }
        if (decision instanceof Decision.Cap cap) {
            return cap.charged();
        }
        if (decision instanceof Decision.Minimum minimum) {
            return minimum.charged();
        }
        if (decision instanceof Decision.Credit credit) {
            return credit.charged();
        }
        Usage usage = decision.about();
        return usage == null ? decision : usage;
    }

    private static Trial trial(Stage stage, String id, Object subject) {
        return Shipped.rulebook().trials(new Asked(stage, List.of(subject), List.of()), List.of(subject)).stream()
                .filter(each -> each.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
