package io.ratebook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where runs over long files of usage keep how far they have read, so that a run that was killed can be gone on with.
 *
 * @param folder a folder of the user's alone; empty where nothing is kept
 * @param resume true to go on where such a run was killed
 * @param smallest a file of usage with fewer bytes is read from its beginning in no time; a compressed one counts eightfold
 * @param every how long a run reads between two checkpoints, and before the first
 */
public record Checkpoints(Optional<Path> folder, boolean resume, long smallest, Duration every) {
    /** Nothing is kept, and nothing gone on with. */
    public static final Checkpoints NONE = new Checkpoints(Optional.empty(), false, Long.MAX_VALUE, Duration.ZERO);

    private static final long SMALLEST = 1L << 27;
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Sizes and times in bytes and milliseconds, for tests: {@code -Dratebook.checkpoints=1000,50}. */
    private static final String SETTING = "ratebook.checkpoints";

    /**
     * In that folder.
     *
     * @param folder empty where nothing is to be kept
     * @param resume true to go on where an earlier run was killed
     */
    public static Checkpoints in(Optional<Path> folder, boolean resume) {
        String[] set = System.getProperty(SETTING, "").split(",", -1);
        return set.length == 2
                ? new Checkpoints(folder, resume, Long.parseLong(set[0]), Duration.ofMillis(Long.parseLong(set[1])))
                : new Checkpoints(folder, resume, SMALLEST, EVERY);
    }
}
