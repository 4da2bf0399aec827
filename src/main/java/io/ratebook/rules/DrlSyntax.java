package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.lint.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * What can be read of a DRL file. The parser gets lost behind the first mistake: where the whole can't be read, each rule is read
 * alone, so that every broken one is told and the others are read on.
 *
 * @param readable the text with the broken rules blanked out
 * @param rules empty where nothing can be read
 * @param findings a syntax error for each broken rule
 */
record DrlSyntax(RuleText readable, Optional<PackageDescr> rules, List<Finding> findings) {
    private static final Pattern PREFIX = Pattern.compile("^\\[ERR \\d+]\\s*(?:Line (\\d+):(-?\\d+)\\s*)?");
    private static final Pattern START = Pattern.compile("(?m)^[ \\t]*(rule|query|function|declare|global)(?![\\w$])");

    /** One message of the parser: one-based line, zero-based column. */
    private record Mistake(int line, int column, String message) {}

    DrlSyntax {
        findings = List.copyOf(findings);
    }

    static DrlSyntax of(RuleText text, IntFunction<Location> place) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<PackageDescr> whole = parsed(text, LanguageLevelOption.DRL6, mistakes);
        if (whole.isPresent()) {
            return new DrlSyntax(text, whole, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        RuleText readable = withoutBroken(text, place, findings);
        if (findings.isEmpty()) {
            return new DrlSyntax(text, Optional.empty(), List.of(finding(text, mistakes, 0, place)));
        }
        return new DrlSyntax(readable, parsed(readable, LanguageLevelOption.DRL6, new ArrayList<>()), findings);
    }

    /** What the parser of Drools' next language says, where it can't read what today's can. */
    static Optional<Finding> next(RuleText text, IntFunction<Location> place) {
        List<Mistake> mistakes = new ArrayList<>();
        if (parsed(text, LanguageLevelOption.DRL10, mistakes).isPresent() || mistakes.isEmpty()) {
            return Optional.empty();
        }
        Mistake first = mistakes.get(0);
        return Optional.of(Finding.warning(
                "RB-RULE-DRL10",
                place.apply(text.offsetOf(first.line, first.column + 1)),
                "the next language of Drools, DRL 10, can't read this: " + plain(first.message),
                "write it out: a field before each comparison, \"and\" or \"or\" between patterns"));
    }

    private static RuleText withoutBroken(RuleText text, IntFunction<Location> place, List<Finding> findings) {
        List<MatchResult> starts = START.matcher(text.code()).results().toList();
        RuleText readable = text;
        for (int i = 0; i < starts.size(); i++) {
            if (!starts.get(i).group(1).equals("rule")) {
                continue;
            }
            int from = starts.get(i).start();
            int to = i + 1 < starts.size()
                    ? starts.get(i + 1).start()
                    : text.text().length();
            RuleText alone =
                    text.without(to, text.text().length()).without(starts.get(0).start(), from);
            List<Mistake> mistakes = new ArrayList<>();
            if (parsed(alone, LanguageLevelOption.DRL6, mistakes).isEmpty()) {
                findings.add(finding(text, mistakes, from, place));
                readable = readable.without(from, to);
            }
        }
        return readable;
    }

    private static Optional<PackageDescr> parsed(RuleText text, LanguageLevelOption language, List<Mistake> into) {
        DrlParser parser = new DrlParser(language);
        try {
            PackageDescr descr = parser.parse(false, text.text());
            parser.getErrors().forEach(each -> into.add(mistake(each)));
            return parser.hasErrors() ? Optional.empty() : Optional.ofNullable(descr);
        } catch (DroolsParserException e) {
            into.add(new Mistake(1, 0, String.valueOf(e.getMessage())));
            return Optional.empty();
        } catch (RuntimeException e) {
            into.add(new Mistake(1, 0, "the parser gives up"));
            return Optional.empty();
        }
    }

    private static Mistake mistake(DroolsError error) {
        Matcher place = PREFIX.matcher(error.getMessage());
        int[] lines = error.getLines();
        boolean placed = place.find() && place.group(1) != null;
        int line = placed ? Integer.parseInt(place.group(1)) : lines.length == 0 ? 1 : lines[0];
        int column = placed ? Integer.parseInt(place.group(2)) : 0;
        return new Mistake(Math.max(1, line), Math.max(0, column), error.getMessage());
    }

    private static Finding finding(RuleText text, List<Mistake> mistakes, int from, IntFunction<Location> place) {
        Mistake first = mistakes.isEmpty() ? new Mistake(1, 0, "it is no rule") : mistakes.get(0);
        int offset = Math.max(from, text.offsetOf(first.line, first.column + 1));
        return Finding.error(
                "RB-RULE-SYNTAX",
                place.apply(offset),
                "the rule can't be read from here: " + plain(first.message),
                "look here and one line above for a missing bracket, comma or quotation mark");
    }

    private static String plain(String message) {
        return PREFIX.matcher(message)
                .replaceFirst("")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
