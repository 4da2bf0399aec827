package io.ratebook;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the archive of classes: rates an example while the JVM notes which classes it loads, lets it archive them, tries the archive and puts
 * it in its place whole. A process of its own, of which there is one at a time.
 */
final class ArchiveMaker {
    /** From this Java on a run leaves its archive by itself; before, there are a list of classes and a second step. */
    private static final int ONE_STEP = 25;

    private static final String EXAMPLE = "monthly-plan.xlsx";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STALE = Duration.ofMinutes(20);

    /** One for each program and each Java that is in use, some 60 MB each. */
    private static final int MOST_ARCHIVES = 4;

    private final Path stem;
    private final Path folder;
    private final Path work;
    private final Path home = Path.of(System.getProperty("ratebook.home", ""));
    private final boolean oneStep = Runtime.version().feature() >= ONE_STEP;

    private ArchiveMaker(Path stem) {
        this.stem = stem;
        this.folder = stem.toAbsolutePath().resolveSibling("");
        this.work = stem.resolveSibling(stem.getFileName() + ".making");
    }

    /** @param args the path of the archive without its size and ending */
    public static void main(String[] args) throws IOException, InterruptedException {
        ArchiveMaker maker = new ArchiveMaker(Path.of(args[0]).toAbsolutePath());
        if (maker.begins()) {
            maker.make();
        }
    }

    /** False where another process is at it. What a killed one left is taken away. */
    private boolean begins() throws IOException {
        try {
            Files.createDirectory(work);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.getLastModifiedTime(work)
                    .toInstant()
                    .isBefore(Instant.now().minus(STALE))) {
                delete(work);
            }
            return false;
        }
    }

    private void make() throws IOException, InterruptedException {
        Path archive = work.resolve(oneStep ? "classes.aot" : "classes.jsa");
        try {
            if (isRecorded(archive) && isSound(archive)) {
                publish(archive);
            } else {
                Files.write(ClassArchive.failed(stem), new byte[0]);
            }
        } finally {
            delete(work);
        }
    }

    private boolean isRecorded(Path archive) throws IOException, InterruptedException {
        String example = home.resolve("workbooks").resolve(EXAMPLE).toString();
        String result = work.resolve("example.rated.xlsx").toString();
        if (oneStep) {
            return isDone("-XX:AOTCacheOutput=" + archive, "-jar", program(), "run", example, "-o", result);
        }
        Path list = work.resolve("classes.list");
        return isDone("-XX:DumpLoadedClassList=" + list, "-jar", program(), "run", example, "-o", result)
                && isDone(
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        program());
    }

    /** A JVM that must share, and can, starts. */
    private boolean isSound(Path archive) throws IOException, InterruptedException {
        if (!Files.isRegularFile(archive)) {
            return false;
        }
        return oneStep
                ? isDone("-XX:AOTMode=on", "-XX:AOTCache=" + archive, "-jar", program(), "--version")
                : isDone("-Xshare:on", "-XX:SharedArchiveFile=" + archive, "-jar", program(), "--version");
    }

    private static String program() {
        return System.getProperty("java.class.path", "");
    }

    /** True where a JVM with such arguments ends well, in time. Rules are compiled anew in it, so that the compiler is archived too. */
    private boolean isDone(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dratebook.home=" + home));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("RATEBOOK_CACHE", work.resolve("rules").toString());
        Process process = builder.start();
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    private void publish(Path archive) throws IOException {
        String name = archive.getFileName().toString();
        String sized = stem.getFileName() + "-" + Files.size(archive) + name.substring(name.lastIndexOf('.'));
        Path place = stem.resolveSibling(sized);
        Files.move(archive, place, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(ClassArchive.failed(stem));
        tidy(place);
    }

    /** Takes away what this archive replaces, and the oldest where there are many. */
    private void tidy(Path made) throws IOException {
        record Made(Path archive, Instant at) {}
        List<Made> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each :
                    files.filter(file -> !file.equals(made) && isArchive(file)).toList()) {
                boolean replaced = stem(each).equals(stem(made));
                others.add(new Made(
                        each,
                        replaced
                                ? Instant.EPOCH
                                : Files.getLastModifiedTime(each).toInstant()));
            }
        }
        others.sort(Comparator.comparing(Made::at).reversed());
        for (int i = 0; i < others.size(); i++) {
            if (i >= MOST_ARCHIVES - 1 || others.get(i).at().equals(Instant.EPOCH)) {
                try {
                    Files.deleteIfExists(others.get(i).archive());
                } catch (FileSystemException inUse) {
                    // next time
                }
            }
        }
    }

    private static boolean isArchive(Path file) {
        return ClassArchive.SIZE_AND_ENDING
                .matcher(file.getFileName().toString())
                .find();
    }

    private static String stem(Path archive) {
        return ClassArchive.SIZE_AND_ENDING
                .matcher(archive.getFileName().toString())
                .replaceFirst("");
    }

    private static void delete(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
