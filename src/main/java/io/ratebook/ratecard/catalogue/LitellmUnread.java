package io.ratebook.ratecard.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields of LiteLLM's catalogue that speak of money, or of limits, and are no price of a rate card. */
final class LitellmUnread {
    private static final Map<String, String> REASONS = Map.of(
            "max_input_tokens", "a limit, not a price",
            "max_output_tokens", "a limit, not a price",
            "max_tokens", "a limit, not a price",
            "provider_specific_entry", "multipliers by region or speed, not prices: a rule says such a thing",
            "comment", "prose");
    /** Read elsewhere: who, what for, the vendor's page, the last day. */
    private static final Set<String> USED = Set.of("litellm_provider", "mode", "source", "deprecation_date");

    private LitellmUnread() {}

    /** Why the field isn't imported; empty where it is used or has nothing to do with prices. */
    static Optional<String> reason(String field) {
        if (REASONS.containsKey(field)) {
            return Optional.ofNullable(REASONS.get(field));
        }
        if (USED.contains(field) || !speaksOfMoney(field)) {
            return Optional.empty();
        }
        if (field.contains("dbu")) {
            return Optional.of("in Databricks units, not in money");
        }
        if (field.endsWith("_interval")) {
            return Optional.of("bands by seconds of video, which no rate card knows");
        }
        return Optional.of(
                field.contains("multiplier")
                        ? "a multiplier, not a price: a rule says such a thing"
                        : "a price that this version doesn't know");
    }

    private static boolean speaksOfMoney(String field) {
        return field.contains("cost") || field.contains("pric") || field.contains("multiplier");
    }
}
