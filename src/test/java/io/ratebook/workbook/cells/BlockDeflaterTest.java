package io.ratebook.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDeflaterTest {
    private static final int BLOCK = 1 << 18;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 12 * BLOCK + 7})
    void textIsInflatedAgain(int length) throws IOException {
        byte[] text = text(length);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        BlockDeflater out = new BlockDeflater(packed);
        out.write(text);
        out.close();
        assertThat(inflated(packed.toByteArray(), BlockDeflater.end())).isEqualTo(text);
        assertThat(out.size()).isEqualTo(length);
        assertThat(out.packedSize()).isEqualTo(packed.size());
        assertThat(out.crc()).isEqualTo(Checksums.of(text));
    }

    @Test
    void whatCannotBePackedGrowsALittle() throws IOException {
        byte[] noise = new byte[3 * BLOCK + 11];
        new Random(3).nextBytes(noise);
        byte[] packed = packed(noise, noise.length);
        assertThat(packed.length).isBetween(noise.length, noise.length + noise.length / 256 + 1024);
        assertThat(inflated(packed, BlockDeflater.end())).isEqualTo(noise);
    }

    @Test
    void bytesDoNotDependOnThePiecesThatAreWrittenNorOnWhoPacksThem() throws IOException {
        byte[] text = text(5 * BLOCK + 99);
        byte[] whole = packed(text, text.length);
        ByteArrayOutputStream alone = new ByteArrayOutputStream();
        BlockDeflater out = new BlockDeflater(alone, false);
        out.write(text);
        out.close();
        assertThat(out.packedSize()).isEqualTo(whole.length);
        assertThat(out.crc()).isEqualTo(Checksums.of(text));
        assertThat(alone.toByteArray()).isEqualTo(whole);
        for (int piece : new int[] {997, BLOCK, BLOCK + 1, 3 * BLOCK}) {
            assertThat(packed(text, piece)).isEqualTo(whole);
        }
    }

    @Test
    void headRowsAndTailAreOneStream() throws IOException {
        byte[] rows = text(2 * BLOCK);
        byte[] head = "<sheetData>".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "</sheetData>".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head);
        whole.write(rows);
        whole.write(tail);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(BlockDeflater.packed(head, false));
        packed.write(packed(rows, rows.length));
        assertThat(inflated(packed.toByteArray(), BlockDeflater.packed(tail, true)))
                .isEqualTo(whole.toByteArray());
    }

    @Test
    void failureOfTheFileArrivesAndNoThreadStays() throws InterruptedException {
        Set<Thread> before = packing();
        IOException full = new IOException("no space left on device");
        BlockDeflater out = new BlockDeflater(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw full;
            }
        });
        byte[] text = text(40 * BLOCK);
        assertThatThrownBy(() -> out.write(text)).isSameAs(full);
        assertThatThrownBy(out::close).isSameAs(full);
        Set<Thread> left = packing();
        left.removeAll(before);
        for (Thread each : left) {
            each.join(10_000);
            assertThat(each.isAlive()).isFalse();
        }
    }

    private static Set<Thread> packing() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(each -> !each.getName().equals("packing"));
        return threads;
    }

    private static byte[] packed(byte[] text, int piece) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BlockDeflater out = new BlockDeflater(packed)) {
            for (int at = 0; at < text.length; at += piece) {
                out.write(text, at, Math.min(piece, text.length - at));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] inflated(byte[] packed, byte[] end) throws IOException {
        try (InputStream in = new InflaterInputStream(
                new SequenceInputStream(new ByteArrayInputStream(packed), new ByteArrayInputStream(end)),
                new Inflater(true))) {
            return in.readAllBytes();
        }
    }

    /** Like rows of a sheet: much of it comes again. */
    private static byte[] text(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("<c r=\"A1\"><v>").append(random.nextInt(100_000)).append("</v></c>");
        }
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
