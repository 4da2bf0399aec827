package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.publish.AsideException;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.usagefile.Journal;
import io.ratebook.usagefile.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a long run, laid aside where a run that goes on after it was killed finds them, and every few seconds how far they reach. Of
 * one folder for each input under the same rules; it is locked while a run uses it, and gone when the run is over.
 */
final class RunJournal implements Journal, AutoCloseable {
    private static final String STATE = "state";
    private static final String LOCK = "lock";
    private static final String ROWS = "rows-";
    private static final String HEAD = "ratebook checkpoint 1";
    private static final Duration OLD = Duration.ofDays(7);
    private static final int PACKED = 8;
    private static final int LONGEST_STATE = 10_000;

    private final Path folder;
    private final Checkpoints checkpoints;
    private final FileChannel lock;
    private final RowStore store;
    private final String shown;
    private final @Nullable Saved before;
    private final Path rows;
    private @Nullable FiledUsage into;
    private @Nullable Finding told;
    private final Thread stopped = new Thread(this::leave, "checkpoints");
    private long last = System.nanoTime();
    private volatile boolean any;
    private volatile boolean done;

    /** What a run has noted of itself. */
    private record Saved(String file, RowStore.Extent extent, Place place) {
        String text() {
            return String.join(
                    "\n",
                    HEAD,
                    file,
                    extent.bytes() + " " + extent.checksum() + " " + extent.rows(),
                    place.line() + " " + place.characters() + " " + place.bytes() + " " + place.digest() + " "
                            + place.size(),
                    "");
        }

        static Saved of(List<String> lines) {
            String[] extent = lines.get(2).split(" ", -1);
            String[] place = lines.get(3).split(" ", -1);
            return new Saved(
                    lines.get(1),
                    new RowStore.Extent(
                            Long.parseLong(extent[0]), Long.parseLong(extent[1]), Long.parseLong(extent[2])),
                    new Place(
                            Integer.parseInt(place[0]),
                            Long.parseLong(place[1]),
                            Long.parseLong(place[2]),
                            place[3],
                            Long.parseLong(place[4])));
        }
    }

    private RunJournal(
            Path folder,
            Checkpoints checkpoints,
            FileChannel lock,
            RowStore store,
            String shown,
            @Nullable Saved before) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.lock = lock;
        this.store = store;
        this.shown = shown;
        this.before = before;
        this.rows = folder.resolve(before != null && before.file.equals(ROWS + 1) ? ROWS + 2 : ROWS + 1);
    }

    /**
     * For a run over a file of usage that may take long; empty where nothing is kept of it.
     *
     * @param rules under which it rates
     * @param store lays its rows aside there from now on
     */
    static Optional<RunJournal> of(RunContext context, RulesFolder rules, RowStore store) {
        Checkpoints checkpoints = context.checkpoints();
        Path file = context.usage().orElse(null);
        if (file == null || checkpoints.folder().isEmpty()) {
            return Optional.empty();
        }
        try {
            String shown = RunContext.name(file);
            boolean packed = shown.toLowerCase(Locale.ROOT).endsWith(".gz");
            if (Files.size(file) * (packed ? PACKED : 1) < checkpoints.smallest()) {
                return Optional.empty();
            }
            Path runs = checkpoints.folder().get();
            OwnFolder.make(runs);
            Path folder = runs.resolve(key(context, rules, shown));
            OwnFolder.make(folder);
            if (!OwnFolder.isOwn(runs) || !OwnFolder.isOwn(folder)) {
                return Optional.empty();
            }
            sweep(runs, folder);
            return opened(folder, checkpoints, store, shown);
        } catch (IOException | RuntimeException noPlace) {
            return Optional.empty();
        }
    }

    private static Optional<RunJournal> opened(Path folder, Checkpoints checkpoints, RowStore store, String shown)
            throws IOException {
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            return Optional.empty();
        }
        Saved before = checkpoints.resume() ? saved(folder).orElse(null) : null;
        if (before == null) {
            Files.deleteIfExists(folder.resolve(STATE));
        }
        RunJournal journal = new RunJournal(folder, checkpoints, lock, store, shown, before);
        Runtime.getRuntime().addShutdownHook(journal.stopped);
        for (Path each : files(folder)) {
            boolean used = before != null && each.endsWith(before.file);
            if (!used && String.valueOf(each.getFileName()).startsWith(ROWS)) {
                Files.deleteIfExists(each);
            }
        }
        store.layIn(journal.rows);
        return Optional.of(journal);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException another) {
            return false;
        }
    }

    private static String key(RunContext context, RulesFolder rules, String shown) {
        String all = Stream.of(
                        context.version(),
                        shown,
                        context.rulesName(),
                        context.input(),
                        RulesFolder.sha256(context.workbook()),
                        rules.hashes().toString(),
                        context.today().toString(),
                        context.asOf().toString(),
                        String.valueOf(context.reading()),
                        context.settings().entrySet().stream()
                                .map(each -> each.getKey() + "=" + Exact.text(each.getValue()))
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\0"));
        return digest(all);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What was left a week ago by runs that nobody went on with. */
    private static void sweep(Path runs, Path own) throws IOException {
        for (Path each : files(runs)) {
            boolean old = Files.getLastModifiedTime(each)
                    .toInstant()
                    .isBefore(Instant.now().minus(OLD));
            if (old && !each.equals(own) && Files.isDirectory(each)) {
                sweep(each);
            }
        }
    }

    private static void sweep(Path left) {
        Path lock = left.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (isLocked(channel)) {
                delete(left);
            }
        } catch (IOException inUse) {
            // next time
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path each : files(folder)) {
            Files.deleteIfExists(each);
        }
        Files.deleteIfExists(folder);
    }

    /** Empty where none was saved, or it isn't whole. */
    private static Optional<Saved> saved(Path folder) {
        Path state = folder.resolve(STATE);
        try {
            if (!Files.isRegularFile(state) || Files.size(state) > LONGEST_STATE || !OwnFolder.isOwn(state)) {
                return Optional.empty();
            }
            String text = Files.readString(state);
            int end = text.lastIndexOf('\n') + 1;
            List<String> lines = text.lines().toList();
            if (!digest(text.substring(0, end)).equals(text.substring(end))
                    || !lines.get(0).equals(HEAD)) {
                return Optional.empty();
            }
            return Optional.of(Saved.of(lines));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Where rows go that an earlier run has known. */
    void into(FiledUsage usage) {
        into = usage;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void raw(int line, List<String> values) {
        settle();
        store.raw(line, values);
    }

    @Override
    public void reached(boolean end, Supplier<Place> place) {
        boolean due = System.nanoTime() - last >= checkpoints.every().toNanos();
        if (due || end && any) {
            save(place.get());
            last = System.nanoTime();
        }
    }

    private void settle() {
        Objects.requireNonNull(into, "rows come from somewhere").settle();
    }

    /** Where that fails, the run goes on, and can't be gone on with from here. */
    private void save(Place place) {
        settle();
        try {
            String text = new Saved(String.valueOf(rows.getFileName()), store.extent(), place).text();
            byte[] bytes = (text + digest(text)).getBytes(StandardCharsets.UTF_8);
            Publication.to(folder.resolve(STATE)).publish(bytes, Publication.Verification.verbatim(bytes));
            any = true;
            if (before != null) {
                Files.deleteIfExists(folder.resolve(before.file));
            }
        } catch (IOException | PublishException noRoom) {
            // the one before holds
        }
    }

    @Override
    public boolean replay(Replay replay) throws IOException {
        if (!checkpoints.resume()) {
            return false;
        }
        Saved from = before;
        String why = from == null
                ? "no run of the same files was interrupted, or it hadn't lasted for "
                        + checkpoints.every().toSeconds() + " seconds"
                : !RowStore.isWhole(folder.resolve(from.file), from.extent)
                        ? "what the interrupted run had noted is damaged"
                        : !replay.isSame(from.place) ? shown + " has changed since" : "";
        if (from == null || !why.isEmpty()) {
            told = anew(shown, why);
            return false;
        }
        FiledUsage usage = Objects.requireNonNull(into, "rows go somewhere");
        try {
            RowStore.replay(folder.resolve(from.file), from.extent, replay, usage::again);
        } catch (IOException e) {
            throw new AsideException(e);
        }
        told = Finding.info(
                "RB-RUN-RESUMED",
                Location.ofFile(shown),
                String.format(
                        Locale.ROOT, "(--resume) %,d rows of an interrupted run were taken over", from.extent.rows()),
                null);
        return true;
    }

    private static Finding anew(String shown, String why) {
        return Finding.info("RB-RUN-ANEW", Location.ofFile(shown), "(--resume) read from its beginning: " + why, null);
    }

    /** What is told where a run without a journal was to go on; empty where it wasn't. */
    static Optional<Finding> without(RunContext context) {
        return context.usage()
                .filter(file -> context.checkpoints().resume())
                .map(
                        file -> anew(
                                RunContext.name(file),
                                context.checkpoints().folder().isEmpty()
                                        ? "--no-cache keeps nothing"
                                        : "it isn't so long that anything is noted of it, another run reads it, or the cache folder can't be used"));
    }

    /** What the user is told of it, which is no part of the result. */
    Optional<Finding> told() {
        return Optional.ofNullable(told);
    }

    /** The run is over: nobody will go on with it. */
    void done() {
        done = true;
    }

    /** Leaves everything where the run can be gone on with; the store is closed already. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopped);
        } catch (IllegalStateException stopping) {
            // the program is being stopped, and its end does the same
        }
        leave();
    }

    private void leave() {
        try (lock) {
            if (done || !any && before == null) {
                delete(folder);
            }
        } catch (IOException inUse) {
            // gone in a week
        }
    }
}
