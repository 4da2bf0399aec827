package io.ratebook.rules.logic;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.rules.logic.Condition.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with rules that each for itself can be read. Only what is certain is said. */
public final class Logic {
    private final Vocabulary vocabulary;
    private final List<Finding> findings = new ArrayList<>();

    private Logic(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public static List<Finding> findings(List<LogicRule> rules, Vocabulary vocabulary) {
        Logic logic = new Logic(vocabulary);
        List<LogicRule> possible = new ArrayList<>();
        for (LogicRule each : rules) {
            logic.literals(each);
            if (!logic.isImpossible(each)) {
                possible.add(each);
            }
        }
        logic.pairs(possible);
        logic.findings.addAll(Gaps.in(possible));
        return List.copyOf(logic.findings);
    }

    private boolean isImpossible(LogicRule rule) {
        for (Field field : fields(rule.conditions().plain())) {
            if (field.isImpossible()) {
                findings.add(Finding.error(
                        "RB-LOGIC-NEVER",
                        rule.at(field.name()),
                        "the rule " + rule.id() + " never holds: " + field.name() + " can't be "
                                + String.join(
                                        " and ",
                                        field.conditions().stream()
                                                .map(Condition::shown)
                                                .toList()),
                        "turn one of the comparisons round, or delete the rule"));
                return true;
            }
        }
        return false;
    }

    private void literals(LogicRule rule) {
        for (Condition each : rule.conditions().plain()) {
            if (each.op() == Op.EQUAL && each.value() instanceof String text && !text.isEmpty()) {
                literal(rule, each.field(), text);
            }
        }
    }

    private void literal(LogicRule rule, String field, String text) {
        if (!text.equals(text.strip())) {
            never(rule, field, text, "write it without the blanks around it");
        } else if (field.equals("provider") && !text.equals(text.toLowerCase(Locale.ROOT))) {
            never(rule, field, text, "write \"" + text.toLowerCase(Locale.ROOT) + "\": providers are in lower case");
        } else if (vocabulary.closed().containsKey(field)) {
            Set<String> known = vocabulary.words(field);
            if (!known.contains(text)) {
                String near = Nearest.suggestion(text, known);
                never(
                        rule,
                        field,
                        text,
                        near != null ? near : "write " + Nearest.either(List.copyOf(new TreeSet<>(known))));
            }
        } else if (vocabulary.open().containsKey(field)
                && !vocabulary.words(field).contains(text)) {
            String near = Nearest.suggestion(text, vocabulary.words(field));
            if (near != null
                    || field.equals("model") && !vocabulary.words(field).isEmpty()) {
                findings.add(Finding.warning(
                        "RB-LOGIC-WORD",
                        rule.at(field),
                        "the rule " + rule.id() + " asks for the " + words(field) + " \"" + text
                                + "\", which no rate card knows",
                        near));
            }
        }
    }

    private void never(LogicRule rule, String field, String text, @Nullable String maybe) {
        findings.add(Finding.warning(
                "RB-LOGIC-WORD",
                rule.at(field),
                "the rule " + rule.id() + " never holds: no " + words(field) + " equals \"" + text + "\"",
                maybe));
    }

    /** {@code serviceTier} as people say it. */
    private static String words(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private void pairs(List<LogicRule> possible) {
        Map<String, List<LogicRule>> alike = new LinkedHashMap<>();
        for (LogicRule each : possible) {
            Aspect.of(each)
                    .ifPresent(aspect -> alike.computeIfAbsent(
                                    each.stage() + " " + each.fact() + " " + aspect.subject() + " "
                                            + each.conditions().opaque() + each.others(),
                                    key -> new ArrayList<>())
                            .add(each));
        }
        for (List<LogicRule> group : alike.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pair(group.get(i), group.get(j));
                }
            }
        }
    }

    private void pair(LogicRule one, LogicRule other) {
        Map<String, Object> witness = new LinkedHashMap<>();
        List<Condition> both = new ArrayList<>(one.conditions().plain());
        both.addAll(other.conditions().plain());
        for (Field field : fields(both)) {
            Optional<Object> value = field.witness(words(one, other, field.name()));
            boolean blank = value.isEmpty() && field.holds(null);
            if (value.isEmpty() && !blank) {
                return;
            }
            value.ifPresent(each -> witness.put(field.name(), each));
        }
        findings.add(told(one, other, witness));
    }

    /** The words of the cards, and those that the two name, pattern by pattern. */
    private Set<String> words(LogicRule one, LogicRule other, String field) {
        Set<String> words = new TreeSet<>(vocabulary.words(field));
        List.of(one, other)
                .forEach(rule -> rule.conditions().plain().stream()
                        .filter(each -> each.field().equals(field) && each.value() instanceof String)
                        .forEach(each -> words.addAll(
                                List.of(String.valueOf(each.value()).split("\\|", -1)))));
        return words;
    }

    private static Finding told(LogicRule one, LogicRule other, Map<String, Object> witness) {
        Aspect first = Aspect.of(one).orElseThrow();
        Aspect second = Aspect.of(other).orElseThrow();
        boolean narrower = implies(other, one);
        boolean wider = implies(one, other);
        boolean same = first.outcome().equals(second.outcome());
        String at = one.id() + " (" + one.at() + ")";
        if (narrower && wider) {
            return Finding.error(
                    "RB-LOGIC-CONFLICT",
                    other.at(),
                    "the rule " + other.id() + " has the conditions of " + at
                            + (same
                                    ? " and decides the same once more"
                                    : " and decides otherwise: " + second.outcome() + ", not " + first.outcome()),
                    same ? "delete one of the two" : "add a condition that tells the two apart, or delete one");
        }
        if (narrower || wider) {
            LogicRule inner = narrower ? other : one;
            LogicRule outer = narrower ? one : other;
            return Finding.warning(
                    "RB-LOGIC-SHADOW",
                    inner.at(),
                    "the rule " + inner.id() + " holds only where " + outer.id() + " (" + outer.at()
                            + ") holds too, and both count",
                    "say in the wider rule that it doesn't hold there");
        }
        return Finding.warning(
                "RB-LOGIC-OVERLAP",
                other.at(),
                "the rule " + other.id() + " can hold together with " + at + ", and both count: " + shown(witness),
                "add a condition that tells the two apart");
    }

    /** True where the second holds wherever the first does: each of its conditions is among those of the first, or follows from a constant. */
    private static boolean implies(LogicRule rule, LogicRule wider) {
        return wider.conditions().plain().stream()
                .allMatch(wanted -> rule.conditions().plain().stream()
                        .filter(each -> each.field().equals(wanted.field()))
                        .anyMatch(each -> follows(each, wanted)));
    }

    private static boolean follows(Condition given, Condition wanted) {
        if (given.equals(wanted)) {
            return true;
        }
        if (given.op() == Op.EQUAL) {
            return wanted.holds(given.value());
        }
        if (!given.isBound() || !wanted.isBound() || given.value() == null) {
            return false;
        }
        boolean up = given.op() == Op.ABOVE || given.op() == Op.FROM;
        boolean wantedUp = wanted.op() == Op.ABOVE || wanted.op() == Op.FROM;
        boolean edge =
                given.op() == Op.ABOVE && wanted.op() == Op.ABOVE || given.op() == Op.BELOW && wanted.op() == Op.BELOW;
        return up == wantedUp
                && (wanted.holds(given.value())
                        || edge && new Condition(given.field(), Op.EQUAL, wanted.value()).holds(given.value()));
    }

    private static String shown(Map<String, Object> witness) {
        List<String> parts = new ArrayList<>();
        witness.forEach((field, value) -> parts.add(field + " " + Condition.constant(value)));
        return String.join(", ", parts);
    }

    static List<Field> fields(List<Condition> conditions) {
        Map<String, List<Condition>> byField = new LinkedHashMap<>();
        conditions.forEach(each ->
                byField.computeIfAbsent(each.field(), key -> new ArrayList<>()).add(each));
        List<Field> fields = new ArrayList<>();
        byField.forEach((name, all) -> fields.add(new Field(name, all)));
        return fields;
    }

    /** Advice need not be given for every number. */
    static boolean mustBeComplete(LogicRule rule) {
        return rule.stage() != Stage.ADVISE;
    }
}
