package io.ratebook.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is written and verified, and waits beside its place. Closing leaves nothing beside it. */
final class Staged implements AutoCloseable {
    private final Publication publication;
    private final Path temporary;
    private @Nullable Path old;
    private boolean placed;

    Staged(Publication publication, Path temporary) {
        this.publication = publication;
        this.temporary = temporary;
    }

    Publication publication() {
        return publication;
    }

    /** Keeps what stands in its place, so that {@link #undo} can bring it back.
     *
     * @throws PublishException where it can't be kept; then nothing has changed
     */
    void keepOld() throws PublishException {
        if (!Files.exists(publication.target())) {
            return;
        }
        try {
            Path beside = publication.vacant(".old");
            old = beside;
            Files.copy(
                    publication.target(),
                    beside,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw publication.failed(e);
        }
    }

    /** Puts the file in its place, in one step.
     *
     * @throws PublishException where it fails; then nothing has changed
     */
    void place() throws PublishException {
        try {
            Files.move(
                    temporary,
                    publication.target(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            placed = true;
        } catch (IOException e) {
            throw publication.failed(e);
        }
        publication.settle();
    }

    /** Brings back what stood there before; nothing where the file wasn't put in its place.
     *
     * @return what the user should know where it can't be brought back; empty otherwise
     */
    String undo() {
        if (!placed) {
            return "";
        }
        Path before = old;
        try {
            if (before == null) {
                Files.deleteIfExists(publication.target());
            } else {
                Files.move(
                        before,
                        publication.target(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            placed = false;
            old = null;
            return "";
        } catch (IOException e) {
            old = null;
            return " " + publication.named() + " is the new one already"
                    + (before == null ? "." : "; the old one is " + before.getFileName() + " beside it.");
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
            if (old != null) {
                Files.deleteIfExists(old);
            }
        } catch (IOException leftOver) {
            // A hidden file stays beside the place; the place itself is as it should be.
        }
    }
}
