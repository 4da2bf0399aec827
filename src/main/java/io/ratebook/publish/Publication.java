package io.ratebook.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file where the user wants it, whole or not at all: what stood there stays until the new one is written, on the disk and verified.
 * Whether the place takes a file is tried when it is named, which is before the work begins.
 */
public final class Publication {
    private static final int BUFFER = 1 << 16;

    private final Path named;
    private final Path target;
    private final Path folder;
    private final boolean replacing;

    /** Writes what a file is to hold. */
    public interface Content {
        /** @param out stays open */
        void write(OutputStream out) throws IOException;
    }

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

    private Publication(Path named, Path target, Path folder, boolean replacing) {
        this.named = named;
        this.target = target;
        this.folder = folder;
        this.replacing = replacing;
    }

    /**
     * For a file that may replace whatever stands there, but for an input.
     *
     * @throws PublishException where no file can be put there
     */
    public static Publication to(Path output, Path input) throws PublishException {
        return to(output, List.of(input));
    }

    /**
     * The same.
     *
     * @param inputs files that may never be overwritten, and folders of such files
     */
    public static Publication to(Path output, Collection<Path> inputs) throws PublishException {
        Publication publication = at(output, true);
        for (Path input : inputs) {
            publication.requireNoInput(input);
        }
        publication.tryOut();
        return publication;
    }

    /** For a file that may replace whatever stands there.
     *
     * @throws PublishException where no file can be put there
     */
    public static Publication to(Path output) throws PublishException {
        return to(output, List.of());
    }

    /** For a file that doesn't exist yet.
     *
     * @throws PublishException where it does, or can't be put there
     */
    public static Publication toNew(Path output) throws PublishException {
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw existing(output);
        }
        Publication publication = at(output, false);
        publication.tryOut();
        return publication;
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
        return new Publication(file, file.toAbsolutePath(), folder.toAbsolutePath(), true);
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

    private static Publication at(Path output, boolean replacing) throws PublishException {
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
        return new Publication(output, target, folder, replacing);
    }

    private static Path linked(Path output) throws PublishException {
        try {
            return output.toRealPath();
        } catch (IOException e) {
            throw new PublishException(output + " is a link to nowhere. Maybe name another file.", e);
        }
    }

    private void requireNoInput(Path input) throws PublishException {
        if (isSame(target, input)) {
            throw new PublishException(
                    named + " is the input itself, which is never overwritten. Maybe name another file.");
        }
        if (Files.exists(target) && Files.isDirectory(input) && lies(target, input)) {
            throw new PublishException(named + " is one of the files of " + input
                    + ", which are read and never overwritten. Maybe name another file.");
        }
    }

    private static boolean isSame(Path target, Path input) {
        try {
            return Files.exists(target) && Files.isSameFile(target, input);
        } catch (IOException unknown) {
            return target.normalize().equals(input.toAbsolutePath().normalize());
        }
    }

    private static boolean lies(Path target, Path folder) {
        try {
            return target.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException unknown) {
            return target.normalize().startsWith(folder.toAbsolutePath().normalize());
        }
    }

    /** Leaves nothing, and clears away what killed runs left. */
    private void tryOut() throws PublishException {
        OpenElsewhere open = OpenElsewhere.of(target).orElse(null);
        if (open != null) {
            throw new PublishException(named + " is " + open.words() + ". Maybe close it there, or delete "
                    + open.mark().getFileName() + " beside it where no program has it open any more.");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new PublishException(named + " is write-protected. Maybe allow writing, or name another file.");
        }
        Leftovers.sweep(folder);
        try {
            Path trial = Leftovers.in(folder, ".tmp");
            try {
                write(trial, out -> out.write(0), StandardOpenOption.CREATE_NEW);
            } finally {
                Leftovers.remove(trial);
            }
        } catch (IOException e) {
            throw failed(e, false);
        }
    }

    /** @throws PublishException where it fails; then nothing has changed */
    public void publish(byte[] bytes, Verification verification) throws PublishException {
        try (Staged staged = stage(out -> out.write(bytes), verification)) {
            staged.place();
        }
    }

    /** Writes and verifies the file beside its place, where nothing has changed yet.
     *
     * @throws PublishException where it can't be written, or isn't what it should be; then nothing is left of it
     */
    Staged stage(Content content, Verification verification) throws PublishException {
        Path temporary = Leftovers.in(folder, ".tmp");
        boolean whole = false;
        try {
            likeTheOld(Files.createFile(temporary));
            write(temporary, content);
            verification.verify(temporary);
            whole = true;
            return new Staged(this, temporary);
        } catch (IOException e) {
            throw failed(e, false);
        } finally {
            if (!whole) {
                Leftovers.remove(temporary);
            }
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

    boolean isReplacing() {
        return replacing;
    }

    PublishException failed(IOException e, boolean placing) {
        return Trouble.of(e, folder, placing).about(named, e);
    }

    static PublishException existing(Path output) {
        return new PublishException(output + " exists already and is not replaced. Maybe name another file.");
    }

    /** Who may read the old file may read the new one, and nobody else. */
    private void likeTheOld(Path temporary) throws IOException {
        PosixFileAttributeView after = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        Optional<PosixFileAttributes> old = after == null ? Optional.empty() : attributes(target);
        if (after == null || old.isEmpty()) {
            return;
        }
        after.setPermissions(old.get().permissions());
        if (!after.readAttributes().group().equals(old.get().group())) {
            try {
                after.setGroup(old.get().group());
            } catch (IOException notAllowed) {
                after.setPermissions(withoutGroup(old.get().permissions()));
            }
        }
    }

    /** What the old file's group was allowed isn't given to another group. */
    private static Set<PosixFilePermission> withoutGroup(Set<PosixFilePermission> rights) {
        Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
        kept.addAll(rights);
        kept.removeAll(EnumSet.of(
                PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE));
        return kept;
    }

    private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null || !Files.exists(file) ? Optional.empty() : Optional.of(view.readAttributes());
    }

    private static void write(Path file, Content content, OpenOption... more) throws IOException {
        OpenOption[] options = Arrays.copyOf(more, more.length + 1);
        options[more.length] = StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, options)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.write(out);
            out.flush();
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
}
