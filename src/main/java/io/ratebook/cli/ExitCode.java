package io.ratebook.cli;

/** The contract of the command line. */
final class ExitCode {
    static final int DONE = 0;
    /** Findings of severity ERROR: nothing was written. */
    static final int FINDINGS = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** A defect of Ratebook. */
    static final int DEFECT = 3;
    /** The output could not be published. */
    static final int UNPUBLISHED = 4;

    private ExitCode() {}
}
