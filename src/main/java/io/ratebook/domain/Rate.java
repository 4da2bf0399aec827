package io.ratebook.domain;

import io.ratebook.amount.UnitRate;
import io.ratebook.finding.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One published price.
 *
 * @param provider in lower case
 * @param model empty where it holds for every model of the provider
 * @param meter what is counted: input, cached input, cache write, output, training, gpu-hour …
 * @param serviceTier "standard" where the card leaves it blank
 * @param region empty where it holds everywhere
 * @param from inclusive; null means since ever
 * @param to exclusive; null means until further notice
 * @param source the document or page, with the day it was seen
 */
public record Rate(
        String provider,
        String model,
        String meter,
        String serviceTier,
        String region,
        UnitRate unitRate,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String source,
        Location where) {

    /** True where the price holds on that day: from inclusive, to exclusive. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** {@code openai/gpt-5.1/input}, with the service tier and region where they aren't the usual. */
    public String name() {
        return provider + "/" + (model.isEmpty() ? "*" : model) + "/" + meter
                + (serviceTier.equals("standard") ? "" : "/" + serviceTier)
                + (region.isEmpty() ? "" : "/" + region);
    }

    @Override
    public String toString() {
        return name() + " " + unitRate + " (" + where + ")";
    }
}
