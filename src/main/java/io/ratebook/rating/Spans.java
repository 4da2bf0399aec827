package io.ratebook.rating;

import io.ratebook.domain.Contract;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import java.time.LocalDate;
import java.util.List;

/** Rows that last longer than what they are priced by: one price or term for all their months would be wrong for some. */
final class Spans {
    private Spans() {}

    static void check(Request request, List<Charge> charges, List<Finding> findings) {
        for (Charge charge : charges) {
            Metered metered = charge.counted().metered();
            if (metered.usage().monthly()) {
                rate(metered.usage(), charge.rate(), findings);
                request.contracts().forEach(each -> term(metered, each, findings));
            }
        }
    }

    private static void rate(Usage usage, Rate rate, List<Finding> findings) {
        LocalDate to = rate.to();
        if (to != null && to.isAfter(usage.day()) && to.isBefore(usage.end())) {
            findings.add(Finding.error(
                    "RB-RATE-PERIOD",
                    usage.where(),
                    "lasts until " + usage.end() + ", while the price of " + rate.where() + " holds until " + to,
                    "split the row: one up to " + to + ", one from then on"));
        }
    }

    private static void term(Metered metered, Contract term, List<Finding> findings) {
        Usage usage = metered.usage();
        if (term.speaksOf(metered.provider(), metered.model(), metered.meter())
                && term.changesWithin(usage.day(), usage.end())) {
            findings.add(Finding.error(
                    "RB-CONTRACT-PERIOD",
                    usage.where(),
                    "lasts from " + usage.day() + " until " + usage.end() + ", while the " + term.kind() + " "
                            + term.id() + " holds for a part of that",
                    "split the row where the term begins or ends"));
        }
    }
}
