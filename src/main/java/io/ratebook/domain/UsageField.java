package io.ratebook.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The numbers of a usage row that quantities and costs are made of. */
public enum UsageField {
    CALLS("Calls"),
    PREFIX_TOKENS("Prefix tokens", "input"),
    INPUT_TOKENS("Input tokens", "input"),
    CACHED_INPUT_TOKENS("Cached input tokens", "cached input"),
    CACHE_WRITE_TOKENS("Cache write tokens", "cache write"),
    CACHE_WRITE_1H_TOKENS("Cache write 1h tokens", "cache write 1h"),
    AUDIO_INPUT_TOKENS("Audio input tokens", "audio input"),
    IMAGE_INPUT_TOKENS("Image input tokens", "image input"),
    VIDEO_INPUT_TOKENS("Video input tokens", "video input"),
    CACHED_AUDIO_INPUT_TOKENS("Cached audio input tokens", "cached audio input"),
    CACHED_IMAGE_INPUT_TOKENS("Cached image input tokens", "cached image input"),
    CACHED_VIDEO_INPUT_TOKENS("Cached video input tokens", "cached video input"),
    TOOL_INPUT_TOKENS("Tool input tokens", "tool input"),
    OUTPUT_TOKENS("Output tokens", "output"),
    REASONING_TOKENS("Reasoning tokens", "reasoning"),
    AUDIO_OUTPUT_TOKENS("Audio output tokens", "audio output"),
    IMAGE_OUTPUT_TOKENS("Image output tokens", "image output"),
    VIDEO_OUTPUT_TOKENS("Video output tokens", "video output"),
    WEB_SEARCHES("Web searches"),
    QUANTITY("Quantity"),
    UNIT_PRICE("Unit price"),
    REPEAT("Repeat"),
    MINUTES_BETWEEN_CALLS("Minutes between calls"),
    CALLS_A_MINUTE("Calls a minute"),
    HIT_RATE("Hit rate"),
    CACHE_HOURS("Cache hours"),
    RETRY_SHARE("Retry share"),
    VALIDATION_LOOPS("Validation loops"),
    DEDUP_SHARE("Dedup share"),
    BUFFER("Buffer"),
    MONTHS("Months"),
    GROWTH("Growth a month");

    private static final Map<UsageField, List<UsageField>> PARTS = allParts();

    private final String header;
    private final String meter;

    UsageField(String header) {
        this(header, "");
    }

    UsageField(String header, String meter) {
        this.header = header;
        this.meter = meter;
    }

    /** The header of the column that holds it. */
    public String header() {
        return header;
    }

    /** The meter of the tokens that it counts; empty where it counts something else. */
    public String meter() {
        return meter;
    }

    public boolean countsTokens() {
        return !meter.isEmpty();
    }

    /** True for tokens of a prompt, whatever their kind. */
    public boolean isPrompt() {
        return countsTokens() && (meter.equals("input") || Meters.distance(meter, "input") > 0);
    }

    /** True for tokens of a prompt that are read from a cache. */
    public boolean isCachedPrompt() {
        return Meters.distance(meter, CACHED_INPUT_TOKENS.meter) >= 0;
    }

    /** True for tokens of an answer, whatever their kind. */
    public boolean isOutput() {
        return countsTokens() && !isPrompt();
    }

    /** The columns that are parts of this one, in their order. */
    public List<UsageField> parts() {
        return PARTS.getOrDefault(this, List.of());
    }

    private static Map<UsageField, List<UsageField>> allParts() {
        Map<UsageField, List<UsageField>> parts = new EnumMap<>(UsageField.class);
        for (UsageField whole : values()) {
            parts.put(
                    whole,
                    Arrays.stream(values()).filter(each -> each.isPartOf(whole)).toList());
        }
        return parts;
    }

    /** True where its tokens are a part of those that another counts, for sources that count parts within their whole. */
    public boolean isPartOf(UsageField whole) {
        return countsTokens()
                && whole.countsTokens()
                && whole != PREFIX_TOKENS
                && (Meters.distance(meter, whole.meter) > 0 || this == PREFIX_TOKENS && whole == INPUT_TOKENS);
    }
}
