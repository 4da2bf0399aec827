package io.ratebook.report.effects;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why a line costs now what it costs; its four parts add up to the difference, and those of a scenario's lines to the scenario's own.
 *
 * @param then null where the line is new
 * @param now null where the line is gone
 */
public record LineEffect(
        @Nullable Costed then,
        @Nullable Costed now,
        BigDecimal price,
        BigDecimal volume,
        BigDecimal mix,
        BigDecimal rules) {

    /** The line as it is, or as it was where it is gone. */
    public Costed line() {
        Costed known = now != null ? now : then;
        if (known == null) {
            throw new IllegalStateException("a line that never was");
        }
        return known;
    }

    public BigDecimal costThen() {
        return then == null ? BigDecimal.ZERO : then.cost();
    }

    public BigDecimal costNow() {
        return now == null ? BigDecimal.ZERO : now.cost();
    }

    public BigDecimal difference() {
        return costNow().subtract(costThen());
    }

    /** True where anything of it differs: its quantity, its price or its cost. */
    public boolean isChanged() {
        return then == null
                || now == null
                || then.quantity().compareTo(now.quantity()) != 0
                || then.unitPrice().compareTo(now.unitPrice()) != 0
                || difference().signum() != 0;
    }
}
