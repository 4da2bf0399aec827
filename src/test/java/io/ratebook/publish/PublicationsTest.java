package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublicationsTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path input;
    private Path one;
    private Path other;

    @BeforeEach
    void files() throws IOException {
        input = Files.writeString(folder.resolve("budget.xlsx"), "input");
        one = Files.writeString(folder.resolve("one.json"), "old one");
        other = Files.writeString(folder.resolve("other.csv"), "old other");
    }

    @Test
    void allTakeTheirPlacesAndNothingElseIsLeft() throws Exception {
        Path fresh = folder.resolve("fresh.html");
        new Publications()
                .add(Publication.to(one, input), NEW, written -> {})
                .add(Publication.to(other, input), NEW, written -> {})
                .add(Publication.to(fresh, input), NEW, written -> {})
                .publish();
        assertThat(List.of(one, other, fresh))
                .allSatisfy(each -> assertThat(each).hasContent("new"));
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "one.json", "other.csv", "fresh.html");
    }

    @Test
    void whereOneIsNotWhatItShouldBeNoneIsReplaced() throws Exception {
        Publications all = new Publications()
                .add(Publication.to(one, input), NEW, written -> {})
                .add(Publication.to(other, input), NEW, written -> {
                    throw new IOException("it is cut short");
                });
        assertThatThrownBy(all::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("other.csv can't be written: it is cut short");
        assertOldOnes();
    }

    @Test
    void whereOneCantBePutInPlaceThoseBeforeItAreTakenBack() throws Exception {
        Path fresh = folder.resolve("fresh.html");
        Path blocked = folder.resolve("blocked.pdf");
        Publications all = new Publications()
                .add(Publication.to(one, input), NEW, written -> {})
                .add(Publication.to(fresh, input), NEW, written -> {})
                .add(Publication.to(blocked, input), NEW, written -> Files.createDirectory(blocked));
        assertThatThrownBy(all::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("blocked.pdf can't be written");
        Files.delete(blocked);
        assertOldOnes();
    }

    @Test
    void whereOneIsHeldOnWindowsThoseBeforeItAreTakenBack() throws Exception {
        Path windows = HeldFs.holding(folder);
        Publications all = new Publications()
                .add(Publication.to(windows.resolve("one.json")), NEW, written -> {})
                .add(Publication.to(windows.resolve("other.csv")), NEW, written -> {});
        try (InputStream held = Files.newInputStream(windows.resolve("other.csv"))) {
            assertThat(held.read()).isEqualTo('o');
            assertThatThrownBy(all::publish)
                    .isInstanceOf(PublishException.class)
                    .hasMessageContaining("other.csv can't be written: it is open in another program");
            assertOldOnes();
        }
    }

    @Test
    void theOldFileThatCantBeBroughtBackIsKeptUnderAnotherName() throws Exception {
        int[] moves = {0};
        Path watched = StepFs.watched(folder, step -> {
            if (step.equals("move") && moves[0]++ > 0 && moves[0] < 4) {
                throw new IOException("Input/output error");
            }
        });
        Publications all = new Publications()
                .add(Publication.to(watched.resolve("one.json")), NEW, written -> {})
                .add(Publication.to(watched.resolve("other.csv")), NEW, written -> {});
        assertThatThrownBy(all::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("other.csv can't be written")
                .hasMessageContaining("one.json is the new one already; the old one is one.json.old beside it.");
        assertThat(one).hasContent("new");
        assertThat(folder.resolve("one.json.old")).hasContent("old one");
        assertThat(other).hasContent("old other");
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "one.json", "one.json.old", "other.csv");
    }

    @Test
    void aFolderIsMadeForThemAndGoesWhereTheyFail() throws Exception {
        Path sheets = folder.resolve("a").resolve("sheets");
        new Publications()
                .add(Publication.into(sheets, "lines.csv", input), NEW, written -> {})
                .publish();
        assertThat(sheets.resolve("lines.csv")).hasContent("new");
        Path more = folder.resolve("more");
        Publications failing = new Publications().add(Publication.into(more, "lines.csv", input), NEW, written -> {
            throw new IOException("no");
        });
        assertThatThrownBy(failing::publish).isInstanceOf(PublishException.class);
        assertThat(more).doesNotExist();
    }

    @Test
    void aFileWhereTheFolderShouldBeIsToldBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> Publication.into(one, "lines.csv", input))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("one.json can't be made. Maybe name another folder");
    }

    @Test
    void twoFilesOfOnePlaceAreRefused() throws Exception {
        Publications all = new Publications()
                .add(Publication.to(one, input), NEW, written -> {})
                .add(Publication.to(folder.resolve("./one.json"), input), NEW, written -> {});
        assertThatThrownBy(all::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("is asked for twice");
        assertOldOnes();
    }

    private void assertOldOnes() throws IOException {
        assertThat(one).hasContent("old one");
        assertThat(other).hasContent("old other");
        assertThat(names()).containsExactlyInAnyOrder("budget.xlsx", "one.json", "other.csv");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
