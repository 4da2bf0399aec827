package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Habits that compile and then give a wrong number, or a different one tomorrow. */
final class Lint {
    private static final Pattern IMPORTS = Pattern.compile("(?m)^[ \\t]*(?:import|package)\\b[^\\n]*");

    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \\t]*function\\b[^{]*\\{");

    private static final String ORDER = "rules are asked in no order";
    private static final String FACTS = "facts never change; rules choose, Java computes";
    private static final String ARITHMETIC = "is arithmetic; rules choose, Java computes";
    private static final String OUT = "isn't used: rules look at facts and at nothing else";
    private static final String ASK =
            "put what the rule must know into the workbook; a column of your own is attrs[\"…\"]";
    private static final String INSTEAD = "say in its conditions when the rule holds";

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
                    "emit a factor, a tier or a rate"));

    /** Looked for in imports too. */
    private static final List<Habit> OUTSIDE = List.of(
            Habit.of("(?<![\\w$])(?:System|Runtime)\\s*\\.", OUT, ASK),
            Habit.of("(?<![\\w$])(?:Thread|ProcessBuilder)(?![\\w$])", OUT, ASK),
            Habit.of("(?<![\\w$])Class\\s*\\.\\s*forName(?![\\w$])", OUT, ASK),
            Habit.of("(?<![\\w$.])java\\s*\\.\\s*(?:io|nio|net)(?![\\w$])", OUT, ASK));

    private static final List<Habit> IN_FUNCTIONS = List.of(Habit.of(
            "(?<![\\w$.])(?:while|for|do)(?=\\s*[({])",
            "isn't used in a function: a loop may come to no end",
            "write a rule for each case"));

    private Lint() {}

    /** Adds a finding for each habit in the code, at the place of its line. */
    static void check(RuleText text, IntFunction<Location> place, List<Finding> into) {
        IntFunction<Location> at = offset -> place.apply(text.lineAt(offset));
        String rules = IMPORTS.matcher(text.code())
                .replaceAll(match -> " ".repeat(match.group().length()));
        found(HABITS, rules, at, into);
        found(OUTSIDE, text.code(), at, into);
        found(IN_FUNCTIONS, functions(rules), at, into);
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
