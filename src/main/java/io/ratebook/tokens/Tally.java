package io.ratebook.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Adds up prompts one by one; of each it keeps the lengths only, and of all what they begin with. */
final class Tally {
    private final TokenCounter counter;
    private final LongStream.Builder characters = LongStream.builder();
    private final LongStream.Builder tokens = LongStream.builder();
    private final LongStream.Builder outputCharacters = LongStream.builder();
    private final LongStream.Builder outputTokens = LongStream.builder();
    private final Set<String> uncounted = new TreeSet<>();
    private int rows;
    private int outputs;
    private int partly;
    private int @Nullable [] sharedPieces;
    private String shared = "";

    Tally(TokenCounter counter) {
        this.counter = counter;
    }

    void add(Prompt prompt) {
        int[] pieces = counter.pieces(prompt.texts());
        characters.add(
                prompt.texts().stream().mapToLong(TokenCounter::characters).sum());
        tokens.add(counter.tokens(pieces.length));
        share(pieces, String.join("", prompt.texts()));
        rows++;
        partly += prompt.uncounted().isEmpty() ? 0 : 1;
        uncounted.addAll(prompt.uncounted());
        if (prompt.output() != null) {
            outputs++;
            outputCharacters.add(TokenCounter.characters(prompt.output()));
            outputTokens.add(counter.count(prompt.output()));
        }
    }

    int rows() {
        return rows;
    }

    /** How many rows have an output. */
    int outputs() {
        return outputs;
    }

    /** How many rows hold something that isn't counted. */
    int partly() {
        return partly;
    }

    List<String> uncounted() {
        return List.copyOf(uncounted);
    }

    /** @throws IllegalArgumentException where nothing was added */
    Profile profile() {
        int[] same = rows > 1 ? sharedPieces : null;
        return new Profile(
                counter.how(),
                counter.isEstimate(),
                Spread.of(characters.build().toArray()),
                Spread.of(tokens.build().toArray()),
                outputs == 0 ? null : Spread.of(outputCharacters.build().toArray()),
                outputs == 0 ? null : Spread.of(outputTokens.build().toArray()),
                same == null ? 0 : counter.wholeTokens(same.length),
                same == null ? "" : shared);
    }

    private void share(int[] pieces, String text) {
        if (sharedPieces == null) {
            sharedPieces = pieces;
            shared = text;
            return;
        }
        int same = Arrays.mismatch(sharedPieces, pieces);
        if (same >= 0 && same < sharedPieces.length) {
            sharedPieces = Arrays.copyOf(sharedPieces, same);
        }
        shared = shared.substring(0, sameCharacters(shared, text));
    }

    private static int sameCharacters(String one, String other) {
        int at = 0;
        int most = Math.min(one.length(), other.length());
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
