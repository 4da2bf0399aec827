package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.lint.Lint;
import io.ratebook.rules.lint.RuleText;
import io.ratebook.rules.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A file of rules in DRL: its syntax, its habits and the names of its rules. */
final class DrlReader {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;?");

    private final RuleFile.Drl file;
    private final Sandbox sandbox;
    private final RuleText text;
    private final List<Finding> findings = new ArrayList<>();

    private DrlReader(RuleFile.Drl file, Sandbox sandbox) {
        this.file = file;
        this.sandbox = sandbox;
        this.text = text(file);
    }

    /** Without a byte order mark, with plain line ends. */
    static RuleText text(RuleFile.Drl file) {
        String plain = file.text().startsWith("\ufeff") ? file.text().substring(1) : file.text();
        return RuleText.of(plain.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** Empty where nothing of the file can be read. */
    static Checked<Optional<RuleSource>> read(RuleFile.Drl file, Stage stage, Sandbox sandbox) {
        DrlReader reader = new DrlReader(file, sandbox);
        return new Checked<>(reader.source(stage), reader.findings);
    }

    private Optional<RuleSource> source(Stage stage) {
        DrlSyntax syntax = DrlSyntax.of(text, this::at);
        findings.addAll(syntax.findings());
        if (syntax.rules().isEmpty()) {
            return Optional.empty();
        }
        RuleText readable = syntax.readable();
        Lint.check(text, this::at, sandbox.imports(), findings);
        List<RuleSource.Named> rules = new ArrayList<>();
        Map<RuleSource.Named, int[]> spans = new LinkedHashMap<>();
        for (RuleDescr rule : syntax.rules().get().getRules()) {
            Patterns.of(rule)
                    .forEach(each ->
                            StageWords.check(each.getObjectType(), stage, at(offset(readable, each)), findings));
            FieldCheck.check(rule, readable, this::at, findings);
            RuleRef ref = ref(rule, stage);
            RuleSource.Named named = new RuleSource.Named(rule.getName(), ref, ref.at());
            rules.add(named);
            int end = Math.min(readable.text().length(), rule.getEndCharacter() + 1);
            spans.put(named, new int[] {Math.min(offset(readable, rule), end), end});
        }
        if (rules.isEmpty() && syntax.findings().isEmpty()) {
            findings.add(Finding.warning(
                    "RB-RULE-EMPTY", Location.ofFile(file.path()), "the file holds no rule", "delete it"));
        }
        boolean endless = findings.stream().anyMatch(Lint::isEndless);
        String drl = endless ? "" : withoutPackage(readable);
        return Optional.of(source(stage, drl, rules, spans));
    }

    private RuleSource source(
            Stage stage, String drl, List<RuleSource.Named> rules, Map<RuleSource.Named, int[]> spans) {
        int[] only = rules.size() == 1 ? spans.get(rules.get(0)) : null;
        int from = only == null ? 0 : only[0];
        int to = only == null ? text.text().length() : only[1];
        Location unknown =
                only == null ? Location.ofFile(file.path()) : rules.get(0).idAt();
        return new RuleSource(
                file.path(),
                stage,
                drl,
                rules,
                (fragment, word) -> text.find(fragment, word, from, to)
                        .or(() -> text.find("", word, 0, text.text().length()))
                        .map(this::at)
                        .orElse(unknown),
                some -> part(stage, drl, some, spans));
    }

    /** The file with every other rule blanked out. */
    private RuleSource part(Stage stage, String drl, List<RuleSource.Named> some, Map<RuleSource.Named, int[]> spans) {
        RuleText rest = RuleText.of(drl);
        for (Map.Entry<RuleSource.Named, int[]> each : spans.entrySet()) {
            if (!some.contains(each.getKey())) {
                rest = rest.without(each.getValue()[0], each.getValue()[1]);
            }
        }
        return source(stage, rest.text(), some, spans);
    }

    /** Drools counts columns from zero. */
    static int offset(RuleText text, BaseDescr descr) {
        return text.offsetOf(Math.max(1, descr.getLine()), Math.max(0, descr.getColumn()) + 1);
    }

    private RuleRef ref(RuleDescr rule, Stage stage) {
        Location at = at(offset(text, rule));
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
                Location.ofLine(file.path(), at.line()));
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr found = rule.getAnnotation(name);
        Object value = found == null ? null : found.getSingleValueStripped();
        return value == null ? "" : value.toString().strip();
    }

    /** The package line gives way to one of the file's own; its characters stay as blanks, so that lines keep their numbers. */
    private static String withoutPackage(RuleText readable) {
        Matcher found = PACKAGE.matcher(readable.code());
        return found.find() ? readable.without(found.start(), found.end()).text() : readable.text();
    }

    private Location at(int offset) {
        return Location.ofLine(file.path(), text.lineAt(offset), text.columnAt(offset));
    }
}
