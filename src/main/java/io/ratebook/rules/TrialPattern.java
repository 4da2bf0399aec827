package io.ratebook.rules;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Total;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Trial.Outcome;
import io.ratebook.domain.Usage;
import io.ratebook.rules.condition.Expression;
import io.ratebook.rules.condition.Scope;
import io.ratebook.rules.condition.UnclearException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of a rule, ready to be held against facts.
 *
 * @param type of the facts that it is about, {@code Usage}
 * @param binding the name that it gives the fact, {@code $u}; empty for none
 * @param text as the rule writes it, for patterns that facts mustn't match or need only match once
 */
record TrialPattern(Kind kind, String type, String binding, String text, List<Part> parts) {
    private static final Pattern NAMED = Pattern.compile("(?s)\\s*(\\$\\w+)\\s*:=?\\s*(.*)");
    private static final int LONGEST = 120;

    enum Kind {
        /** A fact matches; the rule may use it. */
        MATCHES,
        /** No fact matches. */
        NONE,
        /** Some fact matches. */
        SOME,
        /** More than trials know: accumulate, groups, sources. */
        UNCLEAR
    }

    /**
     * One condition of the pattern.
     *
     * @param binding the name that it gives the field; empty for none
     * @param expression null where it can't be read
     */
    record Part(String binding, String text, @Nullable Expression expression) {
        static Part of(String written) {
            Matcher named = NAMED.matcher(written);
            String binding = named.matches() ? named.group(1) : "";
            return read(binding, (named.matches() ? named.group(2) : written).strip());
        }

        /** @param text without the name that it gives the field */
        static Part read(String binding, String text) {
            try {
                return new Part(binding, text, Expression.parse(text));
            } catch (UnclearException e) {
                return new Part(binding, text, null);
            }
        }

        /** True for a name alone, {@code $s : scenario}, which no fact can fail. */
        boolean isName() {
            return !binding.isEmpty() && !(expression instanceof Expression.Relation);
        }
    }

    TrialPattern {
        parts = List.copyOf(parts);
    }

    /** Those that facts must match, in their order; then the others, for which the facts before must be known. */
    static List<TrialPattern> of(RuleDescr rule) {
        List<TrialPattern> matched = new ArrayList<>();
        List<TrialPattern> others = new ArrayList<>();
        for (BaseDescr each : rule.getLhs().getDescrs()) {
            TrialPattern pattern = of(each);
            (pattern.kind() == Kind.MATCHES ? matched : others).add(pattern);
        }
        matched.addAll(others);
        return matched;
    }

    private static TrialPattern of(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return pattern.getSource() == null ? of(pattern, Kind.MATCHES, "") : unclear(pattern.getObjectType());
        }
        PatternDescr inner = descr instanceof ConditionalElementDescr group ? plain(group) : null;
        if (inner != null && (descr instanceof NotDescr || descr instanceof ExistsDescr)) {
            boolean none = descr instanceof NotDescr;
            return of(inner, none ? Kind.NONE : Kind.SOME, none ? "not " : "exists ");
        }
        return unclear(descr.getText() == null ? "a group of conditions" : descr.getText());
    }

    /** The one pattern inside; null where there are others, or it takes its facts from elsewhere. */
    private static @Nullable PatternDescr plain(ConditionalElementDescr group) {
        boolean one = group.getDescrs().size() == 1;
        return one && group.getDescrs().get(0) instanceof PatternDescr pattern && pattern.getSource() == null
                ? pattern
                : null;
    }

    private static TrialPattern unclear(String text) {
        return new TrialPattern(Kind.UNCLEAR, "", "", text, List.of());
    }

    private static TrialPattern of(PatternDescr pattern, Kind kind, String prefix) {
        List<Part> parts = pattern.getDescrs().stream()
                .map(each -> Part.of(each.getText()))
                .toList();
        String name = pattern.getObjectType();
        String type = name.substring(name.lastIndexOf('.') + 1);
        String text = parts.stream().map(Part::text).collect(Collectors.joining(", ", prefix + type + "( ", " )"));
        String binding = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        return new TrialPattern(kind, type, binding, text, parts);
    }

    boolean isAbout(Object fact) {
        return fact.getClass().getSimpleName().equals(type);
    }

    /**
     * Each condition as the fact meets it.
     *
     * @param named gets what the pattern gives names to
     */
    List<Condition> held(Scope scope, Map<String, Object> named) {
        if (!binding.isEmpty()) {
            named.put(binding, scope.self());
        }
        List<Condition> conditions = new ArrayList<>();
        for (Part each : parts) {
            bind(each, scope, named);
            if (!each.isName()) {
                conditions.add(condition(each, scope));
            }
        }
        if (conditions.isEmpty()) {
            conditions.add(new Condition(type, "", "", Outcome.HOLDS));
        }
        return conditions;
    }

    private static void bind(Part part, Scope scope, Map<String, Object> named) {
        Expression expression = part.expression();
        if (part.binding().isEmpty() || expression == null) {
            return;
        }
        Expression bound = expression instanceof Expression.Relation relation ? relation.left() : expression;
        try {
            Object value = bound.value(scope);
            if (value != null) {
                named.put(part.binding(), value);
            }
        } catch (UnclearException e) {
            named.remove(part.binding());
        }
    }

    private Condition condition(Part part, Scope scope) {
        Expression expression = part.expression();
        try {
            if (expression != null) {
                Outcome outcome = expression.holds(scope) ? Outcome.HOLDS : Outcome.FAILS;
                return new Condition(type, part.text(), actual(expression, scope), outcome);
            }
        } catch (UnclearException e) {
            return new Condition(type, part.text(), "", Outcome.UNCLEAR);
        }
        return new Condition(type, part.text(), "", Outcome.UNCLEAR);
    }

    private static String actual(Expression expression, Scope scope) {
        List<String> values = new ArrayList<>();
        expression.eachRead(each -> values.add(each.text() + " = " + shown(each.value(scope))));
        return values.stream().distinct().collect(Collectors.joining(", "));
    }

    /** A value in a few words. */
    static String shown(@Nullable Object value) {
        String text = words(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String words(@Nullable Object value) {
        if (value == null) {
            return "blank";
        }
        if (value instanceof BigDecimal number) {
            return Exact.text(number);
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "blank" : text;
        }
        if (value instanceof Money money) {
            return Exact.text(money.amount()) + " " + money.currency().getCurrencyCode();
        }
        return fact(value);
    }

    private static String fact(Object value) {
        if (value instanceof Usage usage) {
            return "the usage " + usage.id();
        }
        if (value instanceof Metered metered) {
            return metered.meter() + " of " + metered.usage().id();
        }
        if (value instanceof Priced priced) {
            return fact(priced.metered());
        }
        if (value instanceof Charged charged) {
            return fact(charged.priced().metered());
        }
        if (value instanceof Rate rate) {
            return "the rate " + rate.fullName();
        }
        if (value instanceof Contract contract) {
            return "the contract " + contract.id();
        }
        if (value instanceof Scenario scenario) {
            return "the scenario " + scenario.name();
        }
        if (value instanceof Total total) {
            return "the total of " + total.scenario().name();
        }
        if (value instanceof Budget budget) {
            return "the budget " + words(budget.limit());
        }
        if (value instanceof Fx fx) {
            return "the exchange rate " + fx.words();
        }
        if (value instanceof Assumption assumption) {
            return "the assumption " + assumption.name();
        }
        return value instanceof Contrast contrast ? "the comparison " + contrast.name() : value.toString();
    }
}
