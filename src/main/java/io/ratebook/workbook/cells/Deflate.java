package io.ratebook.workbook.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs texts as raw deflate (RFC 1951), in a part of the time that zlib's quickest way takes: made for rows of XML, each of which is like the
 * one before but for a few digits. What repeats is looked for as far back as the last time, or a byte more or less where a number has grown or
 * shrunk, and only then by a hash of four bytes.
 */
final class Deflate {
    /** The longest text that is packed at once. */
    static final int MOST = 1 << 18;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 258;
    private static final int WINDOW = 1 << 15;

    private static final int HASH_BITS = 14;
    private static final int HASH = 0x9E3779B1;

    /** Of a number that stands for a repetition: its length; how far back it is stands above. */
    private static final int LENGTH_BITS = 9;

    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private static final int END = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int MOST_BITS = 15;

    private static final int[] LENGTH_BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRAS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };

    /** The place of a length among the bases, and of a distance up to 256; beyond, of the distance's 128ths. */
    private static final byte[] LENGTH_PLACES = places(LENGTH_BASES, LONGEST + 1, 1);

    private static final byte[] NEAR_PLACES = places(DISTANCE_BASES, 257, 1);
    private static final byte[] FAR_PLACES = places(DISTANCE_BASES, WINDOW / 128 + 1, 128);

    private static final int STORED_MOST = 0xFFFF;

    /** How lengths of codes are written: 16 repeats the last one, 17 and 18 are zeros. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] tokens = new int[MOST];
    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private final PrefixCode literals = new PrefixCode(LITERALS, MOST_BITS);
    private final PrefixCode distances = new PrefixCode(DISTANCES, MOST_BITS);
    private final CodeLengths lengths = new CodeLengths();
    private final int[] lengthBits = new int[LONGEST + 1];
    private final byte[] lengthSizes = new byte[LONGEST + 1];

    /** Places in former texts stand below it. */
    private int base = 1;

    private int count;
    private byte[] into = {};
    private int at;
    private long bits;
    private int held;

    private static byte[] places(int[] bases, int size, int step) {
        byte[] places = new byte[size];
        int place = 0;
        for (int i = 0; i < size; i++) {
            int value = i * step + (step > 1 ? 1 : 0);
            while (place + 1 < bases.length && bases[place + 1] <= value) {
                place++;
            }
            places[i] = (byte) place;
        }
        return places;
    }

    private static int distancePlace(int distance) {
        return distance <= 256 ? NEAR_PLACES[distance] : FAR_PLACES[distance - 1 >> 7];
    }

    /** How many bits say which distance of those from the base on is meant. */
    private static int distanceExtra(int place) {
        return place < 4 ? 0 : (place >> 1) - 1;
    }

    /** So many bytes a packed text has at most. */
    static int room(int length) {
        return length + (length >> 8) + 256;
    }

    /**
     * Packs a text. It ends at a whole byte, and isn't the end of a stream.
     *
     * @param length of the text, at most {@link #MOST}
     * @param into has {@link #room} for it
     * @return how many bytes were written
     */
    int pack(byte[] text, int length, byte[] into) {
        this.into = into;
        at = 0;
        bits = 0;
        held = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        find(text, length);
        literalCounts[END] = 1;
        literals.make(literalCounts);
        distances.make(distanceCounts);
        lengths.of(literals, distances);
        if (lengths.bits() + textBits() < 8L * length) {
            write();
        } else {
            store(text, length);
        }
        align();
        return at;
    }

    /** Tells the text into literals and repetitions. */
    private void find(byte[] text, int length) {
        if (base > Integer.MAX_VALUE - 2 * MOST) {
            Arrays.fill(heads, 0);
            base = 1;
        }
        int last = length - Long.BYTES;
        int from = 0;
        int back = 0;
        int made = 0;
        while (from <= last) {
            long eight = (long) EIGHT.get(text, from);
            int slot = (int) eight * HASH >>> Integer.SIZE - HASH_BITS;
            int head = heads[slot] - base;
            heads[slot] = base + from;
            int found = 0;
            long other = 0;
            if (back > 1 && back < from && back < WINDOW) {
                other = eight ^ (long) EIGHT.get(text, from - back);
                if ((int) other == 0) {
                    found = back;
                } else {
                    other = eight ^ (long) EIGHT.get(text, from - back - 1);
                    if ((int) other == 0) {
                        found = back + 1;
                    } else {
                        other = eight ^ (long) EIGHT.get(text, from - back + 1);
                        if ((int) other == 0) {
                            found = back - 1;
                        }
                    }
                }
            }
            if (found == 0 && head >= 0 && from - head <= WINDOW) {
                other = eight ^ (long) EIGHT.get(text, head);
                if ((int) other == 0) {
                    found = from - head;
                }
            }
            if (found == 0) {
                int literal = (int) eight & 0xFF;
                from++;
                literalCounts[literal]++;
                tokens[made++] = literal;
            } else {
                int same;
                if (other != 0) {
                    same = Long.numberOfTrailingZeros(other) >>> 3;
                } else {
                    int longest = length - from < LONGEST ? length - from : LONGEST;
                    same = same(text, from - found, from, longest);
                }
                literalCounts[FIRST_LENGTH + LENGTH_PLACES[same]]++;
                distanceCounts[distancePlace(found)]++;
                tokens[made++] = found << LENGTH_BITS | same;
                back = found;
                from += same;
            }
        }
        for (; from < length; from++) {
            int literal = text[from] & 0xFF;
            literalCounts[literal]++;
            tokens[made++] = literal;
        }
        base += length;
        count = made;
    }

    private static int same(byte[] text, int early, int late, int longest) {
        int same = Long.BYTES;
        while (same + Long.BYTES <= longest) {
            long other = (long) EIGHT.get(text, early + same) ^ (long) EIGHT.get(text, late + same);
            if (other != 0) {
                return same + (Long.numberOfTrailingZeros(other) >>> 3);
            }
            same += Long.BYTES;
        }
        while (same < longest && text[early + same] == text[late + same]) {
            same++;
        }
        return same;
    }

    private long textBits() {
        long sum = 0;
        for (int i = 0; i < LITERALS; i++) {
            int extra = i < FIRST_LENGTH ? 0 : LENGTH_EXTRAS[i - FIRST_LENGTH];
            sum += (long) literalCounts[i] * (literals.length(i) + extra);
        }
        for (int i = 0; i < DISTANCES; i++) {
            sum += (long) distanceCounts[i] * (distances.length(i) + distanceExtra(i));
        }
        return sum;
    }

    private void write() {
        put(0b100, 3);
        lengths.write(this);
        for (int i = 3; i <= LONGEST; i++) {
            int place = LENGTH_PLACES[i];
            int size = literals.length(FIRST_LENGTH + place);
            lengthBits[i] = literals.code(FIRST_LENGTH + place) | i - LENGTH_BASES[place] << size;
            lengthSizes[i] = (byte) (size + LENGTH_EXTRAS[place]);
        }
        writeTokens();
        put(literals.code(END), literals.length(END));
    }

    private void writeTokens() {
        byte[] to = into;
        int next = at;
        long waiting = bits;
        int size = held;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int distance = token >>> LENGTH_BITS;
            if (distance == 0) {
                waiting |= (long) literals.code(token) << size;
                size += literals.length(token);
            } else {
                int length = token & LENGTH_MASK;
                waiting |= (long) lengthBits[length] << size;
                size += lengthSizes[length];
                int place = distancePlace(distance);
                int code = distances.length(place);
                waiting |= (long) (distances.code(place) | distance - DISTANCE_BASES[place] << code) << size;
                size += code + distanceExtra(place);
            }
            // whole bytes are written, and so many others that the next write replaces
            EIGHT.set(to, next, waiting);
            int whole = size >>> 3;
            next += whole;
            waiting >>>= whole << 3;
            size &= 7;
        }
        at = next;
        bits = waiting;
        held = size;
    }

    /** Bits, the lowest first; at most 31. */
    void put(int value, int size) {
        bits |= (long) value << held;
        held += size;
        while (held >= 8) {
            into[at++] = (byte) bits;
            bits >>>= 8;
            held -= 8;
        }
    }

    /** As it is. */
    private void store(byte[] text, int length) {
        int from = 0;
        while (from < length) {
            int part = length - from < STORED_MOST ? length - from : STORED_MOST;
            storedHead(part);
            System.arraycopy(text, from, into, at, part);
            at += part;
            from += part;
        }
    }

    private void storedHead(int length) {
        put(0b000, 3);
        if (held > 0) {
            put(0, 8 - held);
        }
        put(length, 16);
        put(~length & STORED_MOST, 16);
    }

    /** A block of nothing, which ends at a whole byte. */
    private void align() {
        storedHead(0);
    }

    /** The lengths of a block's codes, as they stand before it: themselves in a code, with what repeats told once. */
    private static final class CodeLengths {
        private static final int REPEAT = 16;
        private static final int ZEROS = 17;
        private static final int MANY_ZEROS = 18;
        private static final int SYMBOLS = 19;
        private static final int VALUE_BITS = 5;
        private static final int MOST_BITS = 7;

        private final PrefixCode code = new PrefixCode(SYMBOLS, MOST_BITS);
        private final int[] counts = new int[SYMBOLS];
        private final int[] all = new int[LITERALS + DISTANCES];

        /** A symbol each, and above it what it needs besides. */
        private final int[] told = new int[LITERALS + DISTANCES];

        private int literals;
        private int distances;
        private int size;

        void of(PrefixCode literal, PrefixCode distance) {
            literals = used(literal, LITERALS);
            distances = used(distance, DISTANCES);
            for (int i = 0; i < literals; i++) {
                all[i] = literal.length(i);
            }
            for (int i = 0; i < distances; i++) {
                all[literals + i] = distance.length(i);
            }
            Arrays.fill(counts, 0);
            size = 0;
            int end = literals + distances;
            for (int from = 0; from < end; ) {
                int to = from + 1;
                while (to < end && all[to] == all[from]) {
                    to++;
                }
                run(all[from], to - from);
                from = to;
            }
            code.make(counts);
        }

        private static int used(PrefixCode code, int symbols) {
            int used = symbols;
            while (code.length(used - 1) == 0) {
                used--;
            }
            return used;
        }

        private void run(int length, int times) {
            int left = times;
            if (length == 0) {
                for (; left >= 11; left -= left < 138 ? left : 138) {
                    tell(MANY_ZEROS, (left < 138 ? left : 138) - 11);
                }
                if (left >= 3) {
                    tell(ZEROS, left - 3);
                    left = 0;
                }
            } else {
                tell(length, 0);
                left--;
                for (; left >= 3; left -= left < 6 ? left : 6) {
                    tell(REPEAT, (left < 6 ? left : 6) - 3);
                }
            }
            for (; left > 0; left--) {
                tell(length, 0);
            }
        }

        private void tell(int symbol, int besides) {
            counts[symbol]++;
            told[size++] = besides << VALUE_BITS | symbol;
        }

        private static int extra(int symbol) {
            return switch (symbol) {
                case REPEAT -> 2;
                case ZEROS -> 3;
                case MANY_ZEROS -> 7;
                default -> 0;
            };
        }

        private int written() {
            int written = SYMBOLS;
            while (written > 4 && code.length(ORDER[written - 1]) == 0) {
                written--;
            }
            return written;
        }

        /** How many they take. */
        long bits() {
            long sum = 5 + 5 + 4 + 3L * written();
            for (int i = 0; i < size; i++) {
                int symbol = told[i] & (1 << VALUE_BITS) - 1;
                sum += code.length(symbol) + extra(symbol);
            }
            return sum;
        }

        void write(Deflate to) {
            to.put(literals - FIRST_LENGTH, 5);
            to.put(distances - 1, 5);
            to.put(written() - 4, 4);
            for (int i = 0; i < written(); i++) {
                to.put(code.length(ORDER[i]), 3);
            }
            for (int i = 0; i < size; i++) {
                int symbol = told[i] & (1 << VALUE_BITS) - 1;
                to.put(code.code(symbol), code.length(symbol));
                to.put(told[i] >>> VALUE_BITS, extra(symbol));
            }
        }
    }
}
