package io.ratebook.report;

import java.io.Serial;

/** A result that can't be right. The message says what doesn't hold, in which case, and where. */
public final class BrokenInvariantException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenInvariantException(String message) {
        super(message);
    }
}
