package io.ratebook.ratecard.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which a price holds: from inclusive, to exclusive; null means without end. */
record Span(@Nullable LocalDate from, @Nullable LocalDate to) {
    static final Span ALWAYS = new Span(null, null);

    /** Begins on that day where it has no first day of its own and ends later. */
    Span beginning(LocalDate day) {
        return from == null && (to == null || day.isBefore(to)) ? new Span(day, to) : this;
    }

    boolean overlaps(Span other) {
        return (from == null || other.to == null || from.isBefore(other.to))
                && (other.from == null || to == null || other.from.isBefore(to));
    }
}
