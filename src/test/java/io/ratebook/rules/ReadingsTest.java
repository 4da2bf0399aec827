package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.RuleReads;
import io.ratebook.domain.Stage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static RuleReads reads(Stage stage, String conditions, String consequence) {
        String drl = "rule \"TST-010 a rule\"\nwhen\n    " + conditions + "\nthen\n    " + consequence + "\nend\n";
        return Readings.of(List.of(source(stage, drl)));
    }

    private static RuleSource source(Stage stage, String drl) {
        return new RuleSource(
                "a.drl",
                stage,
                drl,
                List.of(),
                (fragment, word) -> Location.ofFile("a.drl"),
                some -> source(stage, drl));
    }

    private static RuleReads reads(String conditions) {
        return reads(Stage.METER, conditions, "meter($u, \"input\", \"Input tokens\");");
    }

    @Test
    void aNumberThatIsComparedWithConstantsIsKnownByThem() {
        RuleReads reads = reads("$u : Usage( calls > 1000, dec(\"0.5\") <= hitRate, calls <= 5000 )");
        assertThat(reads.constants()).containsOnlyKeys(UsageField.CALLS, UsageField.HIT_RATE);
        assertThat(reads.constants().get(UsageField.CALLS))
                .containsExactlyInAnyOrder(new BigDecimal("1000"), new BigDecimal("5000"));
        assertThat(reads.constants().get(UsageField.HIT_RATE)).containsExactly(new BigDecimal("0.5"));
        assertThat(reads.compared()).isEmpty();
        assertThat(reads.opaque()).isFalse();
    }

    @Test
    void whetherANumberIsGivenIsNoComparison() {
        RuleReads reads = reads("$u : Usage( inputTokens != null, null == cachedInputTokens )");
        assertThat(reads.constants()).isEmpty();
        assertThat(reads.compared()).isEmpty();
    }

    @Test
    void anyOtherUseOfANumberMeansEveryValue() {
        assertThat(reads("$u : Usage( calls > repeat )").compared())
                .containsExactlyInAnyOrder(UsageField.CALLS, UsageField.REPEAT);
        assertThat(reads("$u : Usage( $n : calls )").compared()).containsExactly(UsageField.CALLS);
        assertThat(reads(Stage.ADJUST, "$p : Priced()", "factor($p, $p.metered().usage().buffer(), \"why\");")
                        .compared())
                .containsExactly(UsageField.BUFFER);
    }

    @Test
    void promptTokensAreANumberOfTheirOwn() {
        assertThat(reads("$m : Metered( promptTokens >= 200000 )").promptTokens())
                .containsExactly(new BigDecimal("200000"));
    }

    @Test
    void wordsInTextsAndCommentsAreNoReading() {
        RuleReads reads = reads("$u : Usage( activity == \"calls > 10\" ) // repeat > 5");
        assertThat(reads.constants()).isEmpty();
        assertThat(reads.compared()).isEmpty();
    }

    @Test
    void ownColumnsAndNumbersThatFollowFromOthersAreRemarked() {
        assertThat(reads("$u : Usage( attrs[\"Team\"] == \"A\" )").attrs()).isTrue();
        assertThat(reads("$m : Metered( quantity.value > 5 )").opaque()).isTrue();
        assertThat(reads("$u : Usage( provider == \"openai\" )").opaque()).isFalse();
    }

    @Test
    void whatOnlyAdvisesIsPassedOver() {
        RuleReads reads = reads(Stage.ADVISE, "$u : Usage( calls > 5 )", "warn($u, \"many\");");
        assertThat(reads.constants()).isEmpty();
    }

    @Test
    void aComparisonThatIsNotTheWholeConditionMeansEveryValue() {
        for (String condition : List.of(
                "calls > 10 && < 20",
                "calls > 10 || == 3",
                "calls != null && > 500",
                "2 * calls > 30",
                "calls > 3 * repeat",
                "calls ( > 10 && < 20 )")) {
            assertThat(reads("$u : Usage( " + condition + " )").compared())
                    .as(condition)
                    .contains(UsageField.CALLS);
        }
        assertThat(reads("$u : Usage( model == \"a\" && calls > 10 || 20 > calls )")
                        .compared())
                .isEmpty();
    }
}
