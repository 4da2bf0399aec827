package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import io.ratebook.rules.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that are loaded from what was kept decide as those that were just compiled; what is kept wrongly is compiled anew. */
final class KeptCodeTest {
    private static final AtomicInteger ROUND = new AtomicInteger();
    private static final Usage USAGE = Facts.usage(2, "openai", "gpt-5.1", "standard");

    /** Counts what is asked for. */
    private static final class Memory implements CodeStore {
        private final Map<String, byte[]> kept = new HashMap<>();
        private int found;
        private int put;

        @Override
        public Optional<byte[]> get(String key) {
            assertThat(key).matches("[0-9a-f]{64}");
            found += kept.containsKey(key) ? 1 : 0;
            return Optional.ofNullable(kept.get(key));
        }

        byte[] code(String key) {
            return Objects.requireNonNull(kept.get(key));
        }

        @Override
        public void put(String key, byte[] code) {
            put++;
            kept.put(key, code);
        }
    }

    private final Memory memory = new Memory();

    @BeforeEach
    void keep() {
        RulebookLoader.keepIn(memory);
    }

    @AfterEach
    void keepNothing() {
        RulebookLoader.keepIn(CodeStore.NONE);
    }

    @Test
    void keptRulesDecideAsCompiledOnes() {
        RuleSource source = source("input tokens");
        try (Build compiled = Build.of(List.of(source), Sandbox.STRICT, memory)) {
            assertThat(compiled.findings()).isEmpty();
        }
        assertThat(memory.put).isOne();
        try (Build found = Build.of(List.of(source), Sandbox.STRICT, memory)) {
            assertThat(found.findings()).isEmpty();
            assertThat(found.base().getKiePackages()).isNotEmpty();
        }
        assertThat(memory.found).isOne();
        assertThat(memory.put).isOne();
    }

    @Test
    void aWholeRulebookIsKept() {
        try (Rulebook rules = Rules.load(counting("kept"))) {
            assertThat(meters(rules)).containsExactly("kept");
        }
        assertThat(memory.put).isOne();
    }

    @Test
    void whatIsntTheCodeIsCompiledAnew() {
        RuleSource source = source("spoilt");
        Build.of(List.of(source), Sandbox.STRICT, memory).close();
        String key = memory.kept.keySet().iterator().next();
        byte[] sound = memory.code(key);
        for (byte[] spoilt : List.of(
                new byte[0],
                "nonsense".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(sound, sound.length / 2),
                Arrays.copyOf(sound, sound.length + 1),
                new StageCode(Map.of(), List.of("ratebook.f1.Missing")).bytes(),
                new StageCode(Map.of("ratebook.f1.Bad", new byte[] {1, 2, 3}), List.of("ratebook.f1.Bad")).bytes())) {
            memory.kept.put(key, spoilt);
            int before = memory.put;
            try (Build build = Build.of(List.of(source), Sandbox.STRICT, memory)) {
                assertThat(build.findings()).isEmpty();
                assertThat(build.base().getKiePackages()).isNotEmpty();
            }
            assertThat(memory.put).isEqualTo(before + 1);
            assertThat(StageCode.of(memory.kept.getOrDefault(key, new byte[0]))).isPresent();
        }
    }

    @Test
    void keptCodeThatReachesOutIsNotLoaded() {
        RuleSource source = source("reach");
        RuleSource hostile = source("hostile");
        Sandbox open = new Sandbox(Set.of("java.lang.Runtime"));
        Build.of(List.of(source), Sandbox.STRICT, memory).close();
        String key = memory.kept.keySet().iterator().next();
        assertThat(CodeKey.of(new PackagedSources(List.of(source)), open)).isNotEqualTo(key);
        assertThat(CodeKey.of(new PackagedSources(List.of(hostile)), Sandbox.STRICT))
                .isNotEqualTo(key);
        Map<String, byte[]> classes =
                new TreeMap<>(StageCode.of(memory.code(key)).orElseThrow().classes());
        classes.put("ratebook.f1.Reaching", reaching());
        memory.kept.put(
                key,
                new StageCode(
                                classes,
                                StageCode.of(memory.code(key)).orElseThrow().models())
                        .bytes());
        int before = memory.put;
        Build.of(List.of(source), Sandbox.STRICT, memory).close();
        assertThat(memory.put).isEqualTo(before + 1);
    }

    /** A class file with a call of Runtime.exec in its constant pool, which is all that the sandbox looks at. */
    private static byte[] reaching() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(61);
            out.writeShort(7);
            out.writeByte(1);
            out.writeUTF("java/lang/Runtime");
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(1);
            out.writeUTF("exec");
            out.writeByte(1);
            out.writeUTF("()V");
            out.writeByte(12);
            out.writeShort(3);
            out.writeShort(4);
            out.writeByte(10);
            out.writeShort(2);
            out.writeShort(5);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuleSource source(String meter) {
        return DrlReader.read(counting(meter), Stage.METER, Sandbox.STRICT)
                .value()
                .orElseThrow();
    }

    /** Each time another rule, so that none was compiled before. */
    private RuleFile.Drl counting(String meter) {
        ROUND.incrementAndGet();
        return Rules.drl(
                "10-meter/a.drl",
                "KPT-" + (100 + ROUND.get()) + " kept",
                "$u : Usage( model != null )",
                "meter($u, \"" + meter + "\", \"Input tokens\");");
    }

    private static List<String> meters(Rulebook rules) {
        return rules.decide(Stage.METER, List.of(USAGE)).stream()
                .map(each -> ((Decision.Meter) each).meter())
                .toList();
    }
}
