package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.rules.lint.RuleText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Conditions and actions of rules as they were compiled; those of a table with the cells' values in their places. */
final class RuleTexts {
    private static final Pattern WHEN = Pattern.compile("(?<![\\w$])when(?![\\w$])");
    private static final Pattern END = Pattern.compile("\\s*(?<![\\w$])end\\s*;?\\s*$");

    private RuleTexts() {}

    /** From {@code when} to the end of the action; empty where no source has the rule. */
    static String of(List<RuleSource> sources, RuleRef rule) {
        for (RuleSource source : sources) {
            for (RuleSource.Named each : source.rules()) {
                if (each.ref().equals(rule) && source.isSound()) {
                    return of(source, each.name());
                }
            }
        }
        return "";
    }

    private static String of(RuleSource source, String name) {
        RuleText text = RuleText.of(source.drl());
        for (RuleDescr rule : rules(source)) {
            if (rule.getName().equals(name)) {
                int from = DrlReader.offset(text, rule);
                int to = Math.min(text.text().length(), rule.getEndCharacter() + 1);
                Matcher when = WHEN.matcher(text.code()).region(from, to).useTransparentBounds(true);
                String body = text.text().substring(when.find() ? when.start() : from, to);
                return tidy(END.matcher(body).replaceFirst(""), source.path().endsWith(".xlsx"));
            }
        }
        return "";
    }

    private static List<RuleDescr> rules(RuleSource source) {
        try {
            PackageDescr parsed = new DrlParser(LanguageLevelOption.DRL6).parse(false, source.drl());
            return parsed == null ? List.of() : parsed.getRules();
        } catch (DroolsParserException e) {
            throw new IllegalStateException("it was parsed before: " + source.path(), e);
        }
    }

    /** What the sheet listener writes knows no indentation. */
    private static String tidy(String body, boolean table) {
        StringBuilder tidy = new StringBuilder();
        boolean begun = false;
        for (String line : body.lines().map(String::stripTrailing).toList()) {
            String bare = line.strip();
            boolean word = bare.equals("when") || bare.equals("then");
            if (!table) {
                tidy.append(line).append('\n');
            } else if (!bare.isEmpty()) {
                tidy.append(word ? "" : begun ? "        " : "    ")
                        .append(bare)
                        .append('\n');
                begun = !word && !bare.endsWith(";") && !bare.endsWith(")");
            }
        }
        return tidy.toString().stripTrailing();
    }
}
