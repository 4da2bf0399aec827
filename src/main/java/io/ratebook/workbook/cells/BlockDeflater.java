package io.ratebook.workbook.cells;

import io.ratebook.workbook.Beside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Packs what is written as raw deflate, block by block: blocks are packed beside each other, and beside the one who writes, unless others keep
 * the processors busy. However many are packed at once, the bytes are the same. The stream isn't ended, so that another may follow it: see {@link #END}.
 */
final class BlockDeflater extends OutputStream {
    private static final int BLOCK = Deflate.MOST;

    /** Blocks that wait for their turn take memory. */
    private static final int MOST_AHEAD = 2 * Beside.MOST_WORKERS;

    private static final byte[] END = {3, 0};
    private static final Checksums.Shift WHOLE_BLOCK = new Checksums.Shift(BLOCK);

    private final OutputStream to;
    private final @Nullable ExecutorService workers;
    private final Deque<Future<Packed>> ahead = new ArrayDeque<>();
    private final Queue<Deflate> deflaters = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> texts = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> rooms = new ConcurrentLinkedQueue<>();
    private long crc;
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long size;
    private long packedSize;
    private boolean closed;

    /** A block in its buffer. */
    private static final class Packed {
        private final byte[] bytes;
        private final int length;
        private final int textLength;
        private final long crc;

        Packed(byte[] bytes, int length, int textLength, long crc) {
            this.bytes = bytes;
            this.length = length;
            this.textLength = textLength;
            this.crc = crc;
        }
    }

    /** @param to is closed with this */
    BlockDeflater(OutputStream to) {
        this(to, true);
    }

    /** @param beside false where the one who writes packs too: others keep the processors busy */
    BlockDeflater(OutputStream to, boolean beside) {
        this.to = to;
        this.workers = beside ? Beside.workers("packing") : null;
    }

    /** What ends a stream of blocks. */
    static byte[] end() {
        return END.clone();
    }

    /** A text packed, which another stream may follow; it is ended where it is the last. */
    static byte[] packed(byte[] text, boolean last) {
        Deflate deflate = new Deflate();
        byte[] block = new byte[BLOCK];
        byte[] into = new byte[Deflate.room(BLOCK)];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int from = 0; from < text.length; from += BLOCK) {
            int length = text.length - from < BLOCK ? text.length - from : BLOCK;
            System.arraycopy(text, from, block, 0, length);
            packed.write(into, 0, deflate.pack(block, length, into));
        }
        if (last) {
            packed.writeBytes(END);
        }
        return packed.toByteArray();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        int at = from;
        int left = length;
        while (left > 0) {
            int part = left < BLOCK - filled ? left : BLOCK - filled;
            System.arraycopy(bytes, at, block, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == BLOCK) {
                pack();
            }
        }
    }

    private void pack() throws IOException {
        byte[] text = block;
        int length = filled;
        filled = 0;
        if (workers == null) {
            write(pack(text, length));
            block = used(texts, BLOCK);
            return;
        }
        ahead.add(workers.submit(() -> pack(text, length)));
        block = used(texts, BLOCK);
        while (ahead.size() > MOST_AHEAD) {
            take();
        }
    }

    private static byte[] used(Queue<byte[]> buffers, int size) {
        byte[] used = buffers.poll();
        return used == null ? new byte[size] : used;
    }

    private Packed pack(byte[] text, int length) {
        Deflate used = deflaters.poll();
        Deflate deflater = used == null ? new Deflate() : used;
        byte[] into = used(rooms, Deflate.room(BLOCK));
        int packed = deflater.pack(text, length, into);
        CRC32 checksum = new CRC32();
        checksum.update(text, 0, length);
        deflaters.add(deflater);
        texts.add(text);
        return new Packed(into, packed, length, checksum.getValue());
    }

    /** Writes the next block. */
    private void take() throws IOException {
        try {
            write(ahead.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("packing was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void write(Packed next) throws IOException {
        to.write(next.bytes, 0, next.length);
        packedSize += next.length;
        crc = next.textLength == BLOCK
                ? WHOLE_BLOCK.joined(crc, next.crc)
                : Checksums.joined(crc, next.crc, next.textLength);
        rooms.add(next.bytes);
    }

    /** How many bytes were written; known when it is closed. */
    long size() {
        return size;
    }

    /** How many they are packed. */
    long packedSize() {
        return packedSize;
    }

    /** CRC-32 of what was written; known when it is closed. */
    long crc() {
        return crc;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (to) {
            if (filled > 0) {
                pack();
            }
            while (!ahead.isEmpty()) {
                take();
            }
        } finally {
            if (workers != null) {
                workers.shutdownNow();
            }
        }
    }
}
