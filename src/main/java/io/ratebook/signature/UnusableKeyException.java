package io.ratebook.signature;

/** A key file that can't be used, and what one should be. */
public final class UnusableKeyException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableKeyException(String message) {
        super(message);
    }

    /** A sentence for the user, without the file's name. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
