package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicationTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void files() throws IOException {
        input = Files.writeString(folder.resolve("budget.xlsx"), "input");
        output = folder.resolve("budget.rated.xlsx");
    }

    @Test
    void theNewFileTakesThePlaceOfTheOld() throws Exception {
        Files.writeString(output, "old");
        Publication.to(output, input)
                .publish(NEW, written -> assertThat(written).hasContent("new"));
        assertThat(output).hasContent("new");
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "budget.rated.xlsx");
    }

    @Test
    void whatCantBeVerifiedLeavesTheOldFileAndNothingElse() throws Exception {
        Files.writeString(output, "old");
        Publication publication = Publication.to(output, input);
        assertThatThrownBy(() -> publication.publish(NEW, written -> {
                    throw new IOException("the totals are not those that were written");
                }))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("budget.rated.xlsx can't be written: the totals are not those");
        assertThat(output).hasContent("old");
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "budget.rated.xlsx");
    }

    @Test
    void whatAKilledRunLeftIsClearedAwayAndNothingElse() throws Exception {
        Path own = Leftovers.in(folder, ".tmp");
        String machine = own.getFileName().toString().split("-", -1)[1];
        Path killed = Files.writeString(folder.resolve(".ratebook-" + machine + "-1999999999-1-1.tmp"), "half");
        Path kept = Files.writeString(folder.resolve(".ratebook-" + machine + "-1999999999-1-2.old"), "old");
        long process = ProcessHandle.current().pid();
        Path reused = Files.writeString(folder.resolve(".ratebook-" + machine + "-" + process + "-1-1.tmp"), "half");
        Path running = Files.writeString(own, "half");
        Path elsewhere = Files.writeString(folder.resolve(".ratebook-00000000-1999999999-1-1.tmp"), "half");
        Path forgotten = Files.writeString(folder.resolve(".ratebook-00000000-1999999999-1-2.tmp"), "half");
        Files.setLastModifiedTime(forgotten, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
        Path theirs = Files.writeString(folder.resolve(".ratebook-notes.tmp"), "theirs");
        Publication.to(output, input).publish(NEW, written -> {});
        assertThat(output).hasContent("new");
        assertThat(List.of(killed, kept, reused, forgotten))
                .allSatisfy(each -> assertThat(each).doesNotExist());
        assertThat(List.of(running, elsewhere, theirs))
                .allSatisfy(each -> assertThat(each).exists());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNewFileIsReadByWhomTheOldOneWas() throws Exception {
        Files.writeString(output, "old");
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rw-r-----"));
        Publication.to(output, input).publish(NEW, written -> {});
        assertThat(output).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aFileThatExcelOrLibreOfficeHasOpenIsNotReplaced() throws Exception {
        Files.writeString(output, "old");
        Path excel = Files.write(
                folder.resolve("~$budget.rated.xlsx"), "\u0003Ada    ".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Publication.to(output, input))
                .isInstanceOf(PublishException.class)
                .hasMessage(output + " is open in Excel (by Ada). Maybe close it there, or delete ~$budget.rated.xlsx"
                        + " beside it where no program has it open any more.");
        Files.delete(excel);
        Path office = Files.writeString(
                folder.resolve(".~lock.budget.rated.xlsx#"), ",ada,desk,22.11.2026 10:00,file:///home/ada;");
        assertThatThrownBy(() -> Publication.to(output, input))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("is open in LibreOffice (by ada). Maybe close it there, or delete .~lock.");
        Files.delete(office);
        Publication.to(output, input).publish(NEW, written -> {});
        assertThat(output).hasContent("new");
    }

    @Test
    void whoHasItOpenIsToldInPlainCharactersOnly() throws Exception {
        Files.writeString(
                folder.resolve(".~lock.budget.rated.xlsx#"), "\u001b[31mA\u202eda" + "x".repeat(99) + ",ada;");
        assertThat(OpenElsewhere.of(output).orElseThrow().words())
                .isEqualTo("open in LibreOffice (by [31mAda" + "x".repeat(33) + "…)");
        Files.writeString(folder.resolve("~$budget.rated.xlsx"), "");
        assertThat(OpenElsewhere.of(output).orElseThrow().words()).isEqualTo("open in Excel");
        assertThat(OpenElsewhere.of(input)).isEmpty();
    }

    @Test
    void aFileThatCameUpMeanwhileIsNotReplacedByANewOne() throws Exception {
        Publication publication = Publication.toNew(output);
        assertThatThrownBy(() -> publication.publish(NEW, written -> Files.writeString(output, "theirs")))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("exists already and is not replaced");
        assertThat(output).hasContent("theirs");
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "budget.rated.xlsx");
    }

    @Test
    void aNewFileIsTriedOutToo() throws Exception {
        Files.writeString(folder.resolve(".~lock.budget.rated.xlsx#"), "Ada,ada;");
        assertThatThrownBy(() -> Publication.toNew(output)).hasMessageContaining("is open in LibreOffice (by Ada)");
        assertThatThrownBy(() -> Publication.toNew(input)).hasMessageContaining("exists already and is not replaced");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkStaysALinkAndItsFileIsReplaced() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("shared"));
        Path target = Files.writeString(inner.resolve("budget.rated.xlsx"), "old");
        Files.createSymbolicLink(output, target);
        Publication.to(output, input).publish(NEW, written -> {});
        assertThat(output).isSymbolicLink().hasContent("new");
        assertThat(target).hasContent("new");
        Files.delete(target);
        assertThatThrownBy(() -> Publication.to(output, input)).hasMessageContaining("is a link to nowhere");
        Path loop = Files.createSymbolicLink(folder.resolve("other.xlsx"), input);
        assertThatThrownBy(() -> Publication.to(loop, input)).hasMessageContaining("is the input itself");
    }

    @Test
    void theRulesAreFoundByWhateverWayOneWrites() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.drl"), "rule");
        Path roundabout = folder.resolve("rules/../rules/./a.drl");
        assertThatThrownBy(() -> Publication.to(roundabout, List.of(rules)))
                .hasMessageContaining("are read and never overwritten");
        Path beside = Files.writeString(folder.resolve("rules.xlsx"), "old");
        Publication.to(beside, List.of(rules)).publish(NEW, written -> {});
        assertThat(beside).hasContent("new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No space left on device             | there is no room left on its disk",
                "There is not enough space on disk   | there is no room left on its disk",
                "Disk quota exceeded                 | there is no room left on its disk",
                "Read-only file system               | its disk can only be read",
                "The media is write protected        | its disk can only be read",
                "File name too long                  | its name is too long for its disk",
                "The process cannot access the file because it is being used by another process | it is open in another program",
                "Text file busy                      | it is open in another program",
                "Stale file handle                   | its folder is gone",
                "The network name cannot be found    | its folder is gone",
                "Operation not permitted             | you have no right to write there",
                "Input/output error                  | Input/output error"
            })
    void theSystemsWordsAreToldInOurs(String reason, String told) {
        FileSystemException e = new FileSystemException("budget.rated.xlsx", null, reason);
        assertThat(Trouble.of(e, folder, false).about(output, e))
                .hasMessageStartingWith(output + " can't be written: ")
                .hasMessageContaining(told)
                .hasMessageContaining(". Maybe ")
                .hasCause(e);
    }

    @Test
    void aRefusedPlaceIsAnOpenFileAndARefusedFileIsAMissingRight() {
        AccessDeniedException e = new AccessDeniedException("budget.rated.xlsx");
        assertThat(Trouble.of(e, folder, true)).isEqualTo(Trouble.LOCKED);
        assertThat(Trouble.of(e, folder, false)).isEqualTo(Trouble.DENIED);
        IOException words = new IOException("Access is denied.");
        assertThat(Trouble.of(words, folder, true)).isEqualTo(Trouble.LOCKED);
        assertThat(Trouble.of(words, folder, false)).isEqualTo(Trouble.DENIED);
        assertThat(Trouble.of(new NoSuchFileException("x"), folder, false)).isEqualTo(Trouble.DENIED);
        assertThat(Trouble.of(new NoSuchFileException("x"), folder, true)).isEqualTo(Trouble.VANISHED);
        assertThat(Trouble.of(words, folder.resolve("gone"), true)).isEqualTo(Trouble.VANISHED);
        assertThat(Trouble.of(new IOException(), folder, false)).isEqualTo(Trouble.OTHER);
    }

    @Test
    void aFileOfAFolderThatIsReadIsNotReplaced() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path card = Files.writeString(rules.resolve("prices.csv"), "prices");
        assertThatThrownBy(() -> Publication.to(card, List.of(input, rules)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("is one of the files of " + rules + ", which are read and never overwritten");
        Publication.to(rules.resolve("other.csv"), List.of(input, rules)).publish(NEW, written -> {});
        assertThat(card).hasContent("prices");
    }

    @Test
    void aFolderThatVanishesMeanwhileIsTold() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("drive"));
        Publication publication = Publication.to(inner.resolve("budget.rated.xlsx"), input);
        Files.delete(inner);
        assertThatThrownBy(() -> publication.publish(NEW, written -> {}))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("can't be written: its folder is gone. Maybe it was renamed, or its drive");
    }

    @Test
    void aNameThatTheDiskDoesntTakeIsTold() throws Exception {
        Publication publication = Publication.to(folder.resolve("x".repeat(300) + ".xlsx"), input);
        assertThatThrownBy(() -> publication.publish(NEW, written -> {}))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("its name is too long for its disk. Maybe choose a shorter name");
        assertThat(names()).containsExactly("budget.xlsx");
    }

    @Test
    void aFileThatAnotherProgramHoldsOnWindowsStaysAndIsTold() throws Exception {
        Files.writeString(output, "old");
        Path windows = HeldFs.holding(folder);
        Path there = windows.resolve("budget.rated.xlsx");
        Publication publication = Publication.to(there, windows.resolve("budget.xlsx"));
        try (InputStream held = Files.newInputStream(there)) {
            assertThat(held.read()).isEqualTo('o');
            assertThatThrownBy(() -> publication.publish(NEW, written -> {}))
                    .isInstanceOf(PublishException.class)
                    .hasMessageContaining("it is open in another program. Maybe close it there and run again");
            assertThat(output).hasContent("old");
            assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "budget.rated.xlsx");
        }
        publication.publish(NEW, Publication.Verification.verbatim(NEW));
        assertThat(output).hasContent("new");
    }

    @Test
    void aFileThatIsHeldForAMomentOnWindowsIsReplacedAfterIt() throws Exception {
        Files.writeString(output, "old");
        Path windows = HeldFs.holding(folder);
        Path there = windows.resolve("budget.rated.xlsx");
        InputStream held = Files.newInputStream(there);
        CompletableFuture<Void> released = CompletableFuture.runAsync(
                () -> close(held), CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
        Publication.to(there).publish(NEW, written -> {});
        released.join();
        assertThat(output).hasContent("new");
    }

    private static void close(InputStream held) {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theInputIsNeverOverwritten() {
        assertThatThrownBy(() -> Publication.to(folder.resolve("./budget.xlsx"), input))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("is the input itself");
    }

    @Test
    void aFolderIsNoTarget() {
        assertThatThrownBy(() -> Publication.to(folder, input))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("is a folder. Maybe name a file in it");
    }

    @Test
    void aMissingFolderIsNotMade() {
        assertThatThrownBy(() -> Publication.to(folder.resolve("missing/out.xlsx"), input))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("doesn't exist. Maybe create it");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesSaysSo() {
        assertThatThrownBy(() -> Publication.to(Path.of("/proc/budget.rated.xlsx"), input)
                        .publish(NEW, written -> {}))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("/proc/budget.rated.xlsx can't be written")
                .hasMessageContaining("Maybe");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
