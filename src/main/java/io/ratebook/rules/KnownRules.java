package io.ratebook.rules;

import io.ratebook.domain.RuleReads;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of reading a rules folder without errors, which can be kept and spares the next process the reading.
 *
 * @param findings none of them an error
 * @param trials the rules that facts can be held against
 */
record KnownRules(
        List<RuleSource> sources, List<Finding> findings, RuleReads reads, Map<Stage, List<TrialRule>> trials) {
    KnownRules {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
        trials = Map.copyOf(trials);
    }

    byte[] bytes() {
        return KnownRulesFormat.write(this);
    }

    /**
     * Empty where the bytes are none of ours.
     *
     * @param again reads the folder once more: where something stands in a file isn't kept
     */
    static Optional<KnownRules> of(byte[] bytes, Supplier<List<RuleSource>> again) {
        return KnownRulesFormat.read(bytes, new ReadAgain(again));
    }
}
