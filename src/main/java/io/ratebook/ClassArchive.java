package io.ratebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The program's classes as a JVM maps them into memory (class-data sharing), kept beside the compiled rules. {@code bin/ratebook} starts with
 * it where there is one; where there is none, or the JVM turned it down, a process of its own makes it when the answer is out.
 *
 * <p>It is named STEM-SIZE.ENDING. The stem tells the program and the Java; the size tells a file that was cut short, on which a JVM would
 * end; the ending tells what the JVM calls it: {@code jsa} for a shared archive, {@code aot} for a cache of 25 and later.
 */
public final class ClassArchive {
    static final Pattern SIZE_AND_ENDING = Pattern.compile("-\\d+\\.(?:jsa|aot)$");

    /** What can't be made isn't tried again for so long. */
    private static final Duration PAUSE = Duration.ofHours(1);

    /** The archive that this process was started with or, where it was started without, the stem of the one that is missing. */
    private static final String NAMED = System.getProperty("ratebook.archive", "");

    private ClassArchive() {}

    /** Begins to make the archive, where the start asked for one and had none, and doesn't wait. What fails is silent. */
    public static void makeWhereMissing() {
        if (NAMED.isEmpty() || isUsed()) {
            return;
        }
        Path stem = Path.of(SIZE_AND_ENDING.matcher(NAMED).replaceFirst("")).toAbsolutePath();
        try {
            if (isPossible(stem)) {
                new ProcessBuilder(command(ArchiveMaker.class.getName(), stem.toString()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
        } catch (IOException | RuntimeException e) {
            // The next start will be no faster than this one.
        }
    }

    /** The JVM says itself whether it shares; with an archive that it turned down it doesn't. */
    private static boolean isUsed() {
        return SIZE_AND_ENDING.matcher(NAMED).find()
                && System.getProperty("java.vm.info", "").contains("sharing");
    }

    private static boolean isPossible(Path stem) throws IOException {
        Path folder = stem.getParent();
        if (folder == null) {
            return false;
        }
        OwnFolder.make(folder);
        Path failed = failed(stem);
        boolean lately = Files.exists(failed)
                && Files.getLastModifiedTime(failed)
                        .toInstant()
                        .isAfter(Instant.now().minus(PAUSE));
        return OwnFolder.isOwn(folder) && Files.isWritable(folder) && !lately;
    }

    /** Stands where making was tried and failed. */
    static Path failed(Path stem) {
        return stem.resolveSibling(stem.getFileName() + ".failed");
    }

    /** Another process of this Java and this program, with the options that {@code bin/ratebook} gives it. */
    private static List<String> command(String main, String argument) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dratebook.home=" + System.getProperty("ratebook.home", ""),
                "-cp",
                System.getProperty("java.class.path", ""),
                main,
                argument);
    }
}
