package io.ratebook;

import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.rules.CodeStore;
import io.ratebook.rules.RulebookLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Compiled rules in a folder of the user's, so that unchanged rules are compiled once. An entry begins with the SHA-256 of the rest, which is deflated; one
 * that is cut short, changed or of another user is passed over and made anew. Entries that weren't used for long give way.
 */
public final class CompiledRules implements CodeStore {
    private static final String ENDING = ".rules";
    private static final int MOST_ENTRIES = 64;
    private static final int LARGEST = 1 << 26;
    private static final int DIGEST = 32;

    private final Path folder;

    private CompiledRules(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps compiled rules there from now on, for the next process. Where the folder can't be made or isn't the user's own, nothing is kept;
     * nor where the program itself is a folder of classes, which may change under it.
     */
    public static void keepIn(Path folder) {
        if (isArchive()) {
            RulebookLoader.keepIn(in(folder));
        }
    }

    private static boolean isArchive() {
        CodeSource source = CompiledRules.class.getProtectionDomain().getCodeSource();
        try {
            return source != null
                    && Files.isRegularFile(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | RuntimeException elsewhere) {
            return false;
        }
    }

    static CodeStore in(Path folder) {
        return new CompiledRules(folder.toAbsolutePath());
    }

    /** Keeps nothing from now on, and uses nothing that was kept. */
    public static void keepNothing() {
        RulebookLoader.keepIn(CodeStore.NONE);
    }

    /**
     * Where a user's programs keep what can be made anew.
     *
     * @param environment that of the process
     * @param home the user's folder
     */
    public static Path place(Map<String, String> environment, String home) {
        String named = environment.getOrDefault("RATEBOOK_CACHE", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String windows = environment.getOrDefault("LOCALAPPDATA", "");
        String others = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches =
                !windows.isEmpty() ? Path.of(windows) : !others.isEmpty() ? Path.of(others) : Path.of(home, ".cache");
        return caches.resolve("ratebook").resolve("rules");
    }

    @Override
    public Optional<byte[]> get(String key) {
        Path entry = entry(key);
        try {
            if (!Files.isRegularFile(entry)
                    || !OwnFolder.isOwn(folder)
                    || !OwnFolder.isOwn(entry)
                    || Files.size(entry) > LARGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(entry);
            if (bytes.length < DIGEST) {
                return Optional.empty();
            }
            byte[] code = Arrays.copyOfRange(bytes, DIGEST, bytes.length);
            if (!MessageDigest.isEqual(sha256(code), Arrays.copyOf(bytes, DIGEST))) {
                return Optional.empty();
            }
            byte[] inflated = inflated(code);
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
            return Optional.of(inflated);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, byte[] whole) {
        try {
            byte[] code = deflated(whole);
            OwnFolder.make(folder);
            if (!OwnFolder.isOwn(folder)) {
                return;
            }
            byte[] bytes = Arrays.copyOf(sha256(code), DIGEST + code.length);
            System.arraycopy(code, 0, bytes, DIGEST, code.length);
            Publication.to(entry(key)).publish(bytes, Publication.Verification.verbatim(bytes));
            tidy();
        } catch (IOException | PublishException | RuntimeException noRoom) {
            // It will be compiled again.
        }
    }

    /** Fewer bytes to be read and summed up at the next start. */
    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** @throws IOException where they don't unpack, or to too much */
    private static byte[] inflated(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new IOException("too much");
            }
            return bytes;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Path entry(String key) {
        return folder.resolve(key.toLowerCase(Locale.ROOT) + ENDING);
    }

    private void tidy() throws IOException {
        record Used(Path entry, FileTime last) {}
        List<Used> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                all.add(new Used(each, Files.getLastModifiedTime(each)));
            }
        }
        all.sort(Comparator.comparing(Used::last));
        for (Used each : all.subList(0, Math.max(0, all.size() - MOST_ENTRIES))) {
            try {
                Files.deleteIfExists(each.entry());
            } catch (FileSystemException inUse) {
                // next time
            }
        }
    }
}
