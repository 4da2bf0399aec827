package io.ratebook.tokens;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call, as a file of prompts has it.
 *
 * @param texts what is sent, message by message
 * @param output what came back, or should; null where the file doesn't say
 * @param uncounted what else is sent and is no text, in the file's own words: {@code image_url}, {@code tools}
 */
public record Prompt(List<String> texts, @Nullable String output, Set<String> uncounted) {
    public Prompt {
        texts = List.copyOf(texts);
        uncounted = Set.copyOf(uncounted);
    }

    public static Prompt of(String text, @Nullable String output) {
        return new Prompt(List.of(text), output, Set.of());
    }

    boolean isEmpty() {
        return texts.stream().allMatch(String::isBlank) && uncounted.isEmpty();
    }
}
