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
import org.antlr.v4.runtime.Lexer;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.drools.drl.parser.antlr4.DRLErrorListener;
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

    /** A text, whole or not closed on its line, or a quotation mark of a word processor. */
    private static final Pattern QUOTE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"?|[\u201c\u201d\u201e\u2018\u2019]");

    /** On one line. Its parser takes conditions that it can't read for a part of the annotation above them, and says nothing. */
    private static final Pattern ANNOTATION =
            Pattern.compile("@\\w+[ \\t]*\\([ \\t]*\"(?:\\\\.|[^\"\\\\\\n])*\"[ \\t]*\\)");

    /** One message of the parser: one-based line, zero-based column. */
    private record Mistake(int line, int column, String message) {}

    DrlSyntax {
        findings = List.copyOf(findings);
    }

    static DrlSyntax of(RuleText text, IntFunction<Location> place) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<PackageDescr> whole = parsed(text, mistakes);
        if (whole.isPresent()) {
            return new DrlSyntax(text, whole, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        RuleText readable = withoutBroken(text, place, findings);
        if (findings.isEmpty()) {
            return new DrlSyntax(
                    text,
                    Optional.empty(),
                    List.of(finding(text, mistakes, 0, text.text().length(), place)));
        }
        return new DrlSyntax(readable, parsed(readable, new ArrayList<>()), findings);
    }

    /** What the parser of Drools' next language says, where it can't read what today's can. */
    static Optional<Finding> next(RuleText text, IntFunction<Location> place) {
        String bare = ANNOTATION
                .matcher(text.uncommented())
                .replaceAll(match -> " ".repeat(match.group().length()));
        DRL10Parser parser = DRL10ParserHelper.createDrlParser(bare);
        DRLErrorListener errors = new DRLErrorListener();
        if (parser.getInputStream().getTokenSource() instanceof Lexer lexer) {
            lexer.removeErrorListeners();
            lexer.addErrorListener(errors);
        }
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        parser.compilationUnit();
        return errors.getErrors().stream()
                .findFirst()
                .map(first -> Finding.warning(
                        "RB-RULE-DRL10",
                        place.apply(text.offsetOf(Math.max(1, first.getLineNumber()), first.getColumn() + 1)),
                        "the next language of Drools, DRL 10, can't read on from here",
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
            if (parsed(alone, mistakes).isEmpty()) {
                findings.add(finding(text, mistakes, from, to, place));
                readable = readable.without(from, to);
            }
        }
        return readable;
    }

    private static Optional<PackageDescr> parsed(RuleText text, List<Mistake> into) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
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
        } catch (StackOverflowError e) {
            into.add(new Mistake(1, 0, "it is nested too deep"));
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

    private static Finding finding(
            RuleText text, List<Mistake> mistakes, int from, int to, IntFunction<Location> place) {
        Matcher quote = QUOTE.matcher(text.uncommented()).region(from, to);
        while (quote.find()) {
            String found = quote.group();
            if (found.length() == 1 && found.charAt(0) != '"') {
                return error(
                        place.apply(quote.start()),
                        "the rule can't be read from here: " + found + " is a typographic quotation mark",
                        "write the straight one, \"");
            }
            if (found.length() == 1 || !found.endsWith("\"")) {
                return error(
                        place.apply(quote.start()),
                        "the rule can't be read from here: the text has no closing quotation mark",
                        "close it on the same line");
            }
        }
        Mistake first = mistakes.isEmpty() ? new Mistake(1, 0, "it is no rule") : mistakes.get(0);
        int offset = Math.max(from, text.offsetOf(first.line, first.column + 1));
        if (first.message.contains("<eof>") || offset >= to) {
            int word = text.text().indexOf("rule", from);
            return error(
                    place.apply(word < 0 || word >= to ? from : word),
                    "the rule that begins here comes to no end",
                    "write \"end\" below its action, and look for a missing bracket");
        }
        return error(
                place.apply(offset),
                "the rule can't be read from here: " + plain(first.message),
                "look here and one line above for a missing bracket, comma or quotation mark");
    }

    private static Finding error(Location where, String message, String maybe) {
        return Finding.error("RB-RULE-SYNTAX", where, message, maybe);
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
