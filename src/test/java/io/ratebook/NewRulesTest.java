package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NewRulesTest {
    @Test
    void prefixIsTheFirstThatNoOtherRuleHas() {
        Set<String> taken = new TreeSet<>();
        assertThat(NewRules.prefix("night-batch-acme", taken)).isEqualTo("NIG");
        taken.add("NIG");
        assertThat(NewRules.prefix("night-batch-acme", taken)).isEqualTo("NBA");
        taken.add("NBA");
        assertThat(NewRules.prefix("night-batch-acme", taken)).isEqualTo("NGH");
    }

    @Test
    void prefixIsNeverTakenHoweverManyFilesThereAre() {
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            String prefix = NewRules.prefix("a", taken);
            assertThat(prefix).matches("[A-Z]{2,5}");
            assertThat(taken.add(prefix)).as(prefix).isTrue();
        }
    }

    @Test
    void namesAreSmallLettersDigitsAndHyphens() {
        assertThat(NewRules.isName("night-batch2")).isTrue();
        assertThat(NewRules.isName("Night batch")).isFalse();
        assertThat(NewRules.isName("../x")).isFalse();
        assertThat(NewRules.isName("2026")).isFalse();
        assertThat(NewRules.nearestName("Night batch.drl.xlsx")).isEqualTo("night-batch");
        assertThat(NewRules.nearestName("2026")).isEmpty();
    }
}
