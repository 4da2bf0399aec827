package io.ratebook.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is written and verified, and waits beside its place. Closing leaves nothing beside it. */
final class Staged implements AutoCloseable {
    /** Programs that look at every new file (indexers, virus scanners) hold it for a moment on some systems. */
    private static final int TRIES = 5;

    private static final long FIRST_WAIT_MILLIS = 40;

    private final Publication publication;
    private final Path temporary;
    private @Nullable Path old;
    private boolean placed;

    Staged(Publication publication, Path temporary) {
        this.publication = publication;
        this.temporary = temporary;
    }

    /** Keeps what stands in its place, so that {@link #undo} can bring it back.
     *
     * @throws PublishException where it can't be kept; then nothing has changed
     */
    void keepOld() throws PublishException {
        if (!Files.exists(publication.target())) {
            return;
        }
        Path beside = Leftovers.in(publication.folder(), ".old");
        old = beside;
        try {
            Files.copy(
                    publication.target(),
                    beside,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw publication.failed(e, false);
        }
    }

    /** Puts the file in its place, in one step.
     *
     * @throws PublishException where it fails; then nothing has changed
     */
    void place() throws PublishException {
        Leftovers.PLACING.lock();
        try {
            moved();
            Leftovers.finished(temporary);
            placed = true;
        } catch (FileAlreadyExistsException e) {
            throw Publication.existing(publication.named());
        } catch (IOException e) {
            throw publication.failed(e, true);
        } finally {
            Leftovers.PLACING.unlock();
        }
        publication.settle();
    }

    private void moved() throws IOException {
        long wait = FIRST_WAIT_MILLIS;
        for (int left = TRIES - 1; ; left--) {
            try {
                move();
                return;
            } catch (IOException e) {
                if (left == 0 || Trouble.of(e, publication.folder(), true) != Trouble.LOCKED) {
                    throw e;
                }
                pause(wait, e);
                wait *= 2;
            }
        }
    }

    private void move() throws IOException {
        if (!publication.isReplacing() && Files.exists(publication.target())) {
            throw new FileAlreadyExistsException(publication.target().toString());
        }
        Files.move(
                temporary, publication.target(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void pause(long millis, IOException instead) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw instead;
        }
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
                Leftovers.finished(before);
            }
            placed = false;
            old = null;
            return "";
        } catch (IOException e) {
            return " " + publication.named() + " is the new one already" + (before == null ? "." : kept(before));
        }
    }

    /** Under a name that nobody clears away. */
    private String kept(Path before) {
        old = null;
        Leftovers.finished(before);
        Path name = publication.target().resolveSibling(publication.target().getFileName() + ".old");
        try {
            Files.move(before, name);
            return "; the old one is " + name.getFileName() + " beside it.";
        } catch (IOException e) {
            return "; the old one is " + before.getFileName() + " beside it: rename it before the next run.";
        }
    }

    @Override
    public void close() {
        if (!placed) {
            Leftovers.remove(temporary);
        }
        if (old != null) {
            Leftovers.remove(old);
        }
    }
}
