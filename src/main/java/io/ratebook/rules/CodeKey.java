package io.ratebook.rules;

import io.ratebook.rules.sandbox.Sandbox;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.kie.api.KieBase;

/** Names compiled rules by everything that they depend on: their text, the program, the rule engine and the Java that runs them. */
final class CodeKey {
    private CodeKey() {}

    /** 64 hexadecimal digits. */
    static String of(PackagedSources packages, Sandbox sandbox) {
        MessageDigest digest = of(sandbox);
        packages.forEach((name, source) -> add(digest, source.packaged(name)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of what was read of a rules folder; 64 hexadecimal digits. */
    static String of(FolderState state, Sandbox sandbox) {
        MessageDigest digest = of(sandbox);
        add(digest, "folder " + state.digest());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest of(Sandbox sandbox) {
        MessageDigest digest = sha256();
        add(digest, "java " + Runtime.version().feature());
        add(digest, program(CodeKey.class));
        add(digest, program(KieBase.class));
        add(digest, String.valueOf(new TreeSet<>(sandbox.imports())));
        return digest;
    }

    /** The archive that a class is of, by its size and time: whatever is in it, another build of it is another program. */
    private static String program(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "unknown";
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return place + " " + Files.size(place) + " " + Files.getLastModifiedTime(place);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return String.valueOf(source.getLocation());
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(new byte[] {
            (byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16), (byte) (bytes.length >>> 8), (byte) bytes.length
        });
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
