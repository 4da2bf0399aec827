package io.ratebook.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * A stream of random bits (xoshiro256++), made from a seed and a name: the same for the same two, and no other stream's whatever else is
 * drawn. Not for secrets, and for one thread.
 */
public final class Draws {
    /** Of a uniform number: as many as a double holds exactly. */
    static final int BITS = 53;

    private final UniformRandomProvider source;

    private Draws(UniformRandomProvider source) {
        this.source = source;
    }

    /** @param name what the stream is for */
    public static Draws of(long seed, String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(seed + "\n" + name));
        long[] state = {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()};
        return new Draws(new XoShiRo256PlusPlus(state));
    }

    /** A whole number from 0 to below 2 to the power of {@link #BITS}, each as likely. */
    long bits() {
        return source.nextLong() >>> (Long.SIZE - BITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
