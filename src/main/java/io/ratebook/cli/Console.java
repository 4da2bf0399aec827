package io.ratebook.cli;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Header;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Printable;
import io.ratebook.finding.Severity;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Verdict;
import io.ratebook.report.Verdict.Status;
import io.ratebook.report.sensitivity.MonteCarlo;
import io.ratebook.report.sensitivity.Outcome;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run tells the person in front of it. */
final class Console {
    private static final int MOST_FINDINGS = 200;

    private final PrintWriter out;

    Console(PrintWriter out) {
        this.out = out;
    }

    /** Totals by scenario and case, credits, budgets and verdicts. */
    void report(Report report) {
        Header header = report.request().header();
        String title = header.title().isEmpty() ? "Totals" : Printable.of(header.title());
        out.println(title + ", prices of " + header.asOf() + ", " + header.currency());
        out.println();
        table(report.totals(), header.rounding());
        report.credits().forEach(each -> credit(each, header.rounding()));
        header.budgets().forEach(each -> budget(each, report));
        Optional.ofNullable(report.sensitivities().monteCarlo()).ifPresent(each -> monteCarlo(each, header.rounding()));
        if (!report.verdicts().isEmpty()) {
            out.println();
            out.println(verdicts(report.verdicts()));
        }
    }

    private void table(List<ScenarioTotal> totals, Rounding rounding) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Scenario", "low", "base", "high"));
        totals.forEach(each -> rows.add(row(Printable.of(each.scenario().name()), each.cost(), rounding)));
        int first = width(rows, 0);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(padded(row.get(0), first));
            for (int column = 1; column < 4; column++) {
                line.append("  ")
                        .append(" ".repeat(width(rows, column) - row.get(column).length()));
                line.append(row.get(column));
            }
            out.println(line);
        }
    }

    private static List<String> row(String name, ThreePoint cost, Rounding rounding) {
        return List.of(name, money(cost.low(), rounding), money(cost.base(), rounding), money(cost.high(), rounding));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void credit(CreditUse use, Rounding rounding) {
        out.println("Credit " + Printable.of(use.contract().id()) + " in " + Printable.of(use.scenario()) + ": "
                + money(use.used().base(), rounding) + " used, "
                + money(use.unused().base(), rounding) + " left");
    }

    private void budget(Budget budget, Report report) {
        Set<String> fit = report.fits().stream()
                .filter(each -> each.budget().equals(budget))
                .map(each -> each.total().scenario().name())
                .collect(Collectors.toSet());
        List<String> fitting = report.totals().stream()
                .map(each -> each.scenario().name())
                .filter(fit::contains)
                .toList();
        out.println("Budget "
                + money(budget.limit().amount(), report.request().header().rounding()) + ": "
                + (fitting.isEmpty() ? "no scenario fits" : Printable.of(String.join("; ", fitting))));
    }

    private void monteCarlo(MonteCarlo simulated, Rounding rounding) {
        out.println();
        out.println("Monte Carlo, " + simulated.sampling().samples() + " samples from seed "
                + simulated.sampling().seed() + ":");
        for (Outcome each : simulated.outcomes()) {
            StringBuilder line =
                    new StringBuilder(Printable.of(each.scenario()) + ": P10 " + money(each.p10(), rounding) + ", P50 "
                            + money(each.p50(), rounding) + ", P90 " + money(each.p90(), rounding));
            each.over()
                    .forEach(over -> line.append("; over ")
                            .append(money(over.budget().limit().amount(), rounding))
                            .append(" in ")
                            .append(Exact.text(over.share().movePointRight(2).setScale(1, RoundingMode.HALF_UP)))
                            .append("%"));
            out.println(line);
        }
    }

    private static String verdicts(List<Verdict> verdicts) {
        List<String> parts = new ArrayList<>();
        part(parts, verdicts, Status.AGREES, "agree");
        part(parts, verdicts, Status.KNOWN_DIFFERENCE, "differ as explained");
        part(parts, verdicts, Status.DIFFERS, "differ without an explanation");
        part(parts, verdicts, Status.NO_LONGER_DIFFERS, "agree against their explanation");
        part(parts, verdicts, Status.NOT_PUBLISHED, "not published");
        part(parts, verdicts, Status.UNDEFINED, "without a value");
        return "Expected: " + verdicts.size() + (verdicts.size() == 1 ? " figure; " : " figures; ")
                + String.join(", ", parts);
    }

    private static void part(List<String> parts, List<Verdict> verdicts, Status status, String words) {
        long count = verdicts.stream().filter(each -> each.status() == status).count();
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    /** Worst first; at most 200, then a count. */
    void findings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            out.println();
        }
        findings.stream().limit(MOST_FINDINGS).forEach(out::println);
        if (findings.size() > MOST_FINDINGS) {
            out.println("… and " + (findings.size() - MOST_FINDINGS) + " more");
        }
        long errors = findings.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            out.println();
            out.println(errors + (errors == 1 ? " error" : " errors") + "; nothing was written.");
        }
        out.flush();
    }

    /** The findings alone, for what writes nothing anyway. */
    void remarks(List<Finding> findings) {
        if (!findings.isEmpty()) {
            out.println();
        }
        findings.stream().limit(MOST_FINDINGS).forEach(out::println);
        out.flush();
    }

    /** {@code -1,234.50}, half up; never a minus before zero. */
    static String money(BigDecimal amount, int decimals) {
        BigDecimal shown = amount.setScale(decimals, RoundingMode.HALF_UP);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        return format.format(shown);
    }

    private static String money(BigDecimal amount, Rounding rounding) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(rounding.decimals());
        format.setRoundingMode(rounding.mode());
        return format.format(amount);
    }
}
