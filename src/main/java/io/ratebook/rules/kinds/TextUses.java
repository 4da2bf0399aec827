package io.ratebook.rules.kinds;

import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the text of a stage's rules uses what it names.
 *
 * @param constants the numbers that are compared with constants, each with those constants
 * @param compared the numbers that are used in another way
 * @param seen every number that the text names, were it only to ask whether it is given
 * @param prompt the constants that the tokens of a prompt are compared with
 * @param promptCompared true where the tokens of a prompt are used in another way
 * @param attrs the headers of the user's own columns that are looked at; empty where any of them may be
 */
public record TextUses(
        Map<UsageField, Set<BigDecimal>> constants,
        Set<UsageField> compared,
        Set<UsageField> seen,
        Set<BigDecimal> prompt,
        boolean promptCompared,
        Optional<Set<String>> attrs) {
    /** Of a text that doesn't tell. */
    public static final TextUses ANY = new TextUses(
            Map.of(),
            EnumSet.allOf(UsageField.class),
            EnumSet.allOf(UsageField.class),
            Set.of(),
            true,
            Optional.empty());

    public TextUses {
        constants = Map.copyOf(constants);
        compared = Set.copyOf(compared);
        seen = Set.copyOf(seen);
        prompt = Set.copyOf(prompt);
        attrs = attrs.map(Set::copyOf);
    }

    /** True where only the constants matter that the number is compared with. */
    boolean isBanded(UsageField field) {
        return seen.contains(field) && !compared.contains(field);
    }
}
