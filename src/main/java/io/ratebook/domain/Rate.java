package io.ratebook.domain;

import io.ratebook.amount.Exact;
import io.ratebook.amount.UnitRate;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One published or negotiated price.
 *
 * @param provider in lower case
 * @param model empty where it holds for every model of the provider
 * @param meter what is counted: input, cached input, cache write, output, training, gpu-hour …
 * @param serviceTier "standard" where the card leaves it blank
 * @param region empty where it holds everywhere
 * @param from inclusive; null means since ever
 * @param to exclusive; null means until further notice
 * @param hours when in the week it holds; null means at all hours
 * @param band of a tiered price; null where there are no tiers
 * @param roundUpTo the quantity is first rounded up to a multiple of so many units; null where it isn't
 * @param contract the term that it was negotiated in; null for published prices
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
        @Nullable Hours hours,
        @Nullable TierBand band,
        @Nullable BigDecimal roundUpTo,
        @Nullable Contract contract,
        String source,
        Location where) {

    /** A price without hours, tiers, rounding or contract. */
    public static Rate of(
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
        return new Rate(
                provider, model, meter, serviceTier, region, unitRate, from, to, null, null, null, null, source, where);
    }

    /** True where the price holds on that day: from inclusive, to exclusive. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    public boolean negotiated() {
        return contract != null;
    }

    /** Where its band begins; zero for a price without tiers. */
    public BigDecimal above() {
        return band == null ? BigDecimal.ZERO : band.above();
    }

    /**
     * True where it could price that quantity: provider, model, region, day and hours are the quantity's, the service tier is too or
     * is standard, the meter is the quantity's or a wider one, and a cliff's band is reached. Of other tiers, the first band stands
     * for all.
     */
    public boolean holdsFor(Metered metered) {
        return provider.equals(metered.provider())
                && (model.isEmpty() || model.equals(metered.model()))
                && Meters.distance(metered.meter(), meter) >= 0
                && (serviceTier.equals(metered.serviceTier()) || serviceTier.equals("standard"))
                && (region.isEmpty() || region.equals(metered.region()))
                && inForce(metered.day())
                && (contract == null || contract.isOf(metered.scenario()))
                && isWithinHours(metered)
                && isReached(metered);
    }

    private boolean isWithinHours(Metered metered) {
        Hours used = metered.usage().hours();
        return hours == null || used != null && used.within(hours, metered.day());
    }

    private boolean isReached(Metered metered) {
        return band == null
                || (band.kind() == TierKind.CLIFF
                        ? band.isReachedBy(metered.measured(band.measure()))
                        : band.isFirst());
    }

    /**
     * True where it is the closer of two prices that could both price a quantity.
     *
     * @param precedence what counts, the weightiest first, separated by commas: meter (the quantity's own before a wider one),
     *     contract (negotiated before published), service tier (the quantity's own before standard), model and region (named before
     *     blank), hours (some before all), tier (the higher band reached)
     * @throws IllegalArgumentException where one of its words is none of these
     */
    public boolean goesBefore(Rate other, Metered metered, String precedence) {
        for (String what : precedence.split("\\s*,\\s*", -1)) {
            int order = Integer.compare(closeness(what, metered), other.closeness(what, metered));
            if (order == 0 && what.equals("tier")) {
                order = above().compareTo(other.above());
            }
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private int closeness(String what, Metered metered) {
        return switch (what) {
            case "meter" -> -Meters.distance(metered.meter(), meter);
            case "contract" -> contract == null ? 0 : 1;
            case "service tier" -> serviceTier.equals(metered.serviceTier()) ? 1 : 0;
            case "model" -> model.isEmpty() ? 0 : 1;
            case "region" -> region.isEmpty() ? 0 : 1;
            case "hours" -> hours == null ? 0 : 1;
            case "tier" -> 0;
            default ->
                throw new IllegalArgumentException("prices can't be compared by \"" + what
                        + "\", but by meter, contract, service tier, model, region, hours and tier");
        };
    }

    /** How it holds for a quantity, in words: {@code negotiated; the price of input; at 16:30-00:30 UTC}. */
    public String closeness(Metered metered) {
        List<String> words = new ArrayList<>();
        words.add(
                contract == null
                        ? "published for " + (serviceTier.equals("standard") ? "standard use" : serviceTier)
                        : "negotiated in " + contract.id());
        if (!meter.equals(metered.meter())) {
            words.add(metered.meter() + " has no price of its own and is a part of " + meter);
        }
        if (!region.isEmpty()) {
            words.add("in " + region);
        }
        if (hours != null) {
            words.add("at " + hours);
        }
        if (band != null && band.kind() == TierKind.CLIFF && !band.isFirst()) {
            words.add(Exact.text(metered.measured(band.measure())) + " "
                    + band.measure().word() + " are " + (band.inclusive() ? "at least " : "over ")
                    + Exact.text(band.above()));
        }
        return String.join("; ", words);
    }

    /** True for two bands of one tiered price. */
    public boolean isBandOf(Rate first) {
        return band != null
                && first.band != null
                && band.kind() == first.band.kind()
                && name().equals(first.name())
                && Objects.equals(hours, first.hours)
                && Objects.equals(contract, first.contract);
    }

    /** {@code openai/gpt-5.1/input}, with the service tier and region where they aren't the usual. */
    public String name() {
        return provider + "/" + (model.isEmpty() ? "*" : model) + "/" + meter
                + (serviceTier.equals("standard") ? "" : "/" + serviceTier)
                + (region.isEmpty() ? "" : "/" + region);
    }

    /** The name, and what the price is limited to: {@code openai/gpt-5.4/input over 272000}. */
    public String fullName() {
        return name()
                + (band == null || band.isFirst()
                        ? ""
                        : (band.inclusive() ? " from " : " over ") + Exact.text(band.above()))
                + (hours == null ? "" : " " + hours);
    }

    @Override
    public String toString() {
        return fullName() + " " + unitRate + " (" + where + ")";
    }
}
