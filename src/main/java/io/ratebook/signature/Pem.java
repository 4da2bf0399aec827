package io.ratebook.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key files as {@code openssl} writes them: Base64 between two lines that say what it is. */
final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LARGEST = 1 << 16;
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<label>[A-Z0-9 ]+)-----\\s+(?<data>[A-Za-z0-9+/=\\s]+)-----END \\k<label>-----");

    private Pem() {}

    /** The first block of that label. */
    static byte[] read(Path file, String label) throws UnusableKeyException {
        Matcher block = BLOCK.matcher(text(file));
        while (block.find()) {
            if (block.group("label").equals(label)) {
                return decoded(block.group("data"));
            }
        }
        throw new UnusableKeyException("is no " + label.toLowerCase(Locale.ROOT)
                + " in PEM; it should begin with -----BEGIN " + label + "-----");
    }

    private static byte[] decoded(String data) throws UnusableKeyException {
        try {
            return Base64.getDecoder().decode(data.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("is damaged: it isn't Base64");
        }
    }

    private static String text(Path file) throws UnusableKeyException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnusableKeyException("is no file");
            }
            if (Files.size(file) > LARGEST) {
                throw new UnusableKeyException("is too large for a key");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UnusableKeyException("can't be read");
        }
    }
}
