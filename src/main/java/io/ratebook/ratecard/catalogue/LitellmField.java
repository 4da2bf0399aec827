package io.ratebook.ratecard.catalogue;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a field of LiteLLM's catalogue says: a price of one unit of {@code measured}, for one service tier, in one band.
 *
 * @param unit so many units the field's price is for: 1, or 1000 for {@code …_per_1k_calls}
 * @param above the lower bound of the band in prompt tokens; null for the price without a bound
 * @param tier "standard", "batch", "flex", "priority" or another word
 */
record LitellmField(
        Measured measured, BigDecimal unit, @Nullable BigDecimal above, String tier) {
    private static final Pattern NAME =
            Pattern.compile("(.+?)(?:_above_(\\d{1,6})([km])_tokens)?(?:_(batches|flex|priority|fast|ultrafast))?");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final Set<String> DRAWING = Set.of("image_generation", "image_edit");

    /** Meters of tokens, priced by the token. */
    private static final Map<String, String> TOKENS = Map.ofEntries(
            Map.entry("input_cost_per_token", "input"),
            Map.entry("output_cost_per_token", "output"),
            Map.entry("cache_read_input_token_cost", "cached input"),
            Map.entry("input_cost_per_token_cache_hit", "cached input"),
            Map.entry("cache_creation_input_token_cost", "cache write"),
            Map.entry("cache_creation_input_token_cost_above_1hr", "cache write 1h"),
            Map.entry("input_cost_per_audio_token", "audio input"),
            Map.entry("input_cost_per_image_token", "image input"),
            Map.entry("input_cost_per_video_token", "video input"),
            Map.entry("output_cost_per_audio_token", "audio output"),
            Map.entry("output_cost_per_image_token", "image output"),
            Map.entry("output_cost_per_video_token", "video output"),
            Map.entry("cache_read_input_audio_token_cost", "cached audio input"),
            Map.entry("cache_read_input_image_token_cost", "cached image input"),
            Map.entry("cache_read_input_video_token_cost", "cached video input"),
            Map.entry("cache_creation_input_audio_token_cost", "audio cache write"),
            Map.entry("cache_creation_input_image_token_cost", "image cache write"),
            Map.entry("output_cost_per_reasoning_token", "reasoning"),
            Map.entry("citation_cost_per_token", "citation"));

    /** Everything else, priced by the unit. */
    private static final Map<String, Measured> OTHERS = Map.ofEntries(
            Map.entry("input_cost_per_character", many("character", "character")),
            Map.entry("output_cost_per_character", many("output character", "character")),
            Map.entry("input_cost_per_image", one("prompt image", "image")),
            Map.entry("output_cost_per_image", one("image", "image")),
            Map.entry("input_cost_per_pixel", many("prompt pixel", "pixel")),
            Map.entry("output_cost_per_pixel", many("pixel", "pixel")),
            Map.entry("input_cost_per_second", one("second", "second")),
            Map.entry("output_cost_per_second", one("second", "second")),
            Map.entry("input_cost_per_audio_per_second", one("audio second", "second")),
            Map.entry("input_cost_per_video_per_second", one("prompt video second", "second")),
            Map.entry("output_cost_per_video_per_second", one("video second", "second")),
            Map.entry("output_cost_per_second_1080p", one("video second 1080p", "second")),
            Map.entry("input_cost_per_query", thousand("query", "query")),
            Map.entry("input_cost_per_request", thousand("request", "request")),
            Map.entry("ocr_cost_per_page", thousand("page", "page")),
            Map.entry("annotation_cost_per_page", thousand("annotated page", "page")),
            Map.entry("ocr_cost_per_credit", one("credit", "credit")),
            Map.entry("code_interpreter_cost_per_session", one("code session", "session")),
            Map.entry("file_search_cost_per_gb_per_day", one("file search storage", "gb-day")),
            Map.entry("vector_store_cost_per_gb_per_day", one("vector storage", "gb-day")));

    /** Priced by the thousand. */
    private static final Map<String, Measured> THOUSANDS = Map.of(
            "computer_use_input_cost_per_1k_tokens", Measured.tokens("computer use input"),
            "computer_use_output_cost_per_1k_tokens", Measured.tokens("computer use output"),
            "file_search_cost_per_1k_calls", thousand("file search", "search"));

    /** Empty where the field is no price that a rate card can say. */
    static Optional<LitellmField> of(String name, String mode) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String base = parts.group(1);
        BigDecimal above = bound(parts.group(2), parts.group(3));
        String tier = tier(parts.group(4));
        if (TOKENS.containsKey(base)) {
            return Optional.of(
                    new LitellmField(Measured.tokens(TOKENS.getOrDefault(base, "")), BigDecimal.ONE, above, tier));
        }
        if (THOUSANDS.containsKey(base)) {
            return Optional.ofNullable(THOUSANDS.get(base)).map(each -> new LitellmField(each, THOUSAND, above, tier));
        }
        return Optional.ofNullable(OTHERS.get(base))
                .map(each -> new LitellmField(byMode(each, base, mode), BigDecimal.ONE, above, tier));
    }

    /** Of as many units as the measure says, from the field's price; exact. */
    BigDecimal price(BigDecimal stated) {
        return Exact.normal(Exact.quotient(stated.multiply(measured.per()), unit));
    }

    /** What an image model takes per image or pixel it draws is stated as input; seconds are of sound or pictures, by mode. */
    private static Measured byMode(Measured measured, String base, String mode) {
        if (DRAWING.contains(mode) && measured.meter().startsWith("prompt ")) {
            return new Measured(measured.meter().substring("prompt ".length()), measured.unit(), measured.per());
        }
        if (measured.meter().equals("second")) {
            return switch (mode) {
                case "audio_transcription", "audio_speech", "realtime" -> one("audio second", "second");
                case "video_generation" -> one("video second", "second");
                default -> measured;
            };
        }
        if (base.equals("input_cost_per_query")) {
            return switch (mode) {
                case "rerank" -> thousand("rerank search", "search");
                case "search" -> thousand("web search", "search");
                default -> measured;
            };
        }
        return measured;
    }

    private static @Nullable BigDecimal bound(@Nullable String digits, @Nullable String scale) {
        return digits == null ? null : new BigDecimal(digits).multiply("m".equals(scale) ? MILLION : THOUSAND);
    }

    private static String tier(@Nullable String word) {
        return word == null ? "standard" : word.equals("batches") ? "batch" : word;
    }

    private static Measured one(String meter, String unit) {
        return new Measured(meter, unit, BigDecimal.ONE);
    }

    private static Measured thousand(String meter, String unit) {
        return new Measured(meter, unit, THOUSAND);
    }

    private static Measured many(String meter, String unit) {
        return new Measured(meter, unit, MILLION);
    }
}
