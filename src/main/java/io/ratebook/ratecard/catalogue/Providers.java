package io.ratebook.ratecard.catalogue;

import java.util.Locale;
import java.util.Map;

/** Names of providers: those of the catalogues to those of the rate cards, so that one provider has one card. */
final class Providers {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("gemini", "google"),
            Map.entry("x-ai", "xai"),
            Map.entry("aws", "bedrock"),
            Map.entry("bedrock_converse", "bedrock"),
            Map.entry("text-completion-openai", "openai"),
            Map.entry("azure_text", "azure"),
            Map.entry("cohere_chat", "cohere"),
            Map.entry("fireworks_ai", "fireworks"),
            Map.entry("fireworks_ai-embedding-models", "fireworks"),
            Map.entry("together_ai", "together"),
            Map.entry("lambda_ai", "lambda"),
            Map.entry("moonshot", "moonshotai"),
            Map.entry("voyage", "voyageai"),
            Map.entry("text-completion-codestral", "codestral"),
            Map.entry("text-completion-inception", "inception"));

    private Providers() {}

    /** {@code vertex_ai-language-models} is vertex, {@code gemini} is google; a name that isn't known stays, in lower case. */
    static String named(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("vertex_ai") ? "vertex" : NAMES.getOrDefault(lower, lower);
    }

    /** The model without the provider before its first slash: {@code openai/gpt-4o} of openai is gpt-4o. */
    static String model(String name, String provider) {
        int slash = name.indexOf('/');
        return slash > 0 && named(name.substring(0, slash)).equals(provider) ? name.substring(slash + 1) : name;
    }
}
