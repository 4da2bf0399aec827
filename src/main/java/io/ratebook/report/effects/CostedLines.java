package io.ratebook.report.effects;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Rate;
import io.ratebook.report.Line;
import io.ratebook.report.Report;
import java.math.BigDecimal;
import java.util.List;

/** The lines of a report as effects compare them. */
public final class CostedLines {
    private CostedLines() {}

    /** In the order of the report. */
    public static List<Costed> of(Report report, Case which) {
        return report.lines().stream().map(each -> of(each, which)).toList();
    }

    private static Costed of(Line line, Case which) {
        return new Costed(
                line.scenario(),
                line.usageId(),
                (line.provider() + " " + line.model()).strip(),
                line.meter(),
                line.part(),
                line.day() == null ? "" : line.day().toString(),
                line.basis() == null ? "" : line.unit().name(),
                line.metered().at(which),
                unitPrice(line, which),
                line.cost().at(which));
    }

    private static BigDecimal unitPrice(Line line, Case which) {
        ThreePoint price = line.price();
        if (price == null || line.rates().isEmpty()) {
            return BigDecimal.ZERO;
        }
        Rate rate = line.rates().get(which.selector() - 1);
        return Exact.quotient(price.at(which), rate.unitRate().per());
    }
}
