package io.ratebook.bench.whole;

import java.util.List;

/**
 * What is compared in one go.
 *
 * @param contenders the first is what the others are held against
 * @param expected what so many lines or rows come to
 * @param notes who is left out, and why
 */
record Comparison(List<Contender> contenders, Rounds.Expected expected, List<String> notes) {
    Comparison {
        contenders = List.copyOf(contenders);
        notes = List.copyOf(notes);
    }
}
