package io.ratebook;

/** The command line names a provider or model that no rate card knows, or that several do. The message suggests what to write. */
public final class UnknownPriceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPriceException(String message) {
        super(message);
    }
}
