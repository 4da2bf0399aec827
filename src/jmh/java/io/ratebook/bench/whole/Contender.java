package io.ratebook.bench.whole;

import java.io.IOException;

/** One of those that are compared: a process, started once for each turn or kept open for all. */
interface Contender extends AutoCloseable {
    /** As the table shows it. */
    String name();

    /**
     * Its next turn.
     *
     * @throws FailedException where it fails
     */
    Lap lap() throws IOException, InterruptedException;

    /** It ended without an answer; the message is what it said last. */
    final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(String how) {
            super(how);
        }
    }

    /** The most memory that a process of it has held so far, in KiB; 0 where the system doesn't say. */
    long peak();

    @Override
    void close();
}
