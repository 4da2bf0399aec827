package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.rules.lint.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the compiler says, in an analyst's words. */
final class BuildMessage {
    private static final Pattern LEFT = Pattern.compile("(?s)Unable to parse left part of expression: (.*)");
    private static final Pattern FIELD = Pattern.compile("Unknown field (\\S+) on (?:class|interface) (\\S+)");
    private static final Pattern METHOD =
            Pattern.compile("Method (\\S+) on (?:class|interface) (\\S+) with arguments \\[(.*)] is missing");
    private static final Pattern FACT = Pattern.compile("Unable to find class: (\\S+)");
    private static final Pattern UNDEFINED =
            Pattern.compile("The method (\\w+)\\((.*)\\) is undefined for the type (\\S+)");
    private static final Pattern ARGUMENTS = Pattern.compile(
            "The method (\\w+)\\((.*)\\) in the type RuleApi is not applicable for the arguments \\((.*)\\)");
    private static final Pattern UNRESOLVED = Pattern.compile("(\\S+) cannot be resolved.*");
    private static final Pattern BINDING = Pattern.compile("\\$\\w+(?=\\s*:)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern PATTERN_OF = Pattern.compile("(\\w+)\\s*\\([^()]*$");

    private static final int LONGEST = 300;

    private final RuleSource source;
    private final String text;
    private final String statement;

    /** @param statement the line of generated Java that the message is about; empty where it is about none */
    BuildMessage(RuleSource source, String text, String statement) {
        this.source = source;
        this.text = text;
        this.statement = statement;
    }

    Finding finding() {
        Matcher left = LEFT.matcher(text);
        if (left.matches()) {
            return expression(left.group(1).strip());
        }
        Matcher field = FIELD.matcher(text);
        if (field.find()) {
            return unknownField(field.group(1), field.group(2), "");
        }
        Matcher method = METHOD.matcher(text);
        if (method.find()) {
            return unknownMethod(method.group(1), method.group(2));
        }
        Matcher fact = FACT.matcher(text);
        if (fact.find()) {
            return unknownFact(fact.group(1));
        }
        return ofJava();
    }

    private Finding unknownFact(String name) {
        String message = "unknown fact '" + name + "'";
        return FactWords.facts().contains(name)
                ? error(message, name, "", "add \"import io.ratebook.domain.*\" above the rules")
                : error(message, name, "", FactWords.facts());
    }

    private Finding ofJava() {
        Matcher undefined = UNDEFINED.matcher(text);
        if (undefined.find()) {
            String type = undefined.group(3);
            return FactWords.named(type).isPresent()
                    ? unknownMethod(undefined.group(1), type)
                    : error(
                            "unknown function '" + undefined.group(1) + "'",
                            undefined.group(1),
                            statement,
                            FactWords.functions());
        }
        Matcher arguments = ARGUMENTS.matcher(text);
        if (arguments.find()) {
            return error(
                    arguments.group(1) + " takes (" + arguments.group(2) + "), not (" + arguments.group(3) + ")",
                    arguments.group(1),
                    statement,
                    "write the arguments in that order; numbers as dec(\"0.5\")");
        }
        Matcher unresolved = UNRESOLVED.matcher(text);
        return unresolved.find()
                ? unresolved(unresolved.group(1))
                : error(shortened(), "", statement, "compare the rule with those beside it");
    }

    private Finding unresolved(String word) {
        Set<String> known = new LinkedHashSet<>(word.startsWith("$") ? List.of() : FactWords.facts());
        BINDING.matcher(RuleText.of(source.drl()).code()).results().forEach(each -> known.add(each.group()));
        String near = Nearest.suggestion(word, known);
        String bind = word.startsWith("$")
                ? "bind it in a condition, such as " + word + " : Usage( … )"
                : "compare it with the words in rules/README.md";
        return error(shortened(), word, statement, near != null ? near : bind);
    }

    /** The executable model says of an unknown field only which expression it is in. */
    private Finding expression(String expression) {
        String type = patternOf(expression);
        Set<String> known = new LinkedHashSet<>();
        FactWords.named(type).ifPresent(each -> known.addAll(FactWords.of(each)));
        String bare =
                RuleText.of(expression.replaceFirst("^\\$?\\w+\\s*:\\s*", "")).code();
        Matcher word = WORD.matcher(bare);
        boolean found = word.find();
        if (found && !known.isEmpty() && !known.contains(word.group())) {
            return unknownField(word.group(), type, expression);
        }
        return error("the condition can't be understood: " + shown(expression), "", expression, (String) null);
    }

    private String patternOf(String expression) {
        String code = RuleText.of(source.drl()).text();
        int at = code.indexOf(expression);
        Matcher pattern = PATTERN_OF.matcher(at < 0 ? "" : code.substring(0, at));
        return pattern.find() ? pattern.group(1) : "";
    }

    private Finding unknownField(String field, String type, String fragment) {
        List<String> known = FactWords.named(type).map(FactWords::of).orElse(List.of());
        return FieldCheck.unknown(field, type, known, source.places().of(fragment, field));
    }

    private Finding unknownMethod(String method, String type) {
        List<String> known = new ArrayList<>(FactWords.functions());
        FactWords.named(type).map(FactWords::of).ifPresent(known::addAll);
        boolean exists = known.contains(method);
        return exists
                ? error(
                        "'" + method + "' doesn't take these arguments",
                        method,
                        statement,
                        "compare them with the list in rules/README.md")
                : error(
                        "unknown function '" + method + "', neither of rules nor of " + simple(type),
                        method,
                        statement,
                        known);
    }

    private Finding error(String message, String word, String fragment, List<String> known) {
        return error(message, word, fragment, Nearest.suggestion(word, known));
    }

    private Finding error(String message, String word, String fragment, @Nullable String maybe) {
        return Finding.error("RB-RULE-COMPILE", source.places().of(fragment, word), message, maybe);
    }

    private String shortened() {
        return "the rule can't be compiled: "
                + shown(text.replaceAll("(?:for|in) the type LambdaConsequence\\w+", "")
                        .strip());
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
