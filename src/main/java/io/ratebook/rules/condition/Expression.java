package io.ratebook.rules.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One condition as read from the text of a rule. */
public sealed interface Expression {
    /**
     * The value.
     *
     * @throws UnclearException where it has none that this room can tell
     */
    @Nullable
    Object value(Scope scope);

    /** As a rule would write it. */
    String text();

    /** Tells each part that isn't a constant and that has a value of its own: fields, and what methods give. */
    void eachRead(Consumer<Expression> told);

    /**
     * Reads a condition.
     *
     * @throws UnclearException where it uses more than this room knows
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }

    /**
     * True where the condition holds.
     *
     * @throws UnclearException where nobody can tell
     */
    default boolean holds(Scope scope) {
        Object value = value(scope);
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw new UnclearException("is no condition: " + text());
    }

    record Constant(@Nullable Object constant, String text) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return constant;
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            // a constant is no news
        }
    }

    record Name(String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.named(name);
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            told.accept(this);
        }
    }

    record Field(Expression of, String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return Members.field(of.value(scope), name);
        }

        @Override
        public String text() {
            return of.text() + "." + name;
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            told.accept(this);
        }
    }

    /** {@code attrs["Seats"]}. */
    record Entry(Expression of, Expression key) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            Object holder = of.value(scope);
            if (holder instanceof Map<?, ?> map) {
                return map.get(key.value(scope));
            }
            if (holder == null) {
                return null;
            }
            throw new UnclearException("has no entries: " + of.text());
        }

        @Override
        public String text() {
            return of.text() + "[" + key.text() + "]";
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            told.accept(this);
        }
    }

    /** @param of null for a method of the fact itself, or a function of rules */
    record Call(@Nullable Expression of, String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object value(Scope scope) {
            List<@Nullable Object> values = new ArrayList<>();
            arguments.forEach(each -> values.add(each.value(scope)));
            if (of != null) {
                return Members.call(of.value(scope), name, values);
            }
            try {
                return Members.call(scope.self(), name, values);
            } catch (UnclearException e) {
                return Members.function(scope.functions(), name, values);
            }
        }

        @Override
        public String text() {
            List<String> texts = arguments.stream().map(Expression::text).toList();
            return (of == null ? "" : of.text() + ".") + name + "(" + String.join(", ", texts) + ")";
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            if (!isConstant()) {
                told.accept(this);
            }
        }

        /** {@code dec("0.5")}: a function of constants. */
        private boolean isConstant() {
            return of == null
                    && !arguments.isEmpty()
                    && arguments.stream().allMatch(Constant.class::isInstance)
                    && List.of("dec", "date", "range", "price", "times", "limit")
                            .contains(name);
        }
    }

    record Relation(Expression left, String operator, Expression right) implements Expression {
        @Override
        public Object value(Scope scope) {
            Object one = left.value(scope);
            Object other = right.value(scope);
            return switch (operator) {
                case "==" -> isSame(one, other);
                case "!=" -> !isSame(one, other);
                case "matches" -> matches(one, other);
                case "not matches" -> !matches(one, other);
                default -> isInOrder(one, other);
            };
        }

        private static boolean isSame(@Nullable Object one, @Nullable Object other) {
            return one instanceof BigDecimal number && other instanceof BigDecimal another
                    ? number.compareTo(another) == 0
                    : Objects.equals(one, other);
        }

        private static boolean matches(@Nullable Object text, @Nullable Object pattern) {
            try {
                return text != null && pattern != null && Pattern.matches(pattern.toString(), text.toString());
            } catch (PatternSyntaxException e) {
                throw new UnclearException("is no pattern: " + pattern);
            }
        }

        @SuppressWarnings("unchecked") // of one class, and comparable
        private boolean isInOrder(@Nullable Object one, @Nullable Object other) {
            if (one == null || other == null) {
                return false;
            }
            if (one.getClass() != other.getClass() && !(one instanceof java.time.LocalDate)
                    || !(one instanceof Comparable)) {
                throw new UnclearException("can't be compared: " + text());
            }
            int order = ((Comparable<Object>) one).compareTo(other);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            left.eachRead(told);
            right.eachRead(told);
        }
    }

    /** @param any true for "or" */
    record Junction(boolean any, List<Expression> parts) implements Expression {
        public Junction {
            parts = List.copyOf(parts);
        }

        @Override
        public Object value(Scope scope) {
            for (Expression each : parts) {
                if (each.holds(scope) == any) {
                    return any;
                }
            }
            return !any;
        }

        @Override
        public String text() {
            return String.join(
                    any ? " || " : " && ", parts.stream().map(Expression::text).toList());
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            parts.forEach(each -> each.eachRead(told));
        }
    }

    record Not(Expression negated) implements Expression {
        @Override
        public Object value(Scope scope) {
            return !negated.holds(scope);
        }

        @Override
        public String text() {
            return "!(" + negated.text() + ")";
        }

        @Override
        public void eachRead(Consumer<Expression> told) {
            negated.eachRead(told);
        }
    }
}
