package io.ratebook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A rules folder as it was at a revision of the version control that holds it (git), in a folder of its own until it is closed. */
public final class RulesRevision implements AutoCloseable {
    private final Path folder;

    private RulesRevision(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the files out; the working tree stays as it is.
     *
     * @throws IOException where git isn't there, doesn't hold the folder, or knows no such revision; the message says which
     */
    public static RulesRevision of(Path rules, String revision) throws IOException {
        if (revision.startsWith("-")) {
            throw new IOException("\"" + revision + "\" is no revision");
        }
        Process git = new ProcessBuilder(
                        List.of("git", "-C", rules.toString(), "archive", "--format=zip", revision, "--", "."))
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        git.getOutputStream().close();
        Path folder = Files.createTempDirectory("ratebook-rules");
        RulesRevision taken = new RulesRevision(folder);
        try {
            byte[] archive;
            try (InputStream out = git.getInputStream()) {
                archive = out.readAllBytes();
            }
            String errors = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IOException(errors.lines().findFirst().orElse("git failed"));
            }
            unpack(archive, folder);
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            taken.close();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            taken.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Path file = folder.resolve(each.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("the revision names a file outside of its folder: " + each.getName());
                }
                if (each.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            // a temporary folder that the system clears
        }
    }
}
