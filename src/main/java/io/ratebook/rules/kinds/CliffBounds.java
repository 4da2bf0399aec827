package io.ratebook.rules.kinds;

import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.Usage;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the cliffs of each model's prices begin: below the first, how large a request is doesn't matter. */
final class CliffBounds {
    /** By provider and model, blank for all of a provider's. */
    private final Map<String, Map<String, Map<TierMeasure, BigDecimal>>> first = new HashMap<>();

    private final Map<String, Map<String, Map<TierMeasure, NavigableSet<BigDecimal>>>> all = new HashMap<>();

    /** @param facts among which the prices are */
    CliffBounds(Collection<?> facts) {
        for (Object each : facts) {
            TierBand band = each instanceof Rate rate ? rate.band() : null;
            if (band != null
                    && band.kind() == TierKind.CLIFF
                    && band.above().signum() > 0
                    && each instanceof Rate rate) {
                first.computeIfAbsent(rate.provider(), provider -> new HashMap<>())
                        .computeIfAbsent(rate.model(), model -> new EnumMap<>(TierMeasure.class))
                        .merge(band.measure(), band.above(), BigDecimal::min);
                all.computeIfAbsent(rate.provider(), provider -> new HashMap<>())
                        .computeIfAbsent(rate.model(), model -> new EnumMap<>(TierMeasure.class))
                        .computeIfAbsent(band.measure(), measure -> new TreeSet<>())
                        .add(band.above());
            }
        }
    }

    /** Adds nothing for a usage below every cliff of its model; above one, its exact size, which the reasons name. */
    void add(Usage usage, List<@Nullable Object> seen) {
        Map<String, Map<TierMeasure, BigDecimal>> models = first.getOrDefault(usage.provider(), Map.of());
        add(usage, models.getOrDefault(usage.model(), Map.of()), seen);
        if (!usage.model().isEmpty()) {
            add(usage, models.getOrDefault("", Map.of()), seen);
        }
    }

    /** Between which cliffs of its model a usage lies, which is all that its price depends on. */
    void addPlaces(Usage usage, List<@Nullable Object> seen) {
        Map<String, Map<TierMeasure, NavigableSet<BigDecimal>>> models = all.getOrDefault(usage.provider(), Map.of());
        addPlaces(usage, models.getOrDefault(usage.model(), Map.of()), seen);
        if (!usage.model().isEmpty()) {
            addPlaces(usage, models.getOrDefault("", Map.of()), seen);
        }
    }

    /** The same, as numbers that say where it lies. */
    void addBands(Usage usage, List<Band> bands) {
        Map<String, Map<TierMeasure, NavigableSet<BigDecimal>>> models = all.getOrDefault(usage.provider(), Map.of());
        addBands(usage, models.getOrDefault(usage.model(), Map.of()), bands);
        if (!usage.model().isEmpty()) {
            addBands(usage, models.getOrDefault("", Map.of()), bands);
        }
    }

    private static void addBands(Usage usage, Map<TierMeasure, NavigableSet<BigDecimal>> bounds, List<Band> bands) {
        bounds.forEach((measure, each) -> bands.add(new Band(measure.weights(usage), List.copyOf(each), false)));
    }

    private static void addPlaces(
            Usage usage, Map<TierMeasure, NavigableSet<BigDecimal>> bounds, List<@Nullable Object> seen) {
        bounds.forEach((measure, each) -> {
            BigDecimal measured = usage.measured(measure);
            seen.add(2 * each.headSet(measured, false).size() + (each.contains(measured) ? 1 : 0));
        });
    }

    private static void add(Usage usage, Map<TierMeasure, BigDecimal> bounds, List<@Nullable Object> seen) {
        bounds.forEach((measure, bound) -> {
            BigDecimal measured = usage.measured(measure);
            seen.add(measured.compareTo(bound) < 0 ? null : measured);
        });
    }
}
