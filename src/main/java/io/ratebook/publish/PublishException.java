package io.ratebook.publish;

import io.ratebook.finding.Printable;
import java.io.Serial;

/** The result can't be put where the user wants it. The message is for the user: what, why, and what to try; safe for a terminal. */
public final class PublishException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public PublishException(String message) {
        super(Printable.of(message));
    }

    public PublishException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
