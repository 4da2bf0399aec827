package io.ratebook.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokens against published ones: the ids are those of JTokkit's own test data, which were made with OpenAI's tiktoken
 * (github.com/knuddelsgmbh/jtokkit, lib/src/test/resources/o200k_base_encodings.csv and cl100k_base_encodings.csv), and of
 * tiktoken's tests (github.com/openai/tiktoken, tests/test_encoding.py).
 */
class TokenCounterTest {
    private static final TokenCounter O200K = TokenCounter.of("openai", "gpt-5.1");
    private static final TokenCounter CL100K = TokenCounter.of("openai", "gpt-4");
    private static final TokenCounter OTHER = TokenCounter.of("anthropic", "claude-sonnet-4");

    @Test
    void tokensOfO200kAreThePublishedOnes() {
        assertTokens(O200K, "Hello world!", 13225, 2375, 0);
        assertTokens(O200K, "こんにちは世界", 95839, 28428);
        assertTokens(O200K, "你好，世界", 177519, 979, 28428);
        assertTokens(O200K, "👋🌎", 28823, 233, 64364, 236);
        assertTokens(O200K, "Unicode snowman: ☃️", 61064, 15214, 2309, 25, 25701, 225, 15148);
        assertTokens(
                O200K,
                "How about numbers? 123 45.6 -78.9",
                5299,
                1078,
                8663,
                30,
                220,
                7633,
                220,
                2548,
                13,
                21,
                533,
                4388,
                13,
                24);
    }

    @Test
    void tokensOfCl100kAreThePublishedOnes() {
        assertTokens(CL100K, "Hello world!", 9906, 1917, 0);
        assertTokens(CL100K, "hello world", 15339, 1917);
        assertTokens(CL100K, "こんにちは世界", 90115, 3574, 244, 98220);
        assertTokens(CL100K, "你好，世界", 57668, 53901, 3922, 3574, 244, 98220);
        assertTokens(CL100K, "👋🌎", 9468, 239, 233, 9468, 234, 236);
        assertTokens(CL100K, "today\n  \n", 31213, 14211);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o, o200k_base",
        "openai, gpt-4o-mini, o200k_base",
        "OpenAI, GPT-4o-2024-08-06, o200k_base",
        "openai, gpt-4.1-nano, o200k_base",
        "openai, gpt-5, o200k_base",
        "openai, gpt-5.4, o200k_base",
        "openai, gpt-5-mini, o200k_base",
        "openai, o1, o200k_base",
        "openai, o3-mini, o200k_base",
        "openai, o4-mini, o200k_base",
        "openai, ft:gpt-4o-mini:acme::7p4lURel, o200k_base",
        "openrouter, openai/gpt-4o-mini, o200k_base",
        "together, openai/gpt-oss-120b, o200k_base",
        "'', gpt-5.1, o200k_base",
        "openai, gpt-4, cl100k_base",
        "openai, gpt-4-turbo, cl100k_base",
        "openai, gpt-3.5-turbo-0125, cl100k_base",
        "azure, gpt-35-turbo, cl100k_base",
        "openai, gpt-mini, 4 characters a token",
        "openai, gpt-6, 4 characters a token",
        "openai, o1x, 4 characters a token",
        "openai, '', 4 characters a token",
        "anthropic, claude-sonnet-4, 4 characters a token",
        "acme, gpt-5.1, 4 characters a token",
        "together, Llama-3.1-8B, 4 characters a token",
        "'', '', 4 characters a token"
    })
    void encodingFollowsTheModel(String provider, String model, String how) {
        TokenCounter counter = TokenCounter.of(provider, model);
        assertThat(counter.how()).isEqualTo(how);
        assertThat(counter.isEstimate()).isEqualTo(how.startsWith("4"));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "a, 1", "abcd, 1", "abcde, 2", "👋🌎👋🌎, 1", "👋🌎👋🌎!, 2", "你好，世界, 2"})
    void anEstimateIsAQuarterOfTheCodePointsRoundedUp(String text, long tokens) {
        assertThat(OTHER.count(text)).isEqualTo(tokens);
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(O200K.count("")).isZero();
        assertThat(CL100K.count("")).isZero();
    }

    @Test
    void whatLooksLikeASpecialTokenIsOrdinaryText() {
        assertThat(O200K.count("<|endoftext|>")).isGreaterThan(1);
        assertThat(CL100K.count("a <|endoftext|> b <|fim_prefix|> <|im_start|>"))
                .isGreaterThan(10);
    }

    @Test
    void textThatNoEncodingExpectsIsCountedAllTheSame() {
        assertThat(O200K.count("\ud83d")).isPositive();
        assertThat(O200K.count("a".repeat(200_000))).isEqualTo(25_000);
    }

    @Test
    void countsAreTheSameEachTime() {
        String text = "Lorem ipsum dolor sit amet 👩‍👩‍👧 <|endoftext|>";
        assertThat(List.of(O200K.count(text), O200K.count(text))).containsOnly(O200K.count(text));
    }

    private static void assertTokens(TokenCounter counter, String text, int... tokens) {
        assertThat(counter.pieces(List.of(text))).containsExactly(tokens);
        assertThat(counter.count(text)).isEqualTo(tokens.length);
    }
}
