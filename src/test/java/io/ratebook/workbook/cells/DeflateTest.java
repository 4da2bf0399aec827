package io.ratebook.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** zlib inflates what was packed: it isn't our own code, and refuses what breaks the format. */
final class DeflateTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261123L);

    private final Deflate deflate = new Deflate();
    private final byte[] into = new byte[Deflate.room(Deflate.MOST)];

    private byte[] inflated(byte[] text) throws DataFormatException {
        int length = deflate.pack(text, text.length, into);
        assertThat(length).isLessThanOrEqualTo(Deflate.room(text.length));
        byte[] end = BlockDeflater.end();
        byte[] packed = Arrays.copyOf(into, length + end.length);
        System.arraycopy(end, 0, packed, length, end.length);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] back = new byte[text.length + 1];
            int got = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(back, got, back.length - got);
                if (more == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends after " + got + " bytes");
                }
                got += more;
            }
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(back, got);
        } finally {
            inflater.end();
        }
    }

    private void assertPacked(byte[] text, String what) throws DataFormatException {
        if (!Arrays.equals(inflated(text), text)) {
            throw new AssertionError(what + ": another text came back, of " + text.length + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 257, 258, 259, 266, 65_535, 65_536, Deflate.MOST})
    void lengthsAtTheEdges(int length) throws DataFormatException {
        byte[] text = new byte[length];
        assertPacked(text, "zeros");
        new Random(SEED).nextBytes(text);
        assertPacked(text, "noise, seed " + SEED);
        for (int i = 0; i < length; i++) {
            text[i] = (byte) "<c r=\"A1\">".charAt(i % 10);
        }
        assertPacked(text, "the same again");
    }

    /** One packer for all, as workers do: what is left of one text must not reach into the next. */
    @Test
    void anyTextComesBack() throws DataFormatException {
        Random random = new Random(SEED);
        for (int round = 0; round < 3_000; round++) {
            assertPacked(
                    text(random, random.nextInt(round % 100 == 0 ? Deflate.MOST : 3_000)),
                    "seed " + SEED + ", round " + round);
        }
    }

    private static byte[] text(Random random, int length) {
        byte[] text = new byte[length];
        int letters = 1 + random.nextInt(random.nextBoolean() ? 4 : 256);
        int at = 0;
        while (at < length) {
            int part = Math.min(length - at, 1 + random.nextInt(400));
            if (at > 0 && random.nextInt(3) > 0) {
                int back = 1 + random.nextInt(Math.min(at, random.nextBoolean() ? 40_000 : 9));
                for (int i = 0; i < part; i++) {
                    text[at + i] = text[at + i - back];
                }
            } else {
                for (int i = 0; i < part; i++) {
                    text[at + i] = (byte) random.nextInt(letters);
                }
            }
            at += part;
        }
        return text;
    }

    @Test
    void repetitionsAreFoundAsFarBackAsMayBe() throws DataFormatException {
        for (int back : new int[] {32_767, 32_768, 32_769}) {
            byte[] text = new byte[2 * back];
            new Random(SEED).nextBytes(text);
            System.arraycopy(text, 0, text, back, back);
            assertPacked(text, back + " back");
            int packed = deflate.pack(text, text.length, into);
            if (back > 32_768) {
                assertThat(packed).isGreaterThan(text.length);
            } else {
                assertThat(packed).isLessThan(text.length * 6 / 10);
            }
        }
    }

    /** Counts that would need more than 15 bits. */
    @Test
    void rareBytesAmongMany() throws DataFormatException {
        byte[] text = new byte[Deflate.MOST];
        Random random = new Random(SEED);
        int at = 0;
        for (int i = 0; i < 17; i++) {
            int upTo = at + (1 << i);
            for (; at < upTo; at++) {
                text[at] = (byte) i;
            }
        }
        for (int i = at - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte one = text[i];
            text[i] = text[other];
            text[other] = one;
        }
        assertPacked(Arrays.copyOf(text, at), "stairs, seed " + SEED);
    }

    /** Places in former texts are told from those of this one by how many bytes there were: that number begins again in time. */
    @Test
    void manyTextsOneAfterAnother() throws DataFormatException {
        byte[] zeros = new byte[Deflate.MOST];
        byte[] text = "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < Integer.MAX_VALUE / Deflate.MOST + 5; i++) {
            deflate.pack(zeros, zeros.length, into);
            if (i % 100 == 0 || i > Integer.MAX_VALUE / Deflate.MOST - 5) {
                assertPacked(text, "after " + i);
            }
        }
    }

    /** Rows of a sheet, packed about as small as zlib's quickest way packs them. */
    @Test
    void rowsArePackedSmall() throws DataFormatException {
        StringBuilder rows = new StringBuilder();
        Random random = new Random(SEED);
        for (int i = 2; rows.length() < Deflate.MOST - 200; i++) {
            rows.append("<row r=\"" + i + "\"><c r=\"A" + i + "\" s=\"4\"><v>" + random.nextInt(100_000)
                    + "</v></c><c r=\"B" + i + "\" t=\"s\"><v>" + random.nextInt(50) + "</v></c></row>");
        }
        byte[] text = rows.toString().getBytes(StandardCharsets.US_ASCII);
        assertPacked(text, "rows");
        Deflater zlib = new Deflater(Deflater.BEST_SPEED, true);
        zlib.setInput(text);
        zlib.finish();
        int other = zlib.deflate(new byte[Deflate.MOST]);
        zlib.end();
        assertThat(deflate.pack(text, text.length, into)).isLessThan(other * 11 / 10);
    }
}
