package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A stream that another thread reads, a few blocks ahead of its user. When it is closed, nobody reads the stream behind it any more. */
final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 17;
    private static final int BLOCKS = 4;

    private final InputStream in;
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread reader;
    private @Nullable Block current;
    private int at;
    private boolean ended;

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK];
        private int length;
        private @Nullable Exception failed;
    }

    private ReadAhead(InputStream in) {
        this.in = in;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block());
        }
        this.reader = new Thread(this::fill, "reading ahead");
        reader.setDaemon(true);
    }

    /** The stream itself where there is one processor only. */
    static InputStream of(InputStream in) {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return in;
        }
        ReadAhead ahead = new ReadAhead(in);
        ahead.reader.start();
        return ahead;
    }

    private void fill() {
        try {
            boolean more = true;
            while (more) {
                Block block = empty.take();
                try {
                    block.length = in.readNBytes(block.bytes, 0, BLOCK);
                } catch (IOException | RuntimeException e) {
                    block.length = 0;
                    block.failed = e;
                }
                more = block.length > 0;
                filled.put(block);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The block to read from; null at the end. */
    private @Nullable Block block() throws IOException {
        Block block = current;
        if (ended || block != null && at < block.length) {
            return ended ? null : block;
        }
        try {
            if (block != null) {
                empty.put(block);
            }
            Block next = filled.take();
            current = next;
            at = 0;
            ended = next.length == 0;
            if (next.failed instanceof IOException failed) {
                throw failed;
            }
            if (next.failed != null) {
                throw new IllegalStateException(next.failed);
            }
            return ended ? null : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    @Override
    public int read() throws IOException {
        Block block = block();
        return block == null ? -1 : block.bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Block block = block();
        if (block == null) {
            return -1;
        }
        int given = block.length - at < length ? block.length - at : length;
        System.arraycopy(block.bytes, at, into, from, given);
        at += given;
        return given;
    }

    /** The stream behind it stays open. */
    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }
}
