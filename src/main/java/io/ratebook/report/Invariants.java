package io.ratebook.report;

import io.ratebook.amount.Apportionment;
import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.Usage;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Draw;
import io.ratebook.rating.Rated;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every result, whatever the input and the rules: looked at once more, from the numbers alone, before anything is
 * written. Where something doesn't hold, Ratebook has counted wrong, and nothing is written.
 */
public final class Invariants {
    /** Quotients without an end are rounded to 34 digits; so much less must be the same. */
    private static final MathContext COMPARED = new MathContext(24);

    /** A sum of amounts that cancel each other has no digits of its own to compare. */
    private static final BigDecimal NOTHING = new BigDecimal("1E-18");

    private Invariants() {}

    /** @throws BrokenInvariantException where one doesn't hold */
    public static void check(Rated rated, Report report) {
        for (Case which : Case.values()) {
            everyRowIsPricedOnce(rated.at(which), which);
            quantitiesAreKept(rated.at(which), which);
            nothingIsPaidTwice(rated.at(which), which);
            linesCostWhatIsCharged(rated.at(which), report, which);
            linesAddUp(report, which);
            monthsAddUp(report, which);
            creditsAreNeverNegative(report, which);
            whatIsShownAddsUp(report, which);
        }
    }

    /** Each row of the request has a charge, and no charge stands twice. */
    private static void everyRowIsPricedOnce(CaseCharges charges, Case which) {
        Set<String> keys = new HashSet<>();
        Set<String> rows = new HashSet<>();
        for (Charge each : charges.charges()) {
            Usage usage = each.counted().metered().usage();
            rows.add(row(usage));
            require(keys.add(each.key()), which, () -> "is priced twice: " + usage.where());
        }
        for (Usage each : charges.request().usages()) {
            require(rows.contains(row(each)), which, () -> "isn't priced: " + each.where());
        }
    }

    private static String row(Usage usage) {
        return usage.scenario() + "\n" + usage.id();
    }

    /** What is charged and what is free is what was counted; only packages, blocks and rounded-up units are more. */
    private static void quantitiesAreKept(CaseCharges charges, Case which) {
        Map<String, List<Charge>> parts = new LinkedHashMap<>();
        charges.charges()
                .forEach(each -> parts.computeIfAbsent(each.counted().metered().key(), key -> new ArrayList<>())
                        .add(each));
        parts.values().forEach(its -> {
            Charge first = its.get(0);
            BigDecimal counted = first.counted().metered().quantity().value();
            BigDecimal charged =
                    its.stream().map(Charge::quantity).reduce(first.free().units(), BigDecimal::add);
            boolean up = first.rate().roundUpTo() != null
                    || first.tier() != null
                            && (first.tier().band().kind() == TierKind.PACKAGE
                                    || first.tier().band().kind() == TierKind.BLOCK);
            boolean kept = up ? charged.compareTo(counted) >= 0 : same(charged, counted);
            require(
                    kept || first.counted().times().requests().signum() == 0,
                    which,
                    () -> Exact.text(counted) + " of "
                            + first.counted().metered().meter() + " are charged as " + Exact.text(charged) + ": "
                            + first.counted().metered().usage().where());
        });
    }

    /** No draw is negative, larger than what its term has left, or more than is left to pay. */
    private static void nothingIsPaidTwice(CaseCharges charges, Case which) {
        Map<String, BigDecimal> due = new HashMap<>();
        for (Draw each : charges.draws()) {
            BigDecimal before =
                    due.getOrDefault(each.paid().key(), each.paid().cost().amount());
            BigDecimal after = before.subtract(each.amount().amount());
            boolean within =
                    each.isCap() || each.amount().amount().compareTo(each.left().amount()) <= 0;
            require(
                    each.amount().amount().signum() >= 0
                            && within
                            && (after.signum() >= 0 || after.compareTo(before) == 0),
                    which,
                    () -> each.contract().id() + " takes "
                            + Exact.text(each.amount().amount()) + " off " + Exact.text(before) + ": "
                            + each.paid().counted().metered().usage().where());
            due.put(each.paid().key(), after);
        }
    }

    private static void linesCostWhatIsCharged(CaseCharges charges, Report report, Case which) {
        BigDecimal charged =
                sum(charges.charges().stream().map(each -> each.cost().amount()).toList());
        BigDecimal lines = sum(report.lines().stream()
                .filter(each -> each.category() == Category.USAGE || each.category() == Category.PURCHASE)
                .map(each -> each.cost().at(which))
                .toList());
        require(
                same(charged, lines),
                which,
                () -> "charges of " + Exact.text(charged) + " are lines of " + Exact.text(lines));
    }

    /** The lines of a scenario are its total, and so are its phases. */
    private static void linesAddUp(Report report, Case which) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, BigDecimal> before = new HashMap<>();
        for (Line each : report.lines()) {
            sums.merge(each.scenario(), each.cost().at(which), BigDecimal::add);
            if (each.category() != Category.CREDIT) {
                before.merge(each.scenario(), each.cost().at(which), BigDecimal::add);
            }
        }
        for (ScenarioTotal each : report.totals()) {
            String name = each.scenario().name();
            adds(each.cost().at(which), sums.remove(name), which, "the lines", name);
            adds(each.beforeCredits().at(which), before.get(name), which, "the lines without credits", name);
            adds(each.cost().at(which), phases(each, which), which, "the phases", name);
        }
        require(sums.isEmpty(), which, () -> "lines belong to no scenario: " + sums.keySet());
    }

    private static BigDecimal phases(ScenarioTotal total, Case which) {
        return sum(parts(total, which));
    }

    private static List<BigDecimal> parts(ScenarioTotal total, Case which) {
        return total.byPhase().values().stream().map(each -> each.at(which)).toList();
    }

    private static void monthsAddUp(Report report, Case which) {
        Map<String, BigDecimal> sums = new HashMap<>();
        report.months().forEach(each -> sums.merge(each.scenario(), each.cost().at(which), BigDecimal::add));
        for (ScenarioTotal each : report.totals()) {
            String name = each.scenario().name();
            adds(each.cost().at(which), sums.get(name), which, "the months", name);
        }
    }

    private static void creditsAreNeverNegative(Report report, Case which) {
        for (CreditUse each : report.credits()) {
            require(
                    each.used().at(which).signum() >= 0
                            && each.unused().at(which).signum() >= 0,
                    which,
                    () -> "of the credit " + each.contract().id() + " "
                            + Exact.text(each.used().at(which)) + " are used and "
                            + Exact.text(each.unused().at(which)) + " are left");
        }
        Map<Integer, BigDecimal> due = new HashMap<>();
        for (Line each : report.lines()) {
            due.merge(
                    each.paidLine() == 0 ? each.number() : each.paidLine(),
                    each.cost().at(which),
                    BigDecimal::add);
        }
        for (Line each : report.lines()) {
            BigDecimal left = due.getOrDefault(each.number(), BigDecimal.ZERO);
            require(
                    each.paidLine() != 0 || each.cost().at(which).signum() < 0 || left.signum() >= 0,
                    which,
                    () -> "line " + each.number() + " is paid beyond its cost, by " + Exact.text(left.negate()));
        }
    }

    /** The phases as they are shown add up to the total as it is shown. */
    private static void whatIsShownAddsUp(Report report, Case which) {
        Rounding rounding = report.request().header().rounding();
        for (ScenarioTotal each : report.totals()) {
            BigDecimal shown = sum(Apportionment.shown(parts(each, which), rounding));
            require(
                    shown.compareTo(rounding.of(each.cost().at(which))) == 0,
                    which,
                    () -> "the phases of " + each.scenario().name() + " are shown as " + shown);
        }
    }

    private static void adds(BigDecimal total, @Nullable BigDecimal parts, Case which, String what, String scenario) {
        BigDecimal sum = parts == null ? BigDecimal.ZERO : parts;
        require(
                same(total, sum),
                which,
                () -> what + " of " + scenario + " come to " + Exact.text(sum) + ", not to its total of "
                        + Exact.text(total));
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        BigDecimal difference = one.subtract(other).abs();
        return difference.compareTo(NOTHING) <= 0 || one.round(COMPARED).compareTo(other.round(COMPARED)) == 0;
    }

    private static void require(boolean holds, Case which, Supplier<String> what) {
        if (!holds) {
            throw new BrokenInvariantException("case " + which.word() + ": " + what.get());
        }
    }
}
