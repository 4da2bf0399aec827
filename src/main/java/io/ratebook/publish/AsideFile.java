package io.ratebook.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the system's temporary folder for what is too much to hold, as long as the process needs it: however the process ends, the system
 * takes the file away. It is written from its beginning to its end, and read from its beginning as often as that is wanted. For one writing
 * thread; reading ones may be more.
 */
public final class AsideFile implements Closeable {
    private final FileChannel channel;

    private AsideFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * A file with nothing in it.
     *
     * @param prefix that its name begins with, as long as it has one
     */
    public static AsideFile begin(String prefix) throws IOException {
        Path file = Files.createTempFile(prefix, ".tmp");
        try {
            return new AsideFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Writes after what was written before; closing it leaves the file as it is. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        };
    }

    /** Reads all that is written, from the beginning; closing it leaves the file as it is. */
    public InputStream in() {
        return in(0);
    }

    /**
     * The same.
     *
     * @param from the first byte that it reads, counted from 0
     */
    public InputStream in(long from) {
        return new InputStream() {
            private long at = from;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(bytes, from, length), at);
                at += Math.max(0, read);
                return read;
            }
        };
    }

    /** What was written is gone. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
