package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that may sum several calls where the size of one call chooses the price: both answers are told. */
final class Sums {
    private static final Rounding SHOWN = new Rounding(6, RoundingMode.HALF_UP);

    private Sums() {}

    /** What a usage costs as priced, with every call short, and with every call long. */
    private record Answers(BigDecimal priced, BigDecimal shortCalls, BigDecimal longCalls, BigDecimal above) {
        Answers plus(Answers other) {
            return new Answers(
                    priced.add(other.priced),
                    shortCalls.add(other.shortCalls),
                    longCalls.add(other.longCalls),
                    above.max(other.above));
        }
    }

    static void check(List<Choice> chosen, List<Charge> charges, Header header, List<Finding> findings) {
        Map<Metered, BigDecimal> costs = new HashMap<>();
        charges.forEach(
                each -> costs.merge(each.counted().metered(), each.cost().amount(), BigDecimal::add));
        Map<String, Answers> answers = new LinkedHashMap<>();
        Map<String, Usage> usages = new HashMap<>();
        for (Choice each : chosen) {
            BigDecimal cost = costs.get(each.metered());
            if (cost != null && maySum(each.metered().usage())) {
                Usage usage = each.metered().usage();
                String row = usage.scenario() + "\n" + usage.id();
                usages.putIfAbsent(row, usage);
                answers.merge(row, answers(each, cost), Answers::plus);
            }
        }
        answers.forEach((row, both) ->
                Optional.ofNullable(usages.get(row)).ifPresent(usage -> tell(usage, both, header, findings)));
    }

    private static boolean maySum(Usage usage) {
        return usage.totalled() && usage.calls().compareTo(BigDecimal.ONE) != 0
                || usage.calls().compareTo(BigDecimal.ONE) == 0;
    }

    private static Answers answers(Choice choice, BigDecimal cost) {
        List<Choice.Cliff> cliffs = choice.cliffs();
        if (cliffs.size() < 2) {
            return new Answers(cost, cost, cost, BigDecimal.ZERO);
        }
        BigDecimal price = choice.effectivePrice();
        Choice.Cliff last = cliffs.get(cliffs.size() - 1);
        return new Answers(
                cost,
                at(cliffs.get(0).price(), price, cost),
                at(last.price(), price, cost),
                cliffs.get(1).above());
    }

    private static BigDecimal at(BigDecimal other, BigDecimal price, BigDecimal cost) {
        return price.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(cost.multiply(other), price);
    }

    private static void tell(Usage usage, Answers both, Header header, List<Finding> findings) {
        boolean summed = usage.totalled() && usage.calls().compareTo(BigDecimal.ONE) != 0;
        if (summed && both.shortCalls().compareTo(both.longCalls()) != 0) {
            findings.add(Finding.warning(
                    "RB-TIER-SUM",
                    usage.where(),
                    "its token counts are totals of " + Exact.text(usage.calls())
                            + " calls, and the size of each call chooses the price: by their mean of "
                            + Exact.text(usage.promptTokens()) + " prompt tokens it is " + shown(both.priced(), header)
                            + "; were every call short " + shown(both.shortCalls(), header) + ", were every call long "
                            + shown(both.longCalls(), header),
                    "split the row into short and long calls, and give the tokens per call"));
        }
        if (!summed && both.priced().compareTo(both.shortCalls()) != 0) {
            findings.add(Finding.warning(
                    "RB-TIER-SUM",
                    usage.where(),
                    "is priced as one call of " + Exact.text(usage.promptTokens()) + " prompt tokens, over "
                            + Exact.text(both.above()) + ": " + shown(both.priced(), header)
                            + "; if it sums shorter calls, they cost " + shown(both.shortCalls(), header),
                    "write how many calls there are in the column Calls, and the tokens of one"));
        }
    }

    private static String shown(BigDecimal amount, Header header) {
        return new Money(amount, header.currency()).roundedTo(SHOWN).toString();
    }
}
