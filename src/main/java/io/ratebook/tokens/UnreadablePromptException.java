package io.ratebook.tokens;

/** Says of one line of a file what is wrong with it, and what to try. */
public final class UnreadablePromptException extends Exception {
    private final String maybe;

    public UnreadablePromptException(String message, String maybe) {
        super(message, null, false, false);
        this.maybe = maybe;
    }

    String maybe() {
        return maybe;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
