package io.ratebook.ratecard.catalogue;

/** Why a price of a catalogue stays out of the rate cards. The bounds are those of {@link Sanity}. */
enum Rule {
    HIGH("RB-CAT-HIGH", "dearer than any model: more than 1,000 USD per 1,000,000 tokens"),
    BESIDE("RB-CAT-BESIDE", "beside a price that is dearer than any model, so in doubt too"),
    TEXT("RB-CAT-TEXT", "no number where a price belongs"),
    NEGATIVE("RB-CAT-NEGATIVE", "below zero"),
    CACHED("RB-CAT-CACHED", "reading the cache costs more than input"),
    WRITE("RB-CAT-WRITE", "writing the cache costs less than input, or more than 3 times input"),
    BATCH("RB-CAT-BATCH", "batch costs more than standard"),
    FLEX("RB-CAT-FLEX", "flex costs more than standard"),
    PRIORITY("RB-CAT-PRIORITY", "priority costs less than standard, or more than 4 times (fast: 10 times) standard"),
    TIER("RB-CAT-TIER", "a band that isn't above the one before it: cheaper, or without a price below it"),
    ZERO("RB-CAT-ZERO", "nothing for the cache or a service tier of a model that costs something"),
    TWO("RB-CAT-TWO", "two prices for one thing in one entry"),
    INPUT("RB-CAT-INPUT", "a chat model without an input price"),
    EMPTY("RB-CAT-EMPTY", "an entry without a price"),
    ENTRY("RB-CAT-ENTRY", "an entry without a provider or model that a card can name: a specimen, not a model"),
    WINDOW("RB-CAT-WINDOW", "hours or days that a rate card can't say");

    private final String code;
    private final String words;

    Rule(String code, String words) {
        this.code = code;
        this.words = words;
    }

    String code() {
        return code;
    }

    String words() {
        return words;
    }
}
