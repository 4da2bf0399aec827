package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reader should know of monthly rows that outlast a price: it changes within the plan, or within a month. */
final class Spans {
    private final List<Contract> terms;
    private final List<Finding> findings;
    private final Map<String, Charge> before = new HashMap<>();

    private Spans(List<Contract> terms, List<Finding> findings) {
        this.terms = terms;
        this.findings = findings;
    }

    static void check(Request request, List<Charge> charges, List<Finding> findings) {
        Spans spans = new Spans(request.contracts(), findings);
        charges.stream()
                .filter(each -> each.counted().metered().usage().monthly())
                .forEach(spans::check);
        spans.checkRows(charges);
    }

    /** Tiers count each row alone: two rows of one tiered price each begin with its first band. */
    private void checkRows(List<Charge> charges) {
        Map<String, Usage> first = new HashMap<>();
        for (Charge charge : charges) {
            Usage usage = charge.counted().metered().usage();
            Decision.Tier tier = charge.tier();
            if (tier == null
                    || tier.band().scope() == TierScope.REQUEST
                    || !tier.band().isFirst()) {
                continue;
            }
            Usage other = first.putIfAbsent(usage.scenario() + "\n" + charge.rate(), usage);
            if (other != null && !other.id().equals(usage.id())) {
                findings.add(Finding.warning(
                        "RB-TIER-ROWS",
                        usage.where(),
                        "has the tiered price " + charge.rate().where() + ", as "
                                + other.where().address() + " has, and each row begins with the first band",
                        "write both in one row, if the tiers count them together"));
            }
        }
    }

    private void check(Charge charge) {
        Metered metered = charge.counted().metered();
        Usage usage = metered.usage();
        String row = String.join(
                "\n",
                usage.scenario(),
                usage.id(),
                metered.meter(),
                metered.measure().words(),
                charge.tier() == null ? "" : Exact.text(charge.tier().band().above()));
        Charge last = before.put(row, charge);
        if (last != null && !last.rate().equals(charge.rate())) {
            changed(usage, last.rate(), charge.rate());
        }
        boolean tiered = charge.tier() != null && charge.tier().band().scope() == TierScope.PERIOD;
        if (tiered && !usage.span().isAll()) {
            findings.add(Finding.warning(
                    "RB-TIER-PERIOD",
                    usage.where(),
                    "is priced in parts, and each part counts from the first band of "
                            + charge.rate().where() + " on, though its tiers count the whole row",
                    "write the scope month in the rate card, if that is how it is billed"));
        }
        if (charge.rate().roundUpTo() != null && !usage.span().isAll()) {
            findings.add(Finding.warning(
                    "RB-RATE-ROUND",
                    usage.where(),
                    "is priced in parts, and each part is rounded up by itself, as "
                            + charge.rate().where() + " says",
                    null));
        }
        if (charge.rate().contract() == null) {
            String what = "the price " + charge.rate().where();
            checkDay(usage, charge.rate().from(), what);
            checkDay(usage, charge.rate().to(), what);
        }
        for (Contract term : terms) {
            boolean prorated = term.kind().equals("minimum") && term.monthly();
            if (!prorated
                    && term.isOf(usage.scenario())
                    && term.speaksOf(metered.provider(), metered.model(), metered.meter())) {
                String what = "the " + term.kind() + " " + term.id();
                checkDay(usage, term.from(), what);
                checkDay(usage, term.to(), what);
            }
        }
    }

    private void changed(Usage usage, Rate old, Rate rate) {
        findings.add(Finding.warning(
                "RB-RATE-CHANGE",
                usage.where(),
                "its price of " + old.meter() + " changes on " + usage.day() + ", within the plan: from "
                        + old.unitRate() + " (" + old.where() + ") to " + rate.unitRate() + " (" + rate.where() + ")",
                null));
    }

    /** A day inside one of the row's months; the month was priced as on its first day. */
    private void checkDay(Usage usage, @Nullable LocalDate change, String what) {
        if (change == null || !change.isAfter(usage.day()) || change.isAfter(usage.end())) {
            return;
        }
        LocalDate month = usage.day();
        while (!month.plusMonths(1).isAfter(change)) {
            month = month.plusMonths(1);
        }
        if (!month.equals(change)) {
            findings.add(Finding.warning(
                    "RB-RATE-MIDMONTH",
                    usage.where(),
                    what + " changes on " + change + ", within the month from " + month
                            + ", which is priced whole as on its first day",
                    "begin the row's months on the day of the change, or split the row"));
        }
    }
}
