package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import io.ratebook.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of facts and of rule files doesn't show, nor does what is decided twice. */
class DecisionOrderTest {
    private static final long SEED = 20261124;

    private static Decision advice(String rule, Object subject, String text) {
        RuleRef by = new RuleRef(rule, "Advises", "", "", Stage.ADVISE, Location.ofLine("advice.drl", 1));
        return new Decision.Advice(Severity.INFO, subject, text, by);
    }

    @Test
    void whatIsDecidedTwiceComesOnce() {
        Decision first = advice("ADV-010", "Chat", "Batches cost less.");
        Decision second = advice("ADV-010", "Chat", "Caches cost less.");
        Decision other = advice("ADV-020", "Chat", "Batches cost less.");
        assertThat(DecisionOrder.sorted(
                        List.of(other, second, first, second, advice("ADV-010", "Chat", "Batches cost less."), other)))
                .containsExactly(first, second, other);
    }

    /** What reads alike need not be the same. */
    @Test
    void whatOnlyReadsAlikeStays() {
        Decision text = advice("ADV-010", "Chat", "Batches cost less.");
        Decision name = advice("ADV-010", new Named("Chat"), "Batches cost less.");
        assertThat(name).hasToString(text.toString());
        assertThat(DecisionOrder.sorted(List.of(text, name, text, name, text))).containsExactly(text, name);
        assertThat(DecisionOrder.sorted(List.of(name, text, name))).containsExactly(name, text);
    }

    @Test
    void itMattersNotInWhichOrderTheyCome() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                decisions.add(advice("ADV-0" + random.nextInt(4), "S" + random.nextInt(3), "T" + random.nextInt(3)));
            }
            List<Decision> sorted = DecisionOrder.sorted(decisions);
            Collections.shuffle(decisions, random);
            assertThat(DecisionOrder.sorted(decisions))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(sorted);
            assertThat(sorted)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(decisions))
                    .isSortedAccordingTo((a, b) -> a.by().id().compareTo(b.by().id()));
        }
    }

    private record Named(String name) {
        @Override
        public String toString() {
            return name;
        }
    }
}
