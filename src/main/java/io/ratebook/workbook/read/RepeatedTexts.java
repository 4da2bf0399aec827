package io.ratebook.workbook.read;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which of the texts that cells share come again in a sheet that is too large to hold, as far as its rows were read. */
public final class RepeatedTexts {
    /** So many are told apart. */
    private static final int MOST = 50_000;

    private final BitSet once = new BitSet();
    private final BitSet again = new BitSet();
    private int count;

    /** A cell that shows a text, by its number. */
    void show(int text) {
        if (!once.get(text)) {
            once.set(text);
        } else if (count < MOST && !again.get(text)) {
            again.set(text);
            count++;
        }
    }

    /** How many come again. */
    int count() {
        return count;
    }

    /** Their numbers, from the lowest. */
    IntStream numbers() {
        return again.stream();
    }
}
