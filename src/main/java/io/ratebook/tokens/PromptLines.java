package io.ratebook.tokens;

/** Understands the lines of a {@code .jsonl} file. */
public interface PromptLines {
    /** @throws UnreadablePromptException where the line is no JSON, or has no prompt */
    Prompt prompt(String line) throws UnreadablePromptException;
}
