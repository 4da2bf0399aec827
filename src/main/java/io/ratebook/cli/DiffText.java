package io.ratebook.cli;

import io.ratebook.DiffResult;
import io.ratebook.amount.Exact;
import io.ratebook.finding.Printable;
import io.ratebook.report.effects.Comparison;
import io.ratebook.report.effects.Comparison.Redecided;
import io.ratebook.report.effects.Costed;
import io.ratebook.report.effects.Effect;
import io.ratebook.report.effects.LineEffect;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What costs otherwise: scenarios, the lines that changed, and what was decided otherwise. */
final class DiffText {
    private static final int MOST_LINES = 40;
    private static final int MOST_IN_A_LINE = 4;
    private static final int DECIMALS = 2;

    private final PrintWriter out;

    DiffText(PrintWriter out) {
        this.out = out;
    }

    void print(DiffResult result) {
        result.files().stream().map(Printable::of).forEach(out::println);
        if (!result.files().isEmpty()) {
            out.println();
        }
        result.comparisons().forEach(this::print);
        out.flush();
    }

    /**
     * {@code plan.xlsx: 12,410.00 -> 11,020.00 USD, -11.2%}; scenario by scenario where there are several, for they are alternatives and
     * have no sum.
     */
    static String inALine(Comparison comparison) {
        List<Effect> changed = comparison.scenarios().stream()
                .filter(each -> each.difference().signum() != 0)
                .sorted((one, other) ->
                        other.difference().abs().compareTo(one.difference().abs()))
                .toList();
        if (changed.isEmpty()) {
            return Printable.of(comparison.name()) + ": "
                    + (comparison.isSame() ? "no change" : "the same costs, decided otherwise");
        }
        boolean alone = comparison.scenarios().size() == 1;
        String told = changed.stream()
                .limit(MOST_IN_A_LINE)
                .map(each -> (alone ? "" : Printable.of(each.scenario()) + " ") + inALine(each, comparison.currency()))
                .collect(Collectors.joining("; "));
        int more = changed.size() - MOST_IN_A_LINE;
        return Printable.of(comparison.name()) + ": " + told + (more > 0 ? "; and " + more + " more" : "");
    }

    /** {@code plan.xlsx: 11,020.00 USD}: what it costs now. */
    static String costs(Comparison comparison) {
        boolean alone = comparison.scenarios().size() == 1;
        return Printable.of(comparison.name()) + ": "
                + comparison.scenarios().stream()
                        .map(each -> (alone ? "" : Printable.of(each.scenario()) + " ") + money(each.now()) + " "
                                + comparison.currency())
                        .collect(Collectors.joining("; "));
    }

    private static String inALine(Effect effect, String currency) {
        String share = effect.then().signum() == 0 ? "new" : percent(effect.difference(), effect.then());
        return money(effect.then()) + " -> " + money(effect.now()) + (currency.isEmpty() ? "" : " " + currency) + ", "
                + share;
    }

    private void print(Comparison comparison) {
        out.println(inALine(comparison));
        if (comparison.isSame()) {
            out.println();
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Scenario", "then", "now", "change", "price", "volume", "mix", "rules"));
        for (Effect each : comparison.scenarios()) {
            rows.add(List.of(
                    each.scenario(),
                    money(each.then()),
                    money(each.now()),
                    signed(each.difference()),
                    signed(each.price()),
                    signed(each.volume()),
                    signed(each.mix()),
                    signed(each.rules())));
        }
        table(rows);
        lines(comparison);
        decisions(comparison);
        out.println();
    }

    private void lines(Comparison comparison) {
        List<LineEffect> changed = comparison.lines().stream()
                .filter(LineEffect::isChanged)
                .sorted((one, other) ->
                        other.difference().abs().compareTo(one.difference().abs()))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Line", "then", "now", "change", "price", "volume", "mix", "rules"));
        changed.stream()
                .limit(MOST_LINES)
                .forEach(each -> rows.add(List.of(
                        name(each.line()),
                        each.then() == null ? "new" : money(each.costThen()),
                        each.now() == null ? "gone" : money(each.costNow()),
                        signed(each.difference()),
                        signed(each.price()),
                        signed(each.volume()),
                        signed(each.mix()),
                        signed(each.rules()))));
        out.println();
        table(rows);
        if (changed.size() > MOST_LINES) {
            out.println("… and " + (changed.size() - MOST_LINES) + " more; -o writes all");
        }
    }

    private void decisions(Comparison comparison) {
        if (comparison.decisions().isEmpty()) {
            return;
        }
        out.println();
        out.println("Decided otherwise:");
        comparison.decisions().stream()
                .collect(Collectors.groupingBy(DiffText::words, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(MOST_LINES)
                .forEach(each -> out.println("  " + Printable.of(each.getKey()) + "  ("
                        + each.getValue().size() + (each.getValue().size() == 1 ? " line)" : " lines)")));
    }

    private static String words(Redecided decision) {
        String then = decision.then().isEmpty() ? "nothing" : decision.then();
        String now = decision.now().isEmpty() ? "nothing" : decision.now();
        return decision.rule() + "  " + then + "  ->  " + now;
    }

    private static String name(Costed line) {
        return Stream.of(line.scenario(), line.usageId(), line.meter(), line.when())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void table(List<List<String>> texts) {
        List<List<String>> rows = texts.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(
                    row.get(0) + " ".repeat(widths[0] - row.get(0).length()));
            for (int i = 1; i < widths.length; i++) {
                line.append("  ")
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String money(BigDecimal amount) {
        return Console.money(amount, DECIMALS);
    }

    private static String signed(BigDecimal amount) {
        String text = money(amount);
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP).signum() > 0 ? "+" + text : text;
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        BigDecimal share = Exact.quotient(part, whole).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return (share.signum() > 0 ? "+" : "") + share.toPlainString() + "%";
    }
}
