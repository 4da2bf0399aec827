package io.ratebook.signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that stands beside a signed result: the fingerprint of its seal and the signature of that. Not of the file's bytes, which
 * every saving changes.
 */
public final class SignatureFile {
    /** Longer ones aren't read. */
    public static final int LARGEST = 1 << 12;

    private static final String FIRST = "Ratebook signature 1";
    private static final Pattern WRITTEN = Pattern.compile(FIRST
            + "\\r?\\nfingerprint (?<fingerprint>[0-9a-f]{64})\\r?\\ned25519 (?<signature>[A-Za-z0-9+/=]{80,100})\\s*");

    private SignatureFile() {}

    /** {@code plan.rated.xlsx.sig}. */
    public static Path beside(Path result) {
        return result.resolveSibling(result.getFileName() + ".sig");
    }

    /** What is signed. */
    static byte[] message(String fingerprint) {
        return (FIRST + "\nfingerprint " + fingerprint + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] written(String fingerprint, byte[] signature) {
        String text = new String(message(fingerprint), StandardCharsets.US_ASCII) + "ed25519 "
                + Base64.getEncoder().encodeToString(signature) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The fingerprint and the signature; empty where the file is no signature. */
    static Optional<Parts> parse(byte[] file) {
        Matcher written = WRITTEN.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(written.group("signature"));
            return Optional.of(new Parts(written.group("fingerprint"), signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a signature file says. */
    static final class Parts {
        final String fingerprint;
        private final byte[] signature;

        Parts(String fingerprint, byte[] signature) {
            this.fingerprint = fingerprint;
            this.signature = signature;
        }

        byte[] signature() {
            return signature.clone();
        }
    }
}
