package io.ratebook.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The unfinished files that stand beside a place for a moment. Their names say which process of which machine they belong to, so that
 * those of a run that was killed are known as such and removed by the next.
 */
final class Leftovers {
    private static final Pattern NAME = Pattern.compile(
            "\\.ratebook-(?<machine>[0-9a-f]{8})-(?<process>\\d{1,10})-(?<start>\\d{1,12})-\\d{1,18}\\.(tmp|old)");
    private static final Duration OLD = Duration.ofDays(1);
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String MACHINE = machine();
    private static final long SECONDS_APART = 2;
    private static final long MOST_SECONDS_AT_THE_END = 2;

    /** Held while files take their places, which takes an instant: a run that is stopped there finishes it first. */
    static final ReentrantLock PLACING = new ReentrantLock();

    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::removeOurs, "unfinished files"));
    }

    private Leftovers() {}

    /** A name that no other unfinished file has; gone at the latest when the program is stopped. */
    static Path in(Path folder, String ending) {
        ProcessHandle self = ProcessHandle.current();
        Path path = folder.resolve(".ratebook-" + MACHINE + "-" + self.pid() + "-"
                + start(self).map(Instant::getEpochSecond).orElse(0L) + "-" + NUMBER.incrementAndGet() + ending);
        OURS.add(path);
        return path;
    }

    /** Removes one of our own; it is no matter where that fails: the next run tries again. */
    static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
            OURS.remove(path);
        } catch (IOException inUse) {
            // A hidden file stays beside the place; the place itself is as it should be.
        }
    }

    /** It has another name now and is no longer unfinished. */
    static void finished(Path path) {
        OURS.remove(path);
    }

    /** Removes what killed runs left in that folder. What belongs to a run that goes on stays, as does everything else. */
    static void sweep(Path folder) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".ratebook-*")) {
            for (Path each : all) {
                if (isStale(each)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | RuntimeException notHere) {
            // Nothing depends on it.
        }
    }

    private static boolean isStale(Path path) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches() || OURS.contains(path)) {
            return false;
        }
        boolean here = name.group("machine").equals(MACHINE);
        if (here && !runs(Long.parseLong(name.group("process")), Long.parseLong(name.group("start")))) {
            return true;
        }
        Instant written = Files.getLastModifiedTime(path).toInstant();
        return written.isBefore(Instant.now().minus(OLD));
    }

    /** True where that process is the one that began then, as far as can be known. */
    private static boolean runs(long process, long start) {
        return ProcessHandle.of(process)
                .map(each -> start(each)
                        .map(began -> Math.abs(began.getEpochSecond() - start) <= SECONDS_APART)
                        .orElse(true))
                .orElse(false);
    }

    private static Optional<Instant> start(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static void removeOurs() {
        boolean still = false;
        try {
            still = PLACING.tryLock(MOST_SECONDS_AT_THE_END, TimeUnit.SECONDS);
            OURS.forEach(Leftovers::remove);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (still) {
                PLACING.unlock();
            }
        }
    }

    /** Tells machines, and containers on one machine, apart; asks no network. */
    private static String machine() {
        CRC32 sum = new CRC32();
        String name = content(Path.of("/proc/sys/kernel/hostname"));
        for (String each : new String[] {
            name.isEmpty() ? Objects.requireNonNullElse(System.getenv("HOSTNAME"), "") : name,
            Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), ""),
            content(Path.of("/etc/machine-id")),
            link(Path.of("/proc/self/ns/pid"))
        }) {
            sum.update((each + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException | RuntimeException notThisSystem) {
            return "";
        }
    }

    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | RuntimeException notThisSystem) {
            return "";
        }
    }
}
