package io.ratebook.rules;

import io.ratebook.amount.ThreePoint;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the words of rules refuse to be given: each says so in a sentence that names the word. */
final class Given {
    private Given() {}

    /** @throws IllegalArgumentException where there is none */
    static void some(String word, String what, @Nullable Object value) {
        if (value == null) {
            throw refused(word, "has no " + what);
        }
    }

    /** @throws IllegalArgumentException where there is none, or where it is blank */
    static void text(String word, String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(word, "has no " + what);
        }
    }

    /** @throws IllegalArgumentException where there is none, or where it is below zero */
    static void notNegative(String word, String what, @Nullable BigDecimal value) {
        some(word, what, value);
        if (value != null && value.signum() < 0) {
            throw refused(word, "has a negative " + what + ", " + value.toPlainString());
        }
    }

    /** @throws IllegalArgumentException where there is none, or where it is below zero in any case */
    static void notNegative(String word, String what, @Nullable ThreePoint value) {
        some(word, what, value);
        if (value != null) {
            notNegative(word, what, value.low().min(value.base()).min(value.high()));
        }
    }

    /** @throws IllegalArgumentException where there is none, or where it isn't above zero */
    static void positive(String word, String what, @Nullable BigDecimal value) {
        notNegative(word, what, value);
        if (value != null && value.signum() == 0) {
            throw refused(word, "has a " + what + " of 0");
        }
    }

    static IllegalArgumentException refused(String word, String problem) {
        return new IllegalArgumentException(word + "(...) " + problem);
    }
}
