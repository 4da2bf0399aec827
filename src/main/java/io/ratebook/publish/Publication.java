package io.ratebook.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

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

        /** That the file holds these bytes and no others. */
        static Verification verbatim(byte[] meant) {
            return written -> {
                if (!Arrays.equals(Files.readAllBytes(written), meant)) {
                    throw new IOException("what was written is not what was meant");
                }
            };
        }
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

    /**
     * For a file in a folder that may not be there yet: it is made when the file is written.
     *
     * @param input what may never be overwritten
     * @throws PublishException where no file can be put there
     */
    public static Publication into(Path folder, String name, Path input) throws PublishException {
        if (Files.isDirectory(folder)) {
            return to(folder.resolve(name), input);
        }
        Path place = folder.toAbsolutePath();
        while (place != null && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            place = place.getParent();
        }
        if (place == null || !Files.isDirectory(place) || !Files.isWritable(place)) {
            throw new PublishException("The folder " + folder + " can't be made. Maybe name another folder.");
        }
        Path file = folder.resolve(name);
        return new Publication(file, file.toAbsolutePath(), folder.toAbsolutePath());
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

    /** For a file that may replace whatever stands there.
     *
     * @throws PublishException where no file can be put there
     */
    public static Publication to(Path output) throws PublishException {
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
        try (Staged staged = stage(bytes, verification)) {
            staged.place();
        }
    }

    /** Writes and verifies the file beside its place, where nothing has changed yet.
     *
     * @throws PublishException where it can't be written, or isn't what it should be; then nothing is left of it
     */
    Staged stage(byte[] bytes, Verification verification) throws PublishException {
        try {
            Path temporary = vacant(".tmp");
            try {
                write(temporary, bytes);
                verification.verify(temporary);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(temporary);
                throw e;
            }
            return new Staged(this, temporary);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Path named() {
        return named;
    }

    Path target() {
        return target;
    }

    Path folder() {
        return folder;
    }

    PublishException failed(IOException e) {
        if (e instanceof AccessDeniedException) {
            return new PublishException(
                    named + " can't be written. Maybe it is open in another program: close it there.", e);
        }
        return new PublishException(
                named + " can't be written: " + e.getMessage() + ". Maybe there is no room: name a file elsewhere.", e);
    }

    /** An empty file beside the target. */
    Path vacant(String ending) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Path temporary = folder.resolve("." + target.getFileName() + "." + i + ending);
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
    void settle() {
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
