package io.ratebook.rules;

import io.ratebook.finding.Location;
import io.ratebook.rules.lint.RuleText;
import io.ratebook.rules.logic.Conditions;
import io.ratebook.rules.logic.LogicRule;
import io.ratebook.rules.logic.LogicRule.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** The rules of a file, written out or from a table, as far as they can be reasoned about. */
final class LogicReader {
    private static final Pattern CONDITIONS =
            Pattern.compile("(?s)(?<![\\w$])when(?![\\w$])(.*?)(?<![\\w$])then(?![\\w$])");
    private static final Pattern FIRST = Pattern.compile("^\\s*(?:\\$?\\w+\\s*:\\s*)?([A-Z]\\w*)\\s*\\(");
    private static final Pattern CALL = Pattern.compile("(?s)(\\w+)\\s*\\((.*)\\)");

    private LogicReader() {}

    static List<LogicRule> rules(RuleSource source) {
        if (!source.isSound()) {
            return List.of();
        }
        RuleText text = RuleText.of(source.drl());
        Optional<PackageDescr> parsed =
                DrlSyntax.of(text, offset -> source.places().of("", "")).rules();
        Map<String, RuleSource.Named> names = new HashMap<>();
        source.rules().forEach(each -> names.put(each.name(), each));
        List<LogicRule> rules = new ArrayList<>();
        parsed.ifPresent(all -> all.getRules().forEach(each -> {
            RuleSource.Named named = names.get(each.getName());
            if (named != null) {
                rule(source, text, each, named).ifPresent(rules::add);
            }
        }));
        return rules;
    }

    private static Optional<LogicRule> rule(RuleSource source, RuleText text, RuleDescr rule, RuleSource.Named named) {
        int from = DrlReader.offset(text, rule);
        Matcher conditions = CONDITIONS.matcher(text.code());
        if (!conditions.find(from)) {
            return Optional.empty();
        }
        String written = text.uncommented().substring(conditions.start(1), conditions.end(1));
        Matcher first = FIRST.matcher(written);
        if (!first.find()) {
            return Optional.empty();
        }
        int end = closing(RuleText.of(written).code(), first.end());
        String rest = written.substring(Math.min(written.length(), end + 1)).replaceAll("\\s+", "");
        if (rest.startsWith("or") || rest.startsWith("||")) {
            return Optional.empty();
        }
        return Optional.of(new LogicRule(
                named.ref().id(),
                named.idAt(),
                field -> place(source, named, field),
                named.ref().stage(),
                first.group(1),
                Conditions.of(Conditions.parts(written.substring(first.end(), end))),
                rest.isEmpty() ? List.of() : List.of(rest),
                calls(String.valueOf(rule.getConsequence()))));
    }

    /** In a table, the cell of the rule's row under the snippet with the word. */
    private static Location place(RuleSource source, RuleSource.Named rule, String word) {
        Location at = rule.idAt();
        if (!at.isCell()) {
            Location found = source.only(List.of(rule)).places().of("", word);
            return found.line() > 0 ? found : at;
        }
        Location technical = source.places().of("", word);
        return technical.isCell() && technical.row() < at.row()
                ? Location.ofCell(at.file(), String.valueOf(at.sheet()), at.row(), technical.column())
                : at;
    }

    private static int closing(String code, int from) {
        int open = 1;
        for (int i = from; i < code.length(); i++) {
            open += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return code.length();
    }

    /** Empty where the action holds anything but calls. */
    private static List<Call> calls(String action) {
        List<Call> calls = new ArrayList<>();
        for (String each : statements(RuleText.of(action).uncommented())) {
            Matcher call = CALL.matcher(each);
            if (!call.matches()) {
                return List.of();
            }
            calls.add(new Call(
                    call.group(1),
                    Conditions.parts(call.group(2)).stream().map(String::strip).toList()));
        }
        return calls;
    }

    private static List<String> statements(String action) {
        List<String> statements = new ArrayList<>();
        String code = RuleText.of(action).code();
        int from = 0;
        for (int i = 0; i <= code.length(); i++) {
            if (i == code.length() || code.charAt(i) == ';') {
                String statement = action.substring(from, i).strip();
                if (!statement.isEmpty()) {
                    statements.add(statement);
                }
                from = i + 1;
            }
        }
        return statements;
    }
}
