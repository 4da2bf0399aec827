package io.ratebook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a fuzzer makes up, for every way in. One target a run: {@code mvn -Pfuzz test -Dtest=WaysInFuzz#drl}. */
class WaysInFuzz {
    private static final FuzzTargets TARGETS = new FuzzTargets(folder());

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("gateSeeds")
    @FuzzTest(maxDuration = "2m")
    void gate(byte[] data) throws IOException {
        TARGETS.gate(data);
    }

    @MethodSource("partSeeds")
    @FuzzTest(maxDuration = "2m")
    void part(byte[] data) throws IOException {
        TARGETS.part(data);
    }

    @FuzzTest(maxDuration = "2m")
    void number(byte[] data) throws IOException {
        TARGETS.number(data);
    }

    @MethodSource("cardSeeds")
    @FuzzTest(maxDuration = "2m")
    void card(byte[] data) throws IOException {
        TARGETS.card(data);
    }

    @FuzzTest(maxDuration = "2m")
    void cases(byte[] data) throws IOException {
        TARGETS.cases(data);
    }

    @FuzzTest(maxDuration = "2m")
    void prompt(byte[] data) throws IOException {
        TARGETS.prompt(data);
    }

    @FuzzTest(maxDuration = "2m")
    void promptFile(byte[] data) throws IOException {
        TARGETS.promptFile(data);
    }

    @FuzzTest(maxDuration = "2m")
    void catalogue(byte[] data) throws IOException {
        TARGETS.catalogue(data);
    }

    @FuzzTest(maxDuration = "2m")
    void drl(byte[] data) throws IOException {
        TARGETS.drl(data);
    }

    @MethodSource("sheetSeeds")
    @FuzzTest(maxDuration = "2m")
    void sheet(byte[] data) throws IOException {
        TARGETS.sheet(data);
    }

    static List<byte[]> gateSeeds() throws IOException {
        return TARGETS.seeds("gate");
    }

    static List<byte[]> partSeeds() throws IOException {
        return TARGETS.seeds("part");
    }

    static List<byte[]> cardSeeds() throws IOException {
        return TARGETS.seeds("card");
    }

    static List<byte[]> sheetSeeds() throws IOException {
        return TARGETS.seeds("sheet");
    }
}
