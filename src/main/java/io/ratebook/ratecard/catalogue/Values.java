package io.ratebook.ratecard.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain values of a file, looked at with suspicion. */
final class Values {
    private static final int LONGEST = 60;

    private Values() {}

    /** Empty where it is no object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Empty where it is no list. */
    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** A text without the blanks around it; empty where it is none. */
    static String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? text.strip() : "";
    }

    /** A number, or a text that is one: {@code 1e-7}, {@code "0.0000025"}. Empty for anything else, and for numbers of more than 60 digits. */
    static Optional<BigDecimal> number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return sized(number);
        }
        return value instanceof String text && text.strip().matches("-?\\d{1,30}(\\.\\d{1,40})?([eE][-+]?\\d{1,2})?")
                ? sized(new BigDecimal(text.strip()))
                : Optional.empty();
    }

    private static Optional<BigDecimal> sized(BigDecimal number) {
        return number.precision() <= LONGEST && number.scale() <= LONGEST && number.scale() >= -LONGEST
                ? Optional.of(number)
                : Optional.empty();
    }
}
