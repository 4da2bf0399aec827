package io.ratebook.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What the rules that make costs look at, as far as their text tells. Texts and days of a usage aren't listed: any of them may
 * be read.
 *
 * @param constants the numbers of a usage that are compared with constants, each with those constants
 * @param compared the numbers of a usage that are used in another way: every value may be decided on otherwise
 * @param promptTokens the constants that the tokens of a prompt are compared with
 * @param attrs true where some rule reads columns of the user's own
 * @param opaque true where some rule reads a number that follows from others, such as a cost: any change may be decided on
 */
public record RuleReads(
        Map<UsageField, Set<BigDecimal>> constants,
        Set<UsageField> compared,
        Set<BigDecimal> promptTokens,
        boolean attrs,
        boolean opaque) {
    public RuleReads {
        constants = Map.copyOf(constants);
        compared = Set.copyOf(compared);
        promptTokens = Set.copyOf(promptTokens);
    }
}
