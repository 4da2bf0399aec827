package io.ratebook.tokens;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a file of prompts comes to.
 *
 * @param how the words of {@link TokenCounter#how}
 * @param outputCharacters of the rows that have an output; null where none has
 * @param outputTokens of the rows that have an output; null where none has
 * @param prefixTokens the whole tokens with which all prompts begin; zero for a single prompt
 * @param prefix the characters with which all prompts begin; empty for a single prompt
 */
public record Profile(
        String how,
        boolean estimate,
        Spread characters,
        Spread tokens,
        @Nullable Spread outputCharacters,
        @Nullable Spread outputTokens,
        long prefixTokens,
        String prefix) {

    public int rows() {
        return tokens.rows();
    }

    /** The part of all prompts' tokens that the common prefix makes up, from 0 to 1. */
    public BigDecimal prefixShare() {
        BigDecimal shared = BigDecimal.valueOf(prefixTokens).multiply(BigDecimal.valueOf(rows()));
        return tokens.sum() == 0 ? BigDecimal.ZERO : Exact.quotient(shared, BigDecimal.valueOf(tokens.sum()));
    }

    /** The mean of what follows the common prefix. */
    public BigDecimal restTokens() {
        return Exact.normal(tokens.mean().subtract(BigDecimal.valueOf(prefixTokens)));
    }
}
