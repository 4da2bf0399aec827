package io.ratebook.ratecard.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units of genai-prices by its price keys: a price of so many units in US dollars. */
final class GenaiUnits {
    private static final Pattern TOKENS = Pattern.compile("(input|output|cache)(?:_(text|audio|image|video))?"
            + "(?:_(read|write|tool|reasoning|citation))?(?:_(5m|1h))?_mtok");

    private static final Map<String, Measured> OTHERS = Map.ofEntries(
            Map.entry("input_mchars", of("character", "character", "1000000")),
            Map.entry("input_text_messages_kcount", of("message", "message", "1000")),
            Map.entry("audio_hours", of("audio second", "second", "3600")),
            Map.entry("input_audio_hours", of("audio second", "second", "3600")),
            Map.entry("output_audio_hours", of("output audio second", "second", "3600")),
            Map.entry("input_gpixels", of("prompt pixel", "pixel", "1000000000")),
            Map.entry("input_document_kpages", of("page", "page", "1000")),
            Map.entry("input_annotated_document_kpages", of("annotated page", "page", "1000")),
            Map.entry("rerank_searches_kcount", of("rerank search", "search", "1000")),
            Map.entry("web_searches_kcount", of("web search", "search", "1000")),
            Map.entry("social_searches_kcount", of("social search", "search", "1000")),
            Map.entry("storage_searches_kcount", of("file search", "search", "1000")),
            Map.entry("code_executions_kcount", of("code execution", "execution", "1000")),
            Map.entry("requests_kcount", of("request", "request", "1000")));

    private GenaiUnits() {}

    /** Empty for a key that this version doesn't know. */
    static Optional<Measured> of(String key) {
        Matcher parts = TOKENS.matcher(key);
        return parts.matches()
                ? Optional.of(Measured.tokens(meter(parts.group(1), parts.group(2), parts.group(3), parts.group(4))))
                : Optional.ofNullable(OTHERS.get(key));
    }

    /** {@code cache_audio_read} is cached audio input, {@code cache_audio_write_1h} audio cache write 1h. */
    private static String meter(
            String side, @Nullable String modality, @Nullable String kind, @Nullable String timeToLive) {
        String word = modality == null ? "" : modality + " ";
        if (kind == null) {
            return word + side;
        }
        return switch (kind) {
            case "read" -> "cached " + word + "input";
            case "write" -> word + "cache write" + (timeToLive == null ? "" : " " + timeToLive);
            case "tool" -> word + "tool input";
            default -> word + kind;
        };
    }

    private static Measured of(String meter, String unit, String per) {
        return new Measured(meter, unit, new BigDecimal(per));
    }
}
