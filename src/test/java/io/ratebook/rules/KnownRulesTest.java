package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read of a rules folder is kept, says the same as the folder, and gives way as soon as a file is another. */
final class KnownRulesTest {
    private static final Path SHIPPED = Path.of("rules");

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final CodeStore memory = new CodeStore() {
        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, byte[] code) {
            kept.put(key, code);
        }
    };
    private int readings;

    @TempDir
    private Path folder;

    @BeforeEach
    void keep() throws IOException {
        RulebookLoader.keepIn(memory);
        write("KNW-010 first", "Input tokens");
    }

    @AfterEach
    void keepNothing() {
        RulebookLoader.keepIn(CodeStore.NONE);
    }

    @Test
    void theShippedRulesAreTheSameFromWhatWasKept() {
        try (Rulebook read = rulebook(SHIPPED);
                Rulebook known = rulebook(SHIPPED)) {
            assertThat(readings).isOne();
            assertThat(known.rules()).isEqualTo(read.rules()).isNotEmpty();
            assertThat(known.reads()).isEqualTo(read.reads());
            read.rules().forEach(each -> assertThat(known.text(each)).isEqualTo(read.text(each)));
            assertThat(((CompiledRulebook) known).known(List.of()).trials())
                    .isEqualTo(((CompiledRulebook) read).known(List.of()).trials());
            assertThat(((CompiledRulebook) known).known(List.of()).bytes())
                    .isEqualTo(((CompiledRulebook) read).known(List.of()).bytes());
        }
    }

    @Test
    void whatWasWarnedOfIsWarnedOfAgain() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "no rule");
        List<Finding> first = findings();
        assertThat(first).extracting(Finding::code).containsExactly("RB-RULE-PLACE");
        assertThat(findings()).isEqualTo(first);
        assertThat(readings).isOne();
    }

    @Test
    void everyChangeIsRead() throws IOException {
        assertThat(names()).containsExactly("KNW-010");
        write("KNW-020 second", "Input tokens");
        assertThat(names()).containsExactly("KNW-020");
        write("KNW-010 first", "Input tokens");
        assertThat(names()).containsExactly("KNW-010");
        assertThat(readings).isEqualTo(2);
        Files.move(folder.resolve("10-meter/a.drl"), folder.resolve("10-meter/b.drl"));
        assertThat(findings()).isEmpty();
        assertThat(readings).isEqualTo(3);
        Files.writeString(folder.resolve("10-meter/c.xlsx"), "");
        assertThat(findings()).extracting(Finding::isError).containsExactly(true);
    }

    @Test
    void errorsAreFoundEachTime() throws IOException {
        write("nameless", "Input tokens");
        List<Finding> first = findings();
        assertThat(first).extracting(Finding::isError).containsExactly(true);
        assertThat(findings()).isEqualTo(first);
        assertThat(readings).isEqualTo(2);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatChangesWhileItIsReadIsNotKept() {
        RulebookLoader.load(() -> state(folder), () -> {
                    Checked<List<RuleFile>> read = files(folder);
                    touch(folder.resolve("10-meter/a.drl"));
                    return read;
                })
                .value()
                .ifPresent(Rulebook::close);
        assertThat(names()).containsExactly("KNW-010");
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whatIsNoneOfOursIsReadAnew() {
        assertThat(names()).containsExactly("KNW-010");
        String key = CodeKey.of(state(folder).orElseThrow(), Sandbox.STRICT);
        byte[] sound = Objects.requireNonNull(kept.get(key));
        List<byte[]> spoilt = new ArrayList<>(
                List.of("nonsense".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(sound, sound.length + 1)));
        for (int length = 0; length < sound.length; length++) {
            spoilt.add(Arrays.copyOf(sound, length));
        }
        for (byte[] each : spoilt) {
            assertThat(KnownRules.of(each, List::of)).isEmpty();
        }
        kept.put(key, spoilt.get(0));
        assertThat(names()).containsExactly("KNW-010");
        assertThat(readings).isEqualTo(2);
        assertThat(kept.get(key)).isEqualTo(sound);
    }

    @Test
    void placesAreFoundByReadingAgain() throws IOException {
        RuleSource read = source();
        RuleSource known = KnownRules.of(
                        new KnownRules(
                                        List.of(read),
                                        List.of(),
                                        Readings.of(List.of(read)),
                                        Trials.of(List.of(read)).all())
                                .bytes(),
                        () -> List.of(source()))
                .orElseThrow()
                .sources()
                .get(0);
        assertThat(known.places().of("", "Usage")).isEqualTo(read.places().of("", "Usage"));
        assertThat(known.places().of("", "Usage").line()).isEqualTo(6);
        assertThat(known.only(List.of()).drl()).isEqualTo(read.only(List.of()).drl());
        RuleSource gone = new ReadAgain(List::of).source(known.path(), Stage.METER, known.drl(), known.rules());
        assertThat(gone.places().of("", "Usage")).isEqualTo(Location.ofFile(known.path()));
        assertThat(gone.only(List.of()).rules()).isEqualTo(known.rules());
    }

    private static RuleSource source() {
        return DrlReader.read(
                        Rules.drl(
                                "10-meter/a.drl",
                                "KNW-010 first",
                                "$u : Usage( model != null )",
                                "meter($u, \"Input tokens\", \"Input tokens\");"),
                        Stage.METER,
                        Sandbox.STRICT)
                .value()
                .orElseThrow();
    }

    private void write(String name, String meter) throws IOException {
        Path file = folder.resolve("10-meter/a.drl");
        Files.createDirectories(folder.resolve("10-meter"));
        Files.writeString(
                file,
                Rules.rule(name, "$u : Usage( model != null )", "meter($u, \"" + meter + "\", \"Input tokens\");"));
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checked<Optional<Rulebook>> load(Path below) {
        return RulebookLoader.load(() -> state(below), () -> files(below));
    }

    private Rulebook rulebook(Path below) {
        return load(below).value().orElseThrow();
    }

    private List<String> names() {
        try (Rulebook rules = rulebook(folder)) {
            return rules.rules().stream().map(each -> each.id()).toList();
        }
    }

    private List<Finding> findings() {
        Checked<Optional<Rulebook>> loaded = load(folder);
        loaded.value().ifPresent(Rulebook::close);
        return loaded.findings();
    }

    private static Optional<FolderState> state(Path below) {
        return RuleFolder.state(below, KnownRulesTest::shown);
    }

    private Checked<List<RuleFile>> files(Path below) {
        readings++;
        return RuleFolder.read(below, KnownRulesTest::shown, file -> Checked.of(TestGrids.of(file)));
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }
}
