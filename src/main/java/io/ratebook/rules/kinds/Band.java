package io.ratebook.rules.kinds;

import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A number of a usage that tells it apart from usages which agree with it in all but their numbers: a sum of columns, of which only the
 * place between some bounds counts, or the number itself.
 *
 * @param weights how often each column counts in the sum
 * @param bounds in rising order
 * @param exact true where the number itself counts
 */
public record Band(Map<UsageField, Integer> weights, List<BigDecimal> bounds, boolean exact) {
    public Band {
        weights = Map.copyOf(weights);
        bounds = List.copyOf(bounds);
    }

    static Band of(UsageField field, List<BigDecimal> bounds) {
        return new Band(Map.of(field, 1), bounds, false);
    }
}
