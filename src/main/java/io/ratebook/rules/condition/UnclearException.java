package io.ratebook.rules.condition;

/** A condition that this room can't read or evaluate: nothing is claimed of it. */
public final class UnclearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnclearException(String message) {
        super(message, null, false, false);
    }
}
