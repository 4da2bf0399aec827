package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Usage;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** By rule, then by what is decided on, as it stands in the input: the order of facts and of rule files doesn't show. */
final class DecisionOrder {
    static final Comparator<Decision> INSTANCE = Comparator.<Decision, String>comparing(
                    each -> each.by().id())
            .thenComparing(DecisionOrder::place)
            .thenComparing(DecisionOrder::subject)
            .thenComparing(Decision::words)
            .thenComparing(Object::toString);

    private DecisionOrder() {}

    /** Rows of one sheet in their order: the row is padded, so that 9 comes before 10. */
    private static String place(Decision decision) {
        Usage usage = usage(decision);
        return usage == null
                ? ""
                : String.format(
                        "%s|%s|%08d|%08d",
                        usage.where().file(),
                        usage.where().sheet(),
                        usage.where().row(),
                        usage.where().line());
    }

    private static @Nullable Usage usage(Decision decision) {
        if (decision instanceof Decision.Meter meter) {
            return meter.usage();
        }
        if (decision instanceof Decision.Cache cache) {
            return cache.usage();
        }
        if (decision instanceof Decision.Factor factor) {
            return factor.usage();
        }
        if (decision instanceof Decision.Price price) {
            return price.metered().usage();
        }
        if (decision instanceof Decision.Tier tier) {
            return tier.metered().usage();
        }
        if (decision instanceof Decision.Credit credit) {
            return credit.charged().usage();
        }
        return decision instanceof Decision.Advice advice && advice.subject() instanceof Usage usage ? usage : null;
    }

    private static String subject(Decision decision) {
        if (decision instanceof Decision.Meter meter) {
            return meter.usage().scenario() + "|" + meter.meter();
        }
        if (decision instanceof Decision.Cache cache) {
            return cache.usage().scenario();
        }
        if (decision instanceof Decision.Factor factor) {
            return factor.usage().scenario() + "|" + factor.meter();
        }
        if (decision instanceof Decision.Price price) {
            return price.metered().key() + "|" + price.rate();
        }
        if (decision instanceof Decision.Tier tier) {
            return tier.metered().key() + String.format("|%030d", tier.from().toBigInteger());
        }
        if (decision instanceof Decision.Credit credit) {
            return credit.charged().priced().metered().key() + "|"
                    + credit.contract().id();
        }
        if (decision instanceof Decision.Fit fit) {
            return fit.total().scenario().name() + "|" + fit.budget().where();
        }
        return String.valueOf(((Decision.Advice) decision).subject());
    }
}
