package io.ratebook.rating;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cached prefix would cost otherwise, to be priced as what is counted, and not charged.
 *
 * @param tokens of the prefix; of one that is long enough where the row's own is too short
 * @param cached false where the prefix is too short
 * @param own what the row counts of its prefix
 * @param other the same without the cache; where the prefix is too short, with one that is long enough
 * @param plain the prefix of one call at the input price
 * @param write the prefix of one call that misses
 * @param read the prefix of one call that hits
 */
record CacheTrial(
        Usage usage,
        Decision.Cache cache,
        Hits hits,
        BigDecimal tokens,
        boolean cached,
        List<Counted> own,
        List<Counted> other,
        Counted plain,
        Counted write,
        List<Counted> read) {
    CacheTrial {
        own = List.copyOf(own);
        other = List.copyOf(other);
        read = List.copyOf(read);
    }

    /** All that is priced beside what the row counts. */
    List<Counted> tried() {
        List<Counted> all = new ArrayList<>(other);
        all.add(plain);
        all.add(write);
        all.addAll(read);
        return all;
    }
}
