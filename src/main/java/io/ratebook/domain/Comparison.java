package io.ratebook.domain;

import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question of the Compare sheet: what the alternative saves over the baseline at a volume.
 *
 * @param units how many units of work the recurring rows of either scenario stand for
 * @param unit what one of them is: query, row
 * @param volume the units that the question asks about, in one month where it asks about months; null means as many as units
 * @param months how many months; one where the question is about one volume
 * @param copies how many copies of both scenarios, one-time costs included
 */
public record Comparison(
        String name,
        String baseline,
        String alternative,
        BigDecimal units,
        String unit,
        @Nullable BigDecimal volume,
        BigDecimal months,
        BigDecimal copies,
        Map<String, Object> attrs,
        Location where) {
    public Comparison {
        attrs = Map.copyOf(attrs);
    }

    /** The units that the question asks about; of a month, where it asks about months. */
    public BigDecimal asked() {
        return volume == null ? units : volume;
    }
}
