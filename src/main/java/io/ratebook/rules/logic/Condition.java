package io.ratebook.rules.logic;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One plain comparison of a field with a constant.
 *
 * @param field as written: {@code serviceTier}, {@code attrs["Seats"]}
 * @param value a String, BigDecimal, LocalDate or Boolean; null where the field is compared with null
 */
public record Condition(String field, Op op, @Nullable Object value) {
    /** How a field is compared. */
    public enum Op {
        EQUAL("=="),
        DIFFERENT("!="),
        BELOW("<"),
        UP_TO("<="),
        ABOVE(">"),
        FROM(">="),
        MATCHES("matches"),
        MATCHES_NOT("not matches");

        private final String word;

        Op(String word) {
            this.word = word;
        }

        /** As rules write it. */
        public String word() {
            return word;
        }
    }

    /** True where the comparison asks for an order: below, above and the like. */
    boolean isBound() {
        return op == Op.BELOW || op == Op.UP_TO || op == Op.ABOVE || op == Op.FROM;
    }

    /** Whether the comparison holds for a value; nothing but {@code ==} and {@code !=} holds for a blank one. */
    boolean holds(@Nullable Object candidate) {
        if (value == null || candidate == null) {
            boolean same = value == null && candidate == null;
            return op == Op.EQUAL ? same : op == Op.DIFFERENT && !same;
        }
        if (!candidate.getClass().equals(value.getClass())) {
            return false;
        }
        return switch (op) {
            case EQUAL -> compared(candidate) == 0;
            case DIFFERENT -> compared(candidate) != 0;
            case BELOW -> compared(candidate) < 0;
            case UP_TO -> compared(candidate) <= 0;
            case ABOVE -> compared(candidate) > 0;
            case FROM -> compared(candidate) >= 0;
            case MATCHES -> matches(candidate);
            case MATCHES_NOT -> !matches(candidate);
        };
    }

    @SuppressWarnings("unchecked")
    private int compared(Object candidate) {
        return ((Comparable<Object>) candidate).compareTo(value);
    }

    private boolean matches(Object candidate) {
        try {
            return Pattern.matches(String.valueOf(value), candidate.toString());
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** As rules write it, without the field: {@code == "openai"}. */
    String shown() {
        return op.word + " " + constant(value);
    }

    static String constant(@Nullable Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
