package io.ratebook.tokens;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Counts the tokens of texts as a model does. Where the model's encoding isn't known, four characters count as a token, and
 * {@link #how} says so. Counts are of the text alone: the few tokens that a chat format puts around each message are not in them.
 */
public final class TokenCounter {
    private static final int CHARACTERS_A_TOKEN = 4;

    /** Who serves OpenAI's models under OpenAI's names. */
    private static final Set<String> OPENAI = Set.of("", "openai", "azure", "azure-openai", "openrouter");

    /** As in the table of models of OpenAI's tiktoken (tiktoken/model.py, seen 2026-11-22). */
    private static final Pattern O200K =
            Pattern.compile("(chatgpt-4o|gpt-4o|gpt-4\\.1|gpt-4\\.5|gpt-5|gpt-oss|o1|o3|o4)([-.:].*)?");

    private static final Pattern CL100K =
            Pattern.compile("(gpt-4|gpt-3\\.5|gpt-35|text-embedding-3|text-embedding-ada)([-:].*)?");

    private final Method method;

    /** What a text is taken apart into: tokens, or characters where the tokens are estimated. */
    private enum Method {
        O200K_BASE("o200k_base"),
        CL100K_BASE("cl100k_base"),
        CHARACTERS(CHARACTERS_A_TOKEN + " characters a token");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    private TokenCounter(Method method) {
        this.method = method;
    }

    /**
     * The counter of a model.
     *
     * @param provider empty where it isn't known: then the model's name decides
     * @param model as in the rate cards; case, a leading {@code openai/} and a leading {@code ft:} don't count
     */
    public static TokenCounter of(String provider, String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        boolean stated = name.startsWith("openai/");
        String bare = name.replaceFirst("^openai/", "").replaceFirst("^ft:", "");
        if (!stated && !OPENAI.contains(provider.strip().toLowerCase(Locale.ROOT))) {
            return new TokenCounter(Method.CHARACTERS);
        }
        if (O200K.matcher(bare).matches()) {
            return new TokenCounter(Method.O200K_BASE);
        }
        return new TokenCounter(CL100K.matcher(bare).matches() ? Method.CL100K_BASE : Method.CHARACTERS);
    }

    /** {@code o200k_base}, {@code cl100k_base} or {@code 4 characters a token}. */
    public String how() {
        return method.words;
    }

    /** True where the model's own encoding isn't known. */
    public boolean isEstimate() {
        return method == Method.CHARACTERS;
    }

    /** The tokens of a text; part of a token counts as one. Characters are Unicode code points. */
    public long count(String text) {
        return isEstimate() ? tokens(characters(text)) : pieces(List.of(text)).length;
    }

    static long characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The texts, one after the other, taken apart: what can be compared from the front. */
    int[] pieces(List<String> texts) {
        return texts.stream().flatMapToInt(each -> IntStream.of(pieces(each))).toArray();
    }

    private int[] pieces(String text) {
        return switch (method) {
            case O200K_BASE -> Encodings.o200k(text);
            case CL100K_BASE -> Encodings.cl100k(text);
            case CHARACTERS -> text.codePoints().toArray();
        };
    }

    /** How many tokens so many pieces are; part of a token counts as one. */
    long tokens(long pieces) {
        return isEstimate() ? (pieces + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN : pieces;
    }

    /** How many whole tokens so many pieces hold. */
    long wholeTokens(long pieces) {
        return isEstimate() ? pieces / CHARACTERS_A_TOKEN : pieces;
    }
}
