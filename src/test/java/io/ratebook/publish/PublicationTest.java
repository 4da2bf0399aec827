package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
    void anUnfinishedFileOfSomebodyElseStays() throws Exception {
        Path unfinished = Files.writeString(folder.resolve(".budget.rated.xlsx.0.tmp"), "theirs");
        Publication.to(output, input).publish(NEW, written -> {});
        assertThat(unfinished).hasContent("theirs");
        assertThat(output).hasContent("new");
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
