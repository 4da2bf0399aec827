package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.rules.CodeStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class CompiledRulesTest {
    private static final String KEY = "ab".repeat(32);
    private static final byte[] CODE = "code".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path cache;
    private CodeStore store;

    @BeforeEach
    void open() {
        cache = folder.resolve("deep/cache");
        store = CompiledRules.in(cache);
    }

    @Test
    void whatIsKeptIsFoundAgain() {
        assertThat(store.get(KEY)).isEmpty();
        store.put(KEY, CODE);
        assertThat(store.get(KEY)).hasValue(CODE);
        assertThat(store.get("cd".repeat(32))).isEmpty();
        store.put(KEY, new byte[0]);
        assertThat(store.get(KEY)).hasValue(new byte[0]);
    }

    @Test
    void whatIsCutShortOrChangedIsPassedOver() throws IOException {
        store.put(KEY, CODE);
        Path entry = entries().get(0);
        byte[] whole = Files.readAllBytes(entry);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(entry, changed);
            assertThat(store.get(KEY)).as("byte %s changed", i).isEmpty();
            Files.write(entry, Arrays.copyOf(whole, i));
            assertThat(store.get(KEY)).as("cut at %s", i).isEmpty();
        }
        store.put(KEY, CODE);
        assertThat(store.get(KEY)).hasValue(CODE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatOthersCanHavePutThereIsPassedOver() throws IOException {
        store.put(KEY, CODE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(entries().get(0), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(store.get(KEY)).isEmpty();
        Files.setPosixFilePermissions(entries().get(0), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(store.get(KEY)).hasValue(CODE);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(store.get(KEY)).isEmpty();
    }

    @Test
    void whereNothingCanBeKeptNothingIs() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file");
        store.put(KEY, CODE);
        assertThat(store.get(KEY)).isEmpty();
        assertThat(folder.resolve("deep")).hasContent("a file");
    }

    @Test
    void whatWasntUsedForLongGivesWay() throws IOException {
        for (int i = 0; i < 70; i++) {
            store.put(String.format("%064x", i), CODE);
            Files.setLastModifiedTime(
                    cache.resolve(String.format("%064x", i) + ".rules"), FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        assertThat(entries()).hasSize(64);
        assertThat(store.get(String.format("%064x", 69))).isPresent();
        assertThat(store.get(String.format("%064x", 0))).isEmpty();
    }

    @Test
    void manyAtOnceKeepTheSame() throws IOException {
        IntStream.range(0, 200).parallel().forEach(i -> {
            store.put(KEY, CODE);
            store.get(KEY).ifPresent(each -> assertThat(each).isEqualTo(CODE));
        });
        assertThat(store.get(KEY)).hasValue(CODE);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void thePlaceIsTheUsersOwn() {
        assertThat(CompiledRules.place(Map.of(), "/home/ada")).isEqualTo(Path.of("/home/ada/.cache/ratebook/rules"));
        assertThat(CompiledRules.place(Map.of("XDG_CACHE_HOME", "/caches"), "/home/ada"))
                .isEqualTo(Path.of("/caches/ratebook/rules"));
        assertThat(CompiledRules.place(Map.of("LOCALAPPDATA", "/app", "XDG_CACHE_HOME", "/caches"), "/home/ada"))
                .isEqualTo(Path.of("/app/ratebook/rules"));
        assertThat(CompiledRules.place(Map.of("RATEBOOK_CACHE", "/own"), "/home/ada"))
                .isEqualTo(Path.of("/own"));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }
}
