package io.ratebook.rules;

import io.ratebook.rules.lint.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** The patterns of rules that ask for facts of the session; what comes {@code from} a field is no such fact. */
final class Patterns {
    /** In a decision table: {@code $u : Usage}, {@code not Budget}, {@code $r : Rate( model == "" )}. */
    private static final Pattern WRITTEN = Pattern.compile("(?<![\\w$.\"])([A-Z]\\w*)\\s*(?=\\(|$)");

    private Patterns() {}

    static List<PatternDescr> of(RuleDescr rule) {
        List<PatternDescr> patterns = new ArrayList<>();
        collect(rule.getLhs(), patterns);
        return patterns;
    }

    /** The names of facts in a cell of a decision table. */
    static List<String> typesIn(String cell) {
        String code = RuleText.of(cell).code().strip();
        Matcher found = WRITTEN.matcher(code.matches("(?s).*\\bfrom\\b.*") ? "" : code);
        return found.results().map(each -> each.group(1)).toList();
    }

    private static void collect(@Nullable Object element, List<PatternDescr> into) {
        if (element instanceof PatternDescr pattern) {
            source(pattern, pattern.getSource(), into);
        } else if (element instanceof ConditionalElementDescr group) {
            group.getDescrs().forEach(each -> collect(each, into));
        }
    }

    private static void source(PatternDescr pattern, @Nullable PatternSourceDescr source, List<PatternDescr> into) {
        if (source instanceof AccumulateDescr accumulate) {
            BaseDescr input = accumulate.getInput();
            collect(input, into);
        } else if (source instanceof CollectDescr collect) {
            collect(collect.getInputPattern(), into);
        } else if (!(source instanceof FromDescr)) {
            into.add(pattern);
        }
    }
}
