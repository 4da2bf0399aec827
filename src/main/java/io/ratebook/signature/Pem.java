package io.ratebook.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key files as {@code openssl} writes them: Base64 between two lines that say what it is. */
final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LARGEST = 1 << 16;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,30})-----");

    private Pem() {}

    /**
     * The block of that label.
     *
     * @throws UnusableKeyException where there is none, or more than one: which of them is meant?
     */
    static byte[] read(Path file, String label) throws UnusableKeyException {
        String text = text(file);
        List<String> blocks = BLOCK.matcher(text)
                .results()
                .filter(each -> each.group(1).equals(label))
                .map(each -> each.group(2))
                .toList();
        if (blocks.size() > 1) {
            throw new UnusableKeyException("holds " + blocks.size() + " keys; leave one in it");
        }
        if (blocks.isEmpty()) {
            throw new UnusableKeyException(missing(text, label));
        }
        return decoded(blocks.get(0));
    }

    private static String missing(String text, String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        Matcher begun = BEGIN.matcher(text);
        String other = begun.find() ? begun.group(1) : "";
        if (other.equals(label)) {
            return "is damaged: its " + wanted + " doesn't reach to a line -----END " + label + "-----";
        }
        if (other.equals("ENCRYPTED " + label)) {
            return "is a " + wanted + " under a password, which is never asked for; \"openssl pkey -in KEY -out OTHER\""
                    + " writes it without one";
        }
        return "is no " + wanted + " in PEM; it should begin with -----BEGIN " + label + "-----"
                + (other.isEmpty() ? "" : ", not with -----BEGIN " + other + "-----");
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
