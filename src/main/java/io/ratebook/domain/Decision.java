package io.ratebook.domain;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.finding.Severity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a rule decided, and which rule it was. Rules choose; the arithmetic is Java's. */
public sealed interface Decision {
    RuleRef by();

    /** The usage that the decision is about; null for those about a budget, a scenario or nothing in particular. */
    default @Nullable Usage about() {
        return null;
    }

    /** The decision in words, for the explanation: what, then why. */
    String words();

    /**
     * Stage meter: count a number of the usage on a meter.
     *
     * @param ifPriced true where nothing is billed if no price holds for the meter: a fee that only some models have
     */
    record Meter(Usage usage, String meter, UsageField of, boolean ifPriced, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return usage;
        }

        @Override
        public String words() {
            return "count " + of.header() + " as " + meter + (ifPriced ? ", which has a price" : "");
        }
    }

    /**
     * Stage meter: the prefix may be cached. Whether it is follows from its length, and how many calls hit from the calls.
     *
     * @param readMeter what hits are counted on
     * @param writeMeter what misses are counted on: "input" where writing is free
     * @param storageMeter what the hours of keeping are counted on; empty where keeping is free
     * @param minimum the shortest prefix that the provider caches, in tokens
     * @param step tokens are cached in multiples of this
     */
    record Cache(
            Usage usage,
            String readMeter,
            String writeMeter,
            String storageMeter,
            BigDecimal minimum,
            BigDecimal step,
            CacheLife life,
            String why,
            RuleRef by)
            implements Decision {
        @Override
        public Usage about() {
            return usage;
        }

        @Override
        public String words() {
            BigDecimal minutes = life.minutes();
            BigDecimal calls = life.callsAMinute();
            return "cache a prefix of " + minimum + " tokens or more in steps of " + step
                    + (minutes == null ? "" : ", for " + Exact.text(minutes) + " minutes after a call")
                    + (calls == null ? "" : ", each route for " + Exact.text(calls) + " calls a minute") + ": " + why;
        }
    }

    /** Stage meter: what the usage has on one meter is counted on another. */
    record Recount(Usage usage, String from, String to, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return usage;
        }

        @Override
        public String words() {
            return "count " + from + " as " + to + ": " + why;
        }
    }

    /**
     * Stages meter (on the quantity), price and adjust (on the price): multiply.
     *
     * @param meter the meter that it holds for; null means every meter of the usage
     * @param metered the one quantity that it holds for; null means every quantity of the usage on that meter
     * @param basis the cell of the workbook that it follows; null where it is a rule's own fact
     */
    record Factor(
            Usage usage,
            @Nullable String meter,
            @Nullable Metered metered,
            ThreePoint value,
            @Nullable Basis basis,
            String why,
            RuleRef by)
            implements Decision {
        public boolean holdsFor(Metered quantity) {
            return usage.equals(quantity.usage())
                    && (meter == null || meter.equals(quantity.meter()))
                    && (metered == null || metered.equals(quantity));
        }

        @Override
        public Usage about() {
            return usage;
        }

        @Override
        public String words() {
            String number = value.isFixed()
                    ? value.base().toPlainString()
                    : value.low().toPlainString() + " / " + value.base().toPlainString() + " / "
                            + value.high().toPlainString();
            return "times " + number + ": " + why;
        }
    }

    /** Stage price: this rate, and no other. */
    record Price(Metered metered, Rate rate, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return metered.usage();
        }

        @Override
        public String words() {
            return "price at " + rate.unitRate() + ": " + why;
        }
    }

    /**
     * Stage price: one band of a tiered price.
     *
     * @param price in the unit, "per" and currency of the rate that was chosen
     * @param row the row of the rate card that states the band; null where a rule does
     */
    record Tier(
            Metered metered,
            TierBand band,
            TierPrice price,
            @Nullable Rate row,
            String why,
            RuleRef by) implements Decision {
        /** The same band with another end. */
        public Tier upTo(@Nullable BigDecimal end) {
            return new Tier(metered, band.upTo(end), price, row, why, by);
        }

        @Override
        public Usage about() {
            return metered.usage();
        }

        @Override
        public String words() {
            return band.words() + " at " + price + ": " + why;
        }
    }

    /** Stage price: so many of the quantity's units are free as are left of the term. */
    record Free(Contract contract, Metered metered, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return metered.usage();
        }

        @Override
        public String words() {
            return "free units of " + contract.id() + ": " + why;
        }
    }

    /** Stage commit: the charge counts towards the most that the term lets be billed. */
    record Cap(Contract contract, Charged charged, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return charged.usage();
        }

        @Override
        public String words() {
            return "capped by " + contract.id() + ": " + why;
        }
    }

    /** Stage commit: the charge counts towards the least that the term asks for. */
    record Minimum(Contract contract, Charged charged, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return charged.usage();
        }

        @Override
        public String words() {
            return "counts towards the minimum of " + contract.id() + ": " + why;
        }
    }

    /** Stage commit: the scenario owes the term's minimum, whatever it uses. */
    record Commitment(Contract contract, Scenario scenario, String why, RuleRef by) implements Decision {
        @Override
        public String words() {
            return "owes the minimum of " + contract.id() + ": " + why;
        }
    }

    /** Stage commit: the credit may pay for this charge. */
    record Credit(Contract contract, Charged charged, String why, RuleRef by) implements Decision {
        @Override
        public Usage about() {
            return charged.usage();
        }

        @Override
        public String words() {
            return "pay from credit " + contract.id() + ": " + why;
        }
    }

    /**
     * Any stage: a remark on a subject (a usage, scenario, budget or comparison).
     *
     * @param severity ERROR stops the run
     */
    record Advice(Severity severity, Object subject, String text, RuleRef by) implements Decision {
        @Override
        public @Nullable Usage about() {
            return subject instanceof Usage usage ? usage : null;
        }

        @Override
        public String words() {
            return text;
        }
    }

    /** Stage advise: the scenario fits the budget. */
    record Fit(Total total, Budget budget, String why, RuleRef by) implements Decision {
        @Override
        public String words() {
            return total.scenario().name() + " fits " + budget.limit() + ": " + why;
        }
    }
}
