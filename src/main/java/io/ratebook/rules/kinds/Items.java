package io.ratebook.rules.kinds;

import io.ratebook.domain.Charged;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Overhead;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that rules decide on one by one: usages, and what is counted, priced and charged of them. */
public final class Items {
    private Items() {}

    /** True for a fact that a decision is made about. */
    public static boolean isItem(Object fact) {
        return fact instanceof Usage || fact instanceof Metered || fact instanceof Priced || fact instanceof Charged;
    }

    /** True where facts of that class may be items. */
    static boolean mayBeItem(Class<?> type) {
        return List.of(Usage.class, Metered.class, Priced.class, Charged.class).stream()
                .anyMatch(each -> each.isAssignableFrom(type) || type.isAssignableFrom(each));
    }

    /** The usage that it is, or is of. */
    static Usage usage(Object item) {
        if (item instanceof Usage usage) {
            return usage;
        }
        return metered(item).usage();
    }

    /** @throws IllegalArgumentException for a usage, which isn't counted yet */
    static Metered metered(Object item) {
        if (item instanceof Metered metered) {
            return metered;
        }
        if (item instanceof Priced priced) {
            return priced.metered();
        }
        if (item instanceof Charged charged) {
            return charged.priced().metered();
        }
        throw new IllegalArgumentException("nothing counted: " + item);
    }

    /** What was decided about one item, about another of its kind. */
    public static Decision moved(Decision decision, Object from, Object to) {
        Usage usage = usage(to);
        if (decision instanceof Decision.Meter meter) {
            return new Decision.Meter(usage, meter.meter(), meter.of(), meter.ifPriced(), meter.by());
        }
        if (decision instanceof Decision.Cache cache) {
            return new Decision.Cache(
                    usage,
                    cache.readMeter(),
                    cache.writeMeter(),
                    cache.storageMeter(),
                    cache.minimum(),
                    cache.step(),
                    cache.life(),
                    cache.why(),
                    cache.by());
        }
        if (decision instanceof Decision.Recount recount) {
            return new Decision.Recount(usage, recount.from(), recount.to(), recount.why(), recount.by());
        }
        if (decision instanceof Decision.Factor factor) {
            return new Decision.Factor(
                    usage,
                    factor.meter(),
                    factor.metered() == null ? null : metered(to),
                    factor.value(),
                    factor.basis() instanceof Overhead overhead ? overhead.of(usage) : factor.basis(),
                    factor.why(),
                    factor.by());
        }
        if (decision instanceof Decision.Price price) {
            return new Decision.Price(metered(to), price.rate(), price.why(), price.by());
        }
        if (decision instanceof Decision.Tier tier) {
            return new Decision.Tier(metered(to), tier.band(), tier.price(), tier.row(), tier.why(), tier.by());
        }
        if (decision instanceof Decision.Free free) {
            return new Decision.Free(free.contract(), metered(to), free.why(), free.by());
        }
        if (decision instanceof Decision.Cap cap) {
            return new Decision.Cap(cap.contract(), charged(to), cap.why(), cap.by());
        }
        if (decision instanceof Decision.Minimum minimum) {
            return new Decision.Minimum(minimum.contract(), charged(to), minimum.why(), minimum.by());
        }
        if (decision instanceof Decision.Credit credit) {
            return new Decision.Credit(credit.contract(), charged(to), credit.why(), credit.by());
        }
        if (decision instanceof Decision.Advice advice) {
            Object subject = subject(advice.subject(), from, to);
            return new Decision.Advice(advice.severity(), subject, advice.text(), advice.by());
        }
        return decision;
    }

    private static Object subject(Object subject, Object from, Object to) {
        if (subject.equals(from)) {
            return to;
        }
        if (subject instanceof Usage) {
            return usage(to);
        }
        if (subject instanceof Metered) {
            return metered(to);
        }
        return subject instanceof Priced && to instanceof Charged charged ? charged.priced() : subject;
    }

    private static Charged charged(@Nullable Object item) {
        if (item instanceof Charged charged) {
            return charged;
        }
        throw new IllegalArgumentException("no charge: " + item);
    }
}
