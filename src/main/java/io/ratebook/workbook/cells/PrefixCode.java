package io.ratebook.workbook.cells;

import java.util.Arrays;

/**
 * A prefix code of deflate's (RFC 1951, 3.2): what comes often has few bits. Made anew for each block, of the counts of its symbols; none has
 * more bits than may be, and every row of bits means something, as readers demand.
 */
final class PrefixCode {
    private static final int SYMBOL_BITS = 9;
    private static final int SYMBOLS = 1 << SYMBOL_BITS;

    private final int most;
    private final int[] lengths;
    private final int[] codes;
    private final long[] sorted;
    private final int[] weights;
    private final int[] parents;
    private final int[] depths;
    private final int[] ofLength;

    /**
     * @param symbols how many there are, at least two; they count from 0
     * @param most bits of one; enough for all symbols
     */
    PrefixCode(int symbols, int most) {
        if (symbols < 2 || symbols > SYMBOLS || 1L << most < symbols) {
            throw new IllegalArgumentException("no code of " + most + " bits for " + symbols + " symbols");
        }
        this.most = most;
        this.lengths = new int[symbols];
        this.codes = new int[symbols];
        this.sorted = new long[symbols];
        this.weights = new int[2 * symbols];
        this.parents = new int[2 * symbols];
        this.depths = new int[2 * symbols];
        this.ofLength = new int[most + 1];
    }

    /** How many bits a symbol has; 0 for one that doesn't come. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** Its bits, the first to be written lowest. */
    int code(int symbol) {
        return codes[symbol];
    }

    /**
     * Makes the code.
     *
     * @param counts how often each symbol comes, together less than 2^31; where fewer than two come, the first ones get a bit besides
     */
    void make(int[] counts) {
        int used = sort(counts);
        Arrays.fill(lengths, 0);
        Arrays.fill(ofLength, 0);
        grow(used);
        limit();
        assign(used);
        number();
    }

    /** The symbols that come, the rarest first. */
    private int sort(int[] counts) {
        int used = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (counts[i] > 0) {
                sorted[used++] = (long) counts[i] << SYMBOL_BITS | i;
            }
        }
        for (int i = 0; used < 2; i++) {
            if (counts[i] == 0) {
                sorted[used++] = 1L << SYMBOL_BITS | i;
            }
        }
        Arrays.sort(sorted, 0, used);
        return used;
    }

    /** Huffman's tree: the two lightest are joined until one is left. How many leaves have how many bits is all that is kept of it. */
    private void grow(int used) {
        for (int i = 0; i < used; i++) {
            weights[i] = (int) (sorted[i] >>> SYMBOL_BITS);
        }
        int leaf = 0;
        int joint = used;
        int nodes = 2 * used - 1;
        for (int next = used; next < nodes; next++) {
            int weight = 0;
            for (int i = 0; i < 2; i++) {
                boolean isLeaf = leaf < used && (joint == next || weights[leaf] <= weights[joint]);
                int lightest = isLeaf ? leaf++ : joint++;
                weight += weights[lightest];
                parents[lightest] = next;
            }
            weights[next] = weight;
        }
        depths[nodes - 1] = 0;
        for (int i = nodes - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
            if (i < used) {
                ofLength[depths[i] < most ? depths[i] : most]++;
            }
        }
    }

    /** Takes back what those cost that had more bits than may be. */
    private void limit() {
        long over = -(1L << most);
        for (int i = 1; i <= most; i++) {
            over += (long) ofLength[i] << most - i;
        }
        for (; over > 0; over--) {
            int length = most - 1;
            while (ofLength[length] == 0) {
                length--;
            }
            // a shorter one gets a bit more, and one of the longest stands beside it: together one place of the longest
            // less
            ofLength[length]--;
            ofLength[length + 1] += 2;
            ofLength[most]--;
        }
    }

    /** The rarest symbols get the most bits. */
    private void assign(int used) {
        int next = 0;
        for (int length = most; length > 0; length--) {
            for (int i = 0; i < ofLength[length]; i++) {
                lengths[(int) (sorted[next++] & SYMBOLS - 1)] = length;
            }
        }
        if (next != used) {
            throw new IllegalStateException(next + " of " + used + " symbols have a code");
        }
    }

    /** Codes of one length count up in the order of their symbols. */
    private void number() {
        int[] next = new int[most + 1];
        int code = 0;
        for (int length = 1; length <= most; length++) {
            code = code + ofLength[length - 1] << 1;
            next[length] = code;
        }
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            codes[i] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> Integer.SIZE - length;
        }
    }
}
