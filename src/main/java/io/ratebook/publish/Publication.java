package io.ratebook.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a file where the user wants it, whole or not at all: what stood there stays until the new one is written and verified. */
public final class Publication {
    private static final int TRIES = 100;

    private final Path named;
    private final Path target;
    private final Path folder;

    /** Reads what was written and compares it with what was meant. */
    public interface Verification {
        /** @throws IOException where the file isn't what it should be */
        void verify(Path written) throws IOException;
    }

    private Publication(Path named, Path target, Path folder) {
        this.named = named;
        this.target = target;
        this.folder = folder;
    }

    /**
     * @param input what may never be overwritten
     * @throws PublishException where no file can be put there
     */
    public static Publication to(Path output, Path input) throws PublishException {
        Publication publication = to(output);
        if (isSame(publication.target, input)) {
            throw new PublishException(
                    output + " is the input itself, which is never overwritten. Maybe name another file.");
        }
        return publication;
    }

    /** Makes a folder that files are to be published in, where there is none yet.
     *
     * @throws PublishException where it can't be made, or a file has its name
     */
    public static void makeFolder(Path folder) throws PublishException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PublishException("The folder " + folder + " can't be made. Maybe name another folder.", e);
        }
    }

    /** For a file that doesn't exist yet.
     *
     * @throws PublishException where it does, or can't be put there
     */
    public static Publication toNew(Path output) throws PublishException {
        if (Files.exists(output)) {
            throw new PublishException(output + " exists already and is not replaced. Maybe name another file.");
        }
        return to(output);
    }

    private static Publication to(Path output) throws PublishException {
        Path target = Files.isSymbolicLink(output) ? linked(output) : output.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new PublishException(
                    output + " is a folder. Maybe name a file in it: " + output.resolve("result.xlsx"));
        }
        if (!Files.isDirectory(folder)) {
            throw new PublishException(
                    "The folder of " + output + " doesn't exist. Maybe create it, or name another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new PublishException(
                    "The folder of " + output + " can't be written to. Maybe name a file elsewhere.");
        }
        return new Publication(output, target, folder);
    }

    /** @throws PublishException where it fails; then nothing has changed */
    public void publish(byte[] bytes, Verification verification) throws PublishException {
        try {
            Path temporary = vacant();
            try {
                write(temporary, bytes);
                verification.verify(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            settle();
        } catch (AccessDeniedException e) {
            throw new PublishException(
                    named + " can't be written. Maybe it is open in another program: close it there.", e);
        } catch (IOException e) {
            throw new PublishException(
                    named + " can't be written: " + e.getMessage() + ". Maybe there is no room: name a file elsewhere.",
                    e);
        }
    }

    /** An empty file beside the target. */
    private Path vacant() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Path temporary = folder.resolve("." + target.getFileName() + "." + i + ".tmp");
            try {
                return Files.createFile(temporary);
            } catch (FileAlreadyExistsException another) {
                // Somebody else's: try the next name.
            }
        }
        throw new IOException("too many unfinished files stand beside it");
    }

    private static void write(Path temporary, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** The new name itself, to the disk. Not every system can. */
    private void settle() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // The file is in place all the same.
        }
    }

    private static Path linked(Path output) throws PublishException {
        try {
            return output.toRealPath();
        } catch (IOException e) {
            throw new PublishException(output + " is a link to nowhere. Maybe name another file.", e);
        }
    }

    private static boolean isSame(Path target, Path input) {
        try {
            return Files.exists(target) && Files.isSameFile(target, input);
        } catch (IOException unknown) {
            return target.normalize().equals(input.toAbsolutePath().normalize());
        }
    }
}
