package io.ratebook.cases;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;

/** A decision in the few words of a cases file: the rule's id, then what it decides. */
public final class DecisionWords {
    private DecisionWords() {}

    public static String of(Decision decision) {
        return decision.by().id() + " " + what(decision);
    }

    private static String what(Decision decision) {
        if (decision instanceof Decision.Meter meter) {
            return meter.of().header() + " as " + meter.meter() + (meter.ifPriced() ? " where priced" : "");
        }
        if (decision instanceof Decision.Cache cache) {
            return cached(cache);
        }
        if (decision instanceof Decision.Recount recount) {
            return recount.from() + " counts as " + recount.to();
        }
        if (decision instanceof Decision.Factor factor) {
            return factored(factor) + " x " + numbers(factor.value());
        }
        if (decision instanceof Decision.Price price) {
            return quantity(price.metered()) + " at " + price.rate().fullName() + " "
                    + number(price.rate().unitRate().price().amount());
        }
        if (decision instanceof Decision.Tier tier) {
            return quantity(tier.metered()) + " " + tier.band().words() + " at " + tier.price();
        }
        if (decision instanceof Decision.Free free) {
            return quantity(free.metered()) + " free from " + free.contract().id();
        }
        if (decision instanceof Decision.Cap cap) {
            return cap.charged().meter() + " capped by " + cap.contract().id();
        }
        if (decision instanceof Decision.Minimum minimum) {
            return minimum.charged().meter() + " counts towards "
                    + minimum.contract().id();
        }
        if (decision instanceof Decision.Commitment commitment) {
            return commitment.scenario().name() + " owes "
                    + commitment.contract().id();
        }
        if (decision instanceof Decision.Credit credit) {
            return credit.charged().meter() + " paid from " + credit.contract().id();
        }
        if (decision instanceof Decision.Fit fit) {
            return "fits " + number(fit.budget().limit().amount());
        }
        Decision.Advice advice = (Decision.Advice) decision;
        String verb = switch (advice.severity()) {
            case ERROR -> "fails: ";
            case WARNING -> "warns: ";
            case INFO -> "advises: ";
        };
        return verb + advice.text();
    }

    private static String cached(Decision.Cache cache) {
        BigDecimal minutes = cache.life().minutes();
        BigDecimal calls = cache.life().callsAMinute();
        return "cache from " + number(cache.minimum()) + " by " + number(cache.step()) + ", reads " + cache.readMeter()
                + ", writes " + cache.writeMeter()
                + (cache.storageMeter().isEmpty() ? "" : ", keeps " + cache.storageMeter())
                + (minutes == null ? "" : ", for " + number(minutes) + " minutes")
                + (calls == null ? "" : ", " + number(calls) + " calls a minute");
    }

    private static String factored(Decision.Factor factor) {
        if (factor.metered() != null) {
            return quantity(factor.metered());
        }
        return factor.meter() == null ? "every meter" : factor.meter();
    }

    /** The meter, and the number that is counted on it where it isn't the usual one of a case. */
    private static String quantity(Metered metered) {
        UsageField of = metered.measure().of();
        boolean usual = of == CaseFacts.usual(metered.usage());
        return metered.meter() + (usual ? "" : CaseFacts.OF + of.header());
    }

    private static String numbers(ThreePoint value) {
        return value.isFixed()
                ? number(value.base())
                : number(value.low()) + "/" + number(value.base()) + "/" + number(value.high());
    }

    private static String number(BigDecimal number) {
        return Exact.text(number);
    }
}
