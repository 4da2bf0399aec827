package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By rule, then by what is decided on, as it stands in the input: the order of facts and of rule files doesn't show. */
final class DecisionOrder {
    private static final Comparator<Location> PLACE = Comparator.comparing(Location::file)
            .thenComparing(Location::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Location::row)
            .thenComparingInt(Location::line);

    private static final Comparator<Keyed> ORDER = Comparator.comparing(Keyed::rule)
            .thenComparing(Keyed::place, Comparator.nullsFirst(PLACE))
            .thenComparing(Keyed::subject)
            .thenComparing(Keyed::words)
            .thenComparing(Keyed::whole);

    private DecisionOrder() {}

    /** In order, each once: those that are equal have the same texts, and follow one another. */
    static List<Decision> sorted(List<Decision> decisions) {
        Keyed[] keyed = decisions.stream().map(Keyed::new).toArray(Keyed[]::new);
        Arrays.sort(keyed, ORDER);
        List<Decision> sorted = new ArrayList<>(keyed.length);
        int alike = 0;
        for (int i = 0; i < keyed.length; i++) {
            if (i > 0 && ORDER.compare(keyed[i - 1], keyed[i]) != 0) {
                alike = sorted.size();
            }
            if (!sorted.subList(alike, sorted.size()).contains(keyed[i].decision)) {
                sorted.add(keyed[i].decision);
            }
        }
        return sorted;
    }

    /** A decision with what it is sorted by, each made once: its texts, which are long, only where the others are alike. */
    private static final class Keyed {
        private final Decision decision;
        private final @Nullable Location place;
        private @Nullable String subject;
        private @Nullable String words;
        private @Nullable String whole;

        Keyed(Decision decision) {
            this.decision = decision;
            Usage usage = decision.about();
            this.place = usage == null ? null : usage.where();
        }

        String rule() {
            return decision.by().id();
        }

        @Nullable
        Location place() {
            return place;
        }

        String subject() {
            String known = subject;
            if (known == null) {
                known = subjectOf(decision);
                subject = known;
            }
            return known;
        }

        String words() {
            String known = words;
            if (known == null) {
                known = decision.words();
                words = known;
            }
            return known;
        }

        String whole() {
            String known = whole;
            if (known == null) {
                known = decision.toString();
                whole = known;
            }
            return known;
        }
    }

    private static String subjectOf(Decision decision) {
        if (decision instanceof Decision.Meter meter) {
            return meter.usage().scenario() + "|" + meter.meter();
        }
        if (decision instanceof Decision.Cache cache) {
            return cache.usage().scenario();
        }
        if (decision instanceof Decision.Recount recount) {
            return recount.usage().scenario() + "|" + recount.from();
        }
        if (decision instanceof Decision.Factor factor) {
            return factor.usage().scenario() + "|" + factor.meter();
        }
        if (decision instanceof Decision.Price price) {
            return price.metered().key() + "|" + price.rate();
        }
        if (decision instanceof Decision.Tier tier) {
            return tier.metered().key()
                    + String.format("|%030d", tier.band().above().toBigInteger());
        }
        if (decision instanceof Decision.Free free) {
            return free.metered().key() + "|" + free.contract().id();
        }
        if (decision instanceof Decision.Cap cap) {
            return cap.charged().key() + "|" + cap.contract().id();
        }
        if (decision instanceof Decision.Minimum minimum) {
            return minimum.charged().key() + "|" + minimum.contract().id();
        }
        if (decision instanceof Decision.Commitment commitment) {
            return commitment.scenario().name() + "|" + commitment.contract().id();
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
