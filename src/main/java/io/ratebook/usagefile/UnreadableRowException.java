package io.ratebook.usagefile;

/** A line that holds no row. */
public final class UnreadableRowException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong with it, to be read after its place */
    public UnreadableRowException(String message) {
        super(message);
    }

    /** What is wrong with it. */
    String message() {
        return String.valueOf(getMessage());
    }
}
