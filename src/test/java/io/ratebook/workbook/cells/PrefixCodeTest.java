package io.ratebook.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PrefixCodeTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261123L);
    private static final int MOST = 15;

    /** Each row of bits begins with exactly one code, and no code with another: what readers demand. */
    @Test
    void codesAreWholeAndApart() {
        Random random = new Random(SEED);
        for (int round = 0; round < 400; round++) {
            int symbols = 2 + random.nextInt(285);
            int most = random.nextBoolean() ? MOST : 9 + random.nextInt(6);
            PrefixCode code = new PrefixCode(symbols, most);
            for (int again = 0; again < 2; again++) {
                code.make(counts(random, symbols));
                assertWhole(code, symbols, most, "seed " + SEED + ", round " + round);
            }
        }
    }

    private static int[] counts(Random random, int symbols) {
        int[] counts = new int[symbols];
        int skew = random.nextInt(4);
        for (int i = 0; i < symbols; i++) {
            counts[i] = switch (skew) {
                case 0 -> random.nextInt(1_000);
                case 1 -> random.nextInt(4) == 0 ? random.nextInt(100_000) : 0;
                case 2 -> 1 << random.nextInt(20);
                default -> (int) Math.pow(1.3, i % 60);
            };
        }
        return counts;
    }

    private static void assertWhole(PrefixCode code, int symbols, int most, String what) {
        boolean[] begun = new boolean[1 << most];
        for (int i = 0; i < symbols; i++) {
            int length = code.length(i);
            assertThat(length).as(what).isBetween(0, most);
            for (int rest = 0; length > 0 && rest < 1 << most - length; rest++) {
                int bits = rest << length | code.code(i);
                assertThat(begun[bits]).as(what).isFalse();
                begun[bits] = true;
            }
        }
        assertThat(begun).as(what).doesNotContain(false);
    }

    /** Huffman's own way: join the two that come least, and count each joint's bits. */
    @Test
    void noCodeIsShorterWhereNoneHasTooManyBits() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            int symbols = 2 + random.nextInt(285);
            int[] counts = new int[symbols];
            PriorityQueue<Long> left = new PriorityQueue<>();
            for (int i = 0; i < symbols; i++) {
                counts[i] = 50 + random.nextInt(500);
                left.add((long) counts[i]);
            }
            long best = 0;
            while (left.size() > 1) {
                long joint = left.remove() + left.remove();
                best += joint;
                left.add(joint);
            }
            PrefixCode code = new PrefixCode(symbols, MOST);
            code.make(counts);
            long bits = 0;
            for (int i = 0; i < symbols; i++) {
                bits += (long) counts[i] * code.length(i);
            }
            assertThat(bits).as("seed " + SEED + ", round " + round).isEqualTo(best);
        }
    }

    @Test
    void rareSymbolsAreCutToTheMostBits() {
        // each as many as all before it together: Huffman's tree would be a stair of 29 bits
        int[] counts = new int[30];
        counts[0] = 1;
        for (int i = 1; i < counts.length; i++) {
            counts[i] = 1 << i - 1;
        }
        PrefixCode code = new PrefixCode(counts.length, MOST);
        code.make(counts);
        assertWhole(code, counts.length, MOST, "stairs");
        assertThat(code.length(0)).isEqualTo(MOST);
        assertThat(code.length(29)).isEqualTo(1);
    }

    @Test
    void aSymbolAloneHasOneBesideIt() {
        PrefixCode code = new PrefixCode(30, MOST);
        int[] counts = new int[30];
        code.make(counts);
        assertThat(code.length(0)).isEqualTo(1);
        assertThat(code.length(1)).isEqualTo(1);
        counts[7] = 3;
        code.make(counts);
        assertThat(code.length(7)).isEqualTo(1);
        assertThat(code.length(0)).isEqualTo(1);
        assertThat(code.length(1)).isZero();
    }

    @Test
    void moreSymbolsThanCodesAreRefused() {
        assertThatThrownBy(() -> new PrefixCode(129, 7)).hasMessageContaining("129");
        assertThatThrownBy(() -> new PrefixCode(1, 7)).hasMessageContaining("1 symbols");
    }
}
