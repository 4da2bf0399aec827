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
import org.jspecify.annotations.Nullable;

/** Where the first cliff of each model's prices begins: below it, how large a request is doesn't matter. */
final class CliffBounds {
    /** By provider and model, blank for all of a provider's. */
    private final Map<String, Map<String, Map<TierMeasure, BigDecimal>>> first = new HashMap<>();

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

    private static void add(Usage usage, Map<TierMeasure, BigDecimal> bounds, List<@Nullable Object> seen) {
        bounds.forEach((measure, bound) -> {
            BigDecimal measured = usage.measured(measure);
            seen.add(measured.compareTo(bound) < 0 ? null : measured);
        });
    }
}
