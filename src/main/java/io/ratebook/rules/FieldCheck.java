package io.ratebook.rules;

import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.rules.lint.RuleText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Words at the beginning of conditions that are no field of their fact. The compiler tells one a rule; this tells every one. */
final class FieldCheck {
    private static final Pattern ROOT =
            Pattern.compile("(?:^|,|&&|\\|\\|)[\\s(!]*(?:\\$?\\w+\\s*:\\s*)?([a-z_]\\w*)(?![\\w$]|\\s*[(:])");
    private static final Pattern BINDING = Pattern.compile("([A-Za-z_]\\w*)\\s*:(?!:)");
    private static final Set<String> WORDS = Set.of(
            "null",
            "true",
            "false",
            "this",
            "new",
            "not",
            "in",
            "matches",
            "contains",
            "excludes",
            "memberOf",
            "soundslike",
            "str",
            "instanceof",
            "exists",
            "forall",
            "and",
            "or",
            "eval",
            "from",
            "java",
            "io");

    private FieldCheck() {}

    static void check(RuleDescr rule, RuleText text, IntFunction<Location> place, List<Finding> into) {
        for (PatternDescr pattern : Patterns.of(rule)) {
            for (BaseDescr each : pattern.getConstraint().getDescrs()) {
                String condition = each.toString();
                int at = text.text().indexOf(condition, DrlReader.offset(text, each));
                if (at >= 0) {
                    check(condition, pattern.getObjectType(), text.code(), offset -> place.apply(at + offset), into);
                }
            }
        }
    }

    /**
     * Adds a finding for each unknown field.
     *
     * @param condition one constraint, or several
     * @param type the fact's simple or full name
     * @param rules the code around it, for the names that it binds
     * @param place of an offset in the condition
     */
    static void check(String condition, String type, String rules, IntFunction<Location> place, List<Finding> into) {
        Optional<Class<?>> fact = FactWords.FACTS.stream()
                .filter(each -> each.getSimpleName().equals(simple(type)))
                .findFirst();
        if (fact.isEmpty()) {
            return;
        }
        List<String> known = FactWords.of(fact.get());
        Set<String> bound = new HashSet<>();
        BINDING.matcher(rules).results().forEach(each -> bound.add(each.group(1)));
        Matcher found = ROOT.matcher(inBrackets(RuleText.of(condition).code()));
        while (found.find()) {
            String word = found.group(1);
            if (!WORDS.contains(word) && !known.contains(word) && !bound.contains(word)) {
                into.add(unknown(word, type, known, place.apply(found.start(1))));
            }
        }
    }

    static Finding unknown(String field, String type, List<String> known, Location where) {
        @Nullable
        String maybe = known.contains("usage") && FactWords.of(Usage.class).contains(field)
                ? "write \"usage." + field + "\""
                : Nearest.suggestion(field, known);
        return Finding.error("RB-RULE-COMPILE", where, "unknown field '" + field + "' on " + simple(type), maybe);
    }

    /** Blanks out the arguments of calls: what stands there need not be the fact's. */
    private static String inBrackets(String code) {
        StringBuilder rest = new StringBuilder(code);
        int open = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            boolean call = c == '(' && i > 0 && Character.isJavaIdentifierPart(code.charAt(i - 1));
            if (open > 0 && c == '(' || call) {
                open++;
            } else if (open > 0 && c == ')') {
                open--;
            } else if (open > 0) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
