package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The system refuses one step after the other, once or from then on: every file is the old or the new one, and the user is told. */
final class FaultsTest {
    @TempDir
    private Path folder;

    /** What a system may say. */
    private enum Fault {
        FULL,
        BROKEN,
        DENIED,
        READ_ONLY,
        GONE;

        IOException said(String step) {
            return switch (this) {
                case FULL -> new FileSystemException(step, null, "No space left on device");
                case BROKEN -> new IOException("Input/output error");
                case DENIED -> new AccessDeniedException(step);
                case READ_ONLY -> new FileSystemException(step, null, "Read-only file system");
                case GONE -> new NoSuchFileException(step);
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> aFaultAtAnyStepLeavesAllOldOrAllNew() throws Exception {
        List<String> steps = steps();
        return Stream.of(Fault.FULL, Fault.DENIED, Fault.GONE)
                .flatMap(fault -> IntStream.range(0, steps.size())
                        .mapToObj(at ->
                                dynamicTest(fault + " at step " + at + ", " + steps.get(at), () -> once(fault, at))));
    }

    @TestFactory
    Stream<DynamicTest> aFaultThatStaysLeavesEveryFileWhole() throws Exception {
        List<String> steps = steps();
        return Stream.of(Fault.BROKEN, Fault.READ_ONLY)
                .flatMap(fault -> IntStream.range(0, steps.size())
                        .mapToObj(at -> dynamicTest(
                                fault + " from step " + at + ", " + steps.get(at), () -> fromThenOn(fault, at))));
    }

    @Test
    void everyFileIsOnTheDiskBeforeItTakesItsPlaceAndTheFolderAfterwards() throws Exception {
        List<String> steps = steps();
        int firstMove = steps.indexOf("move");
        assertThat(steps.subList(firstMove, steps.size())).doesNotContain("write", "force", "create");
        assertThat(steps.subList(0, firstMove).stream().filter("force"::equals)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(steps.subList(0, firstMove).lastIndexOf("write"))
                .isLessThan(steps.subList(0, firstMove).lastIndexOf("force"));
        assertThat(steps.subList(firstMove, steps.size()).stream().filter("move"::equals))
                .hasSize(3);
        assertThat(steps.lastIndexOf("force folder")).isGreaterThan(steps.lastIndexOf("move"));
    }

    private void once(Fault fault, int at) throws Exception {
        Trio.layOld(folder);
        int[] count = {0};
        String told = told(step -> {
            if (count[0]++ == at) {
                throw fault.said(step);
            }
        });
        Trio.assertAll(folder, told.isEmpty() ? "new" : "old");
        assertThat(Trio.others(folder).size()).isLessThanOrEqualTo(told.isEmpty() ? 1 : 0);
        clear();
    }

    private void fromThenOn(Fault fault, int at) throws Exception {
        Trio.layOld(folder);
        int[] count = {0};
        String told = told(step -> {
            if (count[0]++ >= at) {
                throw fault.said(step);
            }
        });
        Trio.assertWhole(folder, "new");
        if (told.isEmpty()) {
            Trio.assertAll(folder, "new");
        }
        clear();
    }

    /** What the user is told; empty where all went well. */
    private String told(StepFs.Steps steps) {
        try {
            Trio.publish(StepFs.watched(folder, steps), "new");
            return "";
        } catch (PublishException e) {
            assertThat(e).hasMessageContaining(" can't be written: ").hasMessageContaining(". Maybe ");
            assertThat(e.getMessage()).doesNotContain("Exception", "null");
            return String.valueOf(e.getMessage());
        }
    }

    private List<String> steps() throws Exception {
        Trio.layOld(folder);
        List<String> steps = new ArrayList<>();
        Trio.publish(StepFs.watched(folder, steps::add), "new");
        Trio.assertAll(folder, "new");
        assertThat(Trio.others(folder)).isEmpty();
        return steps;
    }

    private void clear() throws IOException {
        for (String each : Trio.others(folder)) {
            java.nio.file.Files.delete(folder.resolve(each));
        }
    }
}
