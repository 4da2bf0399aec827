package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two scenarios side by side, computed: read-only input of the stage advise.
 *
 * @param units how many units of work the recurring cost of one month or run stands for
 * @param unitsAMonth units a month, where the recurring rows are monthly; null where they happen once
 * @param savingPerUnit positive where the alternative is cheaper
 * @param oneTimeCost what the alternative costs once, beyond what the baseline costs once
 * @param breakEvenUnits after how many units the saving has paid the one-time cost; null where it never does
 */
public record Contrast(
        String name,
        String baseline,
        String alternative,
        BigDecimal units,
        @Nullable BigDecimal unitsAMonth,
        BigDecimal savingPerUnit,
        BigDecimal oneTimeCost,
        @Nullable BigDecimal breakEvenUnits,
        Map<String, Object> attrs,
        Location where) {
    public Contrast {
        attrs = Map.copyOf(attrs);
    }
}
