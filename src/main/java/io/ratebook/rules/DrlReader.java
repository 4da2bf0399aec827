package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A file of rules in DRL: its syntax, its habits and the names of its rules. */
final class DrlReader {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;?");
    private static final Pattern PARSER_PREFIX = Pattern.compile("^\\[ERR \\d+]\\s*(?:Line \\d+:-?\\d+\\s*)?");

    private final RuleFile.Drl file;
    private final RuleText text;
    private final List<Finding> findings = new ArrayList<>();

    private DrlReader(RuleFile.Drl file) {
        this.file = file;
        String plain = file.text().startsWith("\ufeff") ? file.text().substring(1) : file.text();
        this.text = RuleText.of(plain.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** Empty where the file can't be compiled at all. */
    static Checked<Optional<RuleSource>> read(RuleFile.Drl file, Stage stage) {
        DrlReader reader = new DrlReader(file);
        return new Checked<>(reader.source(stage), reader.findings);
    }

    private Optional<RuleSource> source(Stage stage) {
        Optional<PackageDescr> parsed = parsed();
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        Lint.check(text, this::line, findings);
        List<RuleSource.Named> rules = new ArrayList<>();
        parsed.get().getRules().forEach(rule -> {
            Patterns.of(rule)
                    .forEach(each -> StageWords.check(each.getObjectType(), stage, line(each.getLine()), findings));
            RuleRef ref = ref(rule, stage);
            rules.add(new RuleSource.Named(rule.getName(), ref, ref.at()));
        });
        if (rules.isEmpty()) {
            findings.add(Finding.warning(
                    "RB-RULE-EMPTY", Location.ofFile(file.path()), "the file holds no rule", "delete it"));
        }
        return Optional.of(new RuleSource(file.path(), stage, withoutPackage(), rules, this::place));
    }

    private Optional<PackageDescr> parsed() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr descr = parser.parse(false, text.text());
            parser.getErrors().forEach(this::syntax);
            return parser.hasErrors() ? Optional.empty() : Optional.ofNullable(descr);
        } catch (DroolsParserException e) {
            syntax(1, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void syntax(DroolsError error) {
        int[] lines = error.getLines();
        syntax(lines.length == 0 ? 1 : Math.max(1, lines[0]), error.getMessage());
    }

    private void syntax(int line, String message) {
        String plain = PARSER_PREFIX
                .matcher(message)
                .replaceFirst("")
                .lines()
                .findFirst()
                .orElse("");
        findings.add(Finding.error(
                "RB-RULE-SYNTAX",
                line(line),
                "the rule can't be read from here: " + plain.strip(),
                "look here and one line above for a missing bracket, comma or quotation mark"));
    }

    private RuleRef ref(RuleDescr rule, Stage stage) {
        Location at = line(rule.getLine());
        Matcher id = RuleIds.NAME.matcher(rule.getName());
        if (!id.matches()) {
            findings.add(RuleIds.missing(rule.getName(), at));
        }
        String title = annotation(rule, "title");
        if (title.isEmpty()) {
            findings.add(Finding.error(
                    "RB-RULE-LINT",
                    at,
                    "the rule \"" + rule.getName() + "\" has no @title",
                    "add a line @title(\"what it says, in words\") below its name"));
        }
        return new RuleRef(
                id.matches() ? id.group(1) : rule.getName(),
                title,
                annotation(rule, "source"),
                annotation(rule, "owner"),
                stage,
                at);
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr found = rule.getAnnotation(name);
        Object value = found == null ? null : found.getSingleValueStripped();
        return value == null ? "" : value.toString().strip();
    }

    /** The package line gives way to one of the file's own; its characters stay as blanks, so that lines keep their numbers. */
    private String withoutPackage() {
        Matcher found = PACKAGE.matcher(text.code());
        if (!found.find()) {
            return text.text();
        }
        String blank = found.group().replaceAll("[^\\n]", " ");
        return text.text().substring(0, found.start()) + blank + text.text().substring(found.end());
    }

    private Location place(String fragment, String word) {
        return text.lineOf(fragment)
                .or(() -> word.isEmpty() ? Optional.empty() : text.lineOfWord(word))
                .map(this::line)
                .orElseGet(() -> Location.ofFile(file.path()));
    }

    private Location line(int line) {
        return Location.ofLine(file.path(), line);
    }
}
