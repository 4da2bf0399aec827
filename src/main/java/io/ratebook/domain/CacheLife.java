package io.ratebook.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What of a provider's cache limits how many calls can hit it.
 *
 * @param minutes for which a prefix is kept after it was last used; null where that is no limit, or isn't known
 * @param callsAMinute that one route serves for a prefix before others spill to the next, which has to fill its own cache; null
 *     for no limit
 */
public record CacheLife(
        @Nullable BigDecimal minutes, @Nullable BigDecimal callsAMinute) {
    public static final CacheLife ENDLESS = new CacheLife(null, null);
}
