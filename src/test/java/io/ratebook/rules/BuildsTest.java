package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled stages are used again only where not a letter has changed. */
class BuildsTest {
    private static final Usage USAGE = Facts.usage(2, "openai", "gpt-5.1", "standard");

    @Test
    void rulesThatChangeAreCompiledAndOldOnesComeBack() {
        for (int round = 0; round < 3; round++) {
            try (Rulebook one = Rules.load(counting("input"));
                    Rulebook other = Rules.load(counting("output"))) {
                assertThat(meters(one)).containsExactly("input");
                assertThat(meters(other)).containsExactly("output");
            }
        }
    }

    @Test
    void sameRulesAreAskedAfterAnotherUserHasClosedThem() {
        Rulebook one = Rules.load(counting("input"));
        try (Rulebook other = Rules.load(counting("input"))) {
            one.close();
            one.close();
            assertThat(meters(other)).containsExactly("input");
        }
    }

    @Test
    void whatNobodyUsesIsDisposedOfAndCompiledAnew() {
        for (int i = 0; i < 20; i++) {
            try (Rulebook rules = Rules.load(counting("meter " + i))) {
                assertThat(meters(rules)).containsExactly("meter " + i);
            }
        }
        try (Rulebook first = Rules.load(counting("meter 0"))) {
            assertThat(meters(first)).containsExactly("meter 0");
        }
    }

    @Test
    void brokenRulesStayBrokenAndMendedOnesHold() {
        RuleFile.Drl broken =
                Rules.drl("10-meter/a.drl", "TST-010 a", "$u : Usage( modle != null )", "meter($u, \"a\", \"Calls\");");
        assertThat(Rules.findings(broken)).isNotEmpty().isEqualTo(Rules.findings(broken));
        try (Rulebook rules = Rules.load(counting("input"))) {
            assertThat(meters(rules)).containsExactly("input");
        }
    }

    private static RuleFile.Drl counting(String meter) {
        return Rules.drl(
                "10-meter/a.drl",
                "TST-010 a",
                "$u : Usage( model != null )",
                "meter($u, \"" + meter + "\", \"Input tokens\");");
    }

    private static List<String> meters(Rulebook rules) {
        return rules.decide(Stage.METER, List.of(USAGE)).stream()
                .map(each -> ((Decision.Meter) each).meter())
                .toList();
    }
}
