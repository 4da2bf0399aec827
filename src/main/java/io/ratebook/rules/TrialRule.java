package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A rule, ready to be held against facts.
 *
 * @param patterns those that must match, then those that must not
 */
record TrialRule(RuleRef rule, List<TrialPattern> patterns) {
    TrialRule {
        patterns = List.copyOf(patterns);
    }

    /** Every rule of a file that can be compiled, in the order of the file. */
    static List<TrialRule> of(RuleSource source) {
        Map<String, RuleRef> refs = new HashMap<>();
        source.rules().forEach(each -> refs.put(each.name(), each.ref()));
        List<TrialRule> rules = new ArrayList<>();
        for (RuleDescr rule : parsed(source)) {
            RuleRef ref = refs.get(rule.getName());
            if (ref != null) {
                rules.add(new TrialRule(ref, TrialPattern.of(rule)));
            }
        }
        return rules;
    }

    private static List<RuleDescr> parsed(RuleSource source) {
        try {
            PackageDescr parsed = new DrlParser(LanguageLevelOption.DRL6).parse(false, source.drl());
            return parsed == null ? List.of() : parsed.getRules();
        } catch (DroolsParserException e) {
            throw new IllegalStateException("it was parsed before: " + source.path(), e);
        }
    }
}
