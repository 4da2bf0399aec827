package io.ratebook;

/** The command line names a rule, a fact or a word that there isn't. The message suggests what to write. */
public final class UnknownWordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownWordException(String message) {
        super(message);
    }
}
