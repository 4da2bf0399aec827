package io.ratebook.rules.lint;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Habits that compile and then give a wrong number, or a different one tomorrow. */
public final class Lint {
    private static final Pattern HEAD = Pattern.compile("(?<![\\w$.])(?:import|package)(?![\\w$])[^;\\n]*");

    /** An import; the words in its group are what is imported. */
    private static final Pattern IMPORT =
            Pattern.compile("(?<![\\w$.])import((?:[ \\t]+(?:static|function|accumulate))?[ \\t]+[^;\\n]*)");

    private static final Pattern CONDITIONS =
            Pattern.compile("(?s)(?<![\\w$])when(?![\\w$]).*?(?<![\\w$])then(?![\\w$])");
    private static final Pattern OR = Pattern.compile("(?<![\\w$.])or(?![\\w$])");

    /** Nested alternatives multiply: eight in a row make up to 128 rules of one. */
    private static final int MOST_BRANCHES = 8;

    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \\t]*function\\b[^{]*\\{");

    private static final String BRANCHES = "RB-RULE-BRANCHES";
    private static final String ORDER = "rules are asked in no order";
    private static final String FACTS = "facts never change; rules choose, Java computes";
    private static final String ARITHMETIC = "is arithmetic; rules choose, Java computes";
    private static final String OUT = "isn't used: rules look at facts and at nothing else";
    private static final String ASK =
            "put what the rule must know into the workbook; a column of your own is attrs[\"…\"]";
    private static final String INSTEAD = "say in its conditions when the rule holds";
    private static final String FRACTIONS = "it computes with binary fractions, which no price is";
    private static final String LOOP = "a loop may come to no end";
    private static final String CASES = "write a rule for each case";

    /** Something that is not written in a rule, and what is written instead. */
    private record Habit(Pattern code, String problem, String maybe) {
        static Habit of(String regex, String problem, String maybe) {
            return new Habit(Pattern.compile(regex), problem, maybe);
        }

        static Habit word(String regex, String reason, String maybe) {
            return of("(?<![\\w$.-])(?:" + regex + ")(?![\\w$-])", "isn't used: " + reason, maybe);
        }

        static Habit call(String regex, String reason, String maybe) {
            return of("(?<![\\w$.])(?:" + regex + ")(?=\\s*[({])", "isn't used: " + reason, maybe);
        }
    }

    private static final List<Habit> HABITS = List.of(
            Habit.of(
                    "(?<![\\w$.])(?:\\d+\\.\\d+(?:[eE][-+]?\\d+)?[bBdDfF]?|\\d+[bBdDfF]\\b)",
                    "is a binary fraction, which no price is",
                    "write dec(\"…\") with the number inside"),
            Habit.word("salience|no-loop|lock-on-active|auto-focus", ORDER, INSTEAD),
            Habit.word(
                    "activation-group|agenda-group|ruleflow-group",
                    "it works once a session, not once a usage",
                    INSTEAD),
            Habit.word(
                    "date-effective|date-expires|timer|duration|calendars",
                    "it looks at the clock, not at the usage's own day",
                    "compare the day with date(\"2026-01-01\")"),
            Habit.call("modify|update|insert|insertLogical|delete|retract", FACTS, "emit a decision, such as factor"),
            Habit.call("eval", "an explanation can't show it", "write the condition inside the pattern"),
            Habit.of("(?<=[\\w)\"]\\s?)[*/%](?=\\s*[\\w($\"])", ARITHMETIC, "emit a factor, a tier or a rate"),
            Habit.of(
                    "(?<=\\.)(?:multiply|divide|add|subtract|times|dividedBy|plus|minus)(?=\\s*\\()",
                    ARITHMETIC,
                    "emit a factor, a tier or a rate"),
            Habit.of(
                    "\\$\\w+\\s*:\\s*[A-Za-z_]\\w*(?:\\.\\w+)*(?=\\s*[-+*/%])",
                    "binds that one word and not what follows it",
                    "bind the words one by one; rules choose, Java computes"),
            Habit.call("average|variance|standardDeviation", FRACTIONS, "emit a decision for each fact; Java computes"),
            Habit.word("double|float|Double|Float", FRACTIONS, "write dec(\"…\") with the number inside"),
            Habit.of(
                    "\\(\\s*(?:int|long|short|byte|char|boolean|[A-Z]\\w*)\\s*\\)(?=\\s*[\\w$\"(])",
                    "is a cast, which can cut a number off",
                    "take the field as it is; numbers are dec(\"0.5\")"),
            Habit.of("(?<=\\.)set[A-Z]\\w*(?=\\s*\\()", "isn't used: " + FACTS, "emit a decision, such as factor"),
            Habit.of(
                    "(?<![\\w$.])new\\s+(?!(?:java\\s*\\.\\s*math\\s*\\.\\s*)?BigDecimal\\b)[A-Za-z][\\w.]*(?=\\s*[(<\\[{])",
                    "isn't used: rules make nothing but decisions",
                    "use a field of a fact, or dec(\"…\") and date(\"…\")"),
            Habit.of("->|::", "isn't used: rules hand no code on", CASES),
            Habit.word("synchronized|global|goto", "rules look at facts and at nothing else", ASK));

    /** Looked for in imports too. */
    private static final List<Habit> OUTSIDE = List.of(
            Habit.of("(?<![\\w$])(?:System|Runtime)\\s*\\.", OUT, ASK),
            Habit.of("(?<![\\w$])(?:Thread|ProcessBuilder)(?![\\w$])", OUT, ASK),
            Habit.of("(?<![\\w$])Class\\s*\\.\\s*forName(?![\\w$])", OUT, ASK),
            Habit.of("(?<=\\.)\\s*(?:getClass(?=\\s*\\()|class(?![\\w$]))|(?<![\\w$.])getClass(?=\\s*\\()", OUT, ASK),
            Habit.of(
                    "(?<![\\w$])(?:ClassLoader|ProcessHandle|ServiceLoader|ScriptEngineManager|MethodHandles)(?![\\w$])",
                    OUT,
                    ASK),
            Habit.of("(?<![\\w$.])java\\s*\\.\\s*lang\\s*\\.\\s*(?:reflect|invoke|module|ref)(?![\\w$])", OUT, ASK),
            Habit.of(
                    "(?<![\\w$.])(?:javax|jdk|sun|com\\s*\\.\\s*sun|org\\s*\\.\\s*(?:drools|kie))(?=\\s*\\.)",
                    OUT,
                    ASK),
            Habit.of("(?<![\\w$.])(?:drools|kcontext)(?=\\s*\\.)", OUT, ASK),
            Habit.of("(?<![\\w$.])java\\s*\\.\\s*(?:io|nio|net)(?![\\w$])", OUT, ASK));

    private static final List<Habit> IN_FUNCTIONS =
            List.of(Habit.of("(?<![\\w$.])(?:while|for|do)(?=\\s*[({])", "isn't used in a function: " + LOOP, CASES));

    private static final List<Habit> IN_RULES =
            List.of(Habit.of("(?<![\\w$.])(?:while|for|do)(?=\\s*[({])", "isn't used: " + LOOP, CASES));

    /** Looked for in comments and texts too: the compiler reads them before anything else. */
    private static final List<Habit> ANYWHERE = List.of(
            Habit.of("\\\\u+[0-9a-fA-F]{4}", "isn't used: it hides what the rule says", "write the character itself"));

    private Lint() {}

    /**
     * Adds a finding for each habit in the code.
     *
     * @param place of an offset in the text
     * @param imports what may be imported beside the facts and {@code RuleApi}
     */
    public static void check(RuleText text, IntFunction<Location> place, Set<String> imports, List<Finding> into) {
        String rules = HEAD.matcher(text.code())
                .replaceAll(match -> " ".repeat(match.group().length()));
        String functions = functions(rules);
        found(HABITS, rules, place, into);
        found(OUTSIDE, text.code(), place, into);
        found(IN_FUNCTIONS, functions, place, into);
        found(IN_RULES, without(rules, functions), place, into);
        found(ANYWHERE, text.text(), place, into);
        imports(text.code(), place, imports, into);
        branches(rules, place, into);
    }

    /** True where a finding says that a rule has too many alternatives to be compiled. */
    public static boolean isEndless(Finding finding) {
        return finding.code().equals(BRANCHES);
    }

    private static void imports(String code, IntFunction<Location> place, Set<String> also, List<Finding> into) {
        Matcher found = IMPORT.matcher(code);
        while (found.find()) {
            for (String each : found.group(1).strip().split("\\s*,\\s*", -1)) {
                String name = each.replaceAll("\\s+", " ").strip();
                boolean outside = OUTSIDE.stream()
                        .anyMatch(habit -> habit.code.matcher("import " + name).find());
                if (!name.isEmpty() && !outside && !Imports.allowed(name) && !also.contains(name)) {
                    into.add(Finding.error(
                            "RB-RULE-LINT",
                            place.apply(found.start(1) + leading(found.group(1))),
                            "the import \"" + name + "\" is not on the list of what rules may use",
                            "import " + String.join(" and ", Imports.USUAL)));
                }
            }
        }
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static void branches(String code, IntFunction<Location> place, List<Finding> into) {
        Matcher conditions = CONDITIONS.matcher(code);
        while (conditions.find()) {
            long branches = 1 + OR.matcher(conditions.group()).results().count();
            if (branches > MOST_BRANCHES) {
                Matcher first = OR.matcher(code);
                first.find(conditions.start());
                into.add(Finding.error(
                        BRANCHES,
                        place.apply(first.start()),
                        "the conditions have " + branches + " alternatives, and each \"or\" can double the rules that"
                                + " are made of this one; " + MOST_BRANCHES + " are enough",
                        "write a rule for each alternative, or rows of a decision table"));
            }
        }
    }

    private static String without(String code, String part) {
        StringBuilder rest = new StringBuilder(code);
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != ' ') {
                rest.setCharAt(i, code.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return rest.toString();
    }

    private static void found(List<Habit> habits, String code, IntFunction<Location> at, List<Finding> into) {
        for (Habit habit : habits) {
            Matcher found = habit.code.matcher(code);
            while (found.find()) {
                into.add(Finding.error(
                        "RB-RULE-LINT",
                        at.apply(found.start()),
                        '"' + found.group() + "\" " + habit.problem,
                        habit.maybe));
            }
        }
    }

    /** The code with all blanked out that is no body of a function, every character in its place. */
    private static String functions(String code) {
        StringBuilder bodies = new StringBuilder(" ".repeat(code.length()));
        Matcher function = FUNCTION.matcher(code);
        while (function.find()) {
            int end = endOf(code, function.end());
            bodies.replace(function.end(), end, code.substring(function.end(), end));
        }
        return bodies.toString();
    }

    private static int endOf(String code, int from) {
        int open = 1;
        int at = from;
        while (at < code.length() && open > 0) {
            open += code.charAt(at) == '{' ? 1 : code.charAt(at) == '}' ? -1 : 0;
            at++;
        }
        return at;
    }
}
