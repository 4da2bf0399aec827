package io.ratebook.usagefile;

import io.ratebook.usagefile.UsageFile.Heard;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file that tells how much of it is read, and what that was. */
final class ReadBytes extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final long whole;
    private final Heard heard;
    private final @Nullable MessageDigest digest;
    private long part;

    /** @param digested true where {@link #place} will be asked for */
    ReadBytes(Path file, Heard heard, boolean digested) throws IOException {
        super(Files.newInputStream(file));
        this.whole = Files.size(file);
        this.heard = heard;
        this.digest = digested ? sha256() : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        if (read > 0) {
            part += read;
            if (digest != null) {
                digest.update(into, from, read);
            }
        }
        heard.at(part, whole);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Where a row begins, of which all before it is read. */
    Place place(int line, long characters) {
        if (digest == null) {
            throw new IllegalStateException("nobody wanted to know");
        }
        try {
            MessageDigest now = (MessageDigest) digest.clone();
            return new Place(line, characters, part, HexFormat.of().formatHex(now.digest()), whole);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be copied", e);
        }
    }

    /** True where the file begins with the bytes that were read before, and is as long as it was. */
    static boolean isBeginning(Path file, Place reached) throws IOException {
        if (Files.size(file) != reached.size()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            byte[] bytes = new byte[BUFFER];
            long left = reached.bytes();
            while (left > 0) {
                int read = in.read(bytes, 0, Math.toIntExact(Math.min(left, bytes.length)));
                if (read < 0) {
                    return false;
                }
                digest.update(bytes, 0, read);
                left -= read;
            }
            return HexFormat.of().formatHex(digest.digest()).equals(reached.digest());
        }
    }
}
