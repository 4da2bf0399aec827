package io.ratebook.cli;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.domain.Trial.Outcome;
import io.ratebook.finding.Printable;
import io.ratebook.report.Line;
import io.ratebook.report.explain.Explanation;
import io.ratebook.report.explain.Explanation.Because;
import io.ratebook.report.explain.Explanation.Kind;
import io.ratebook.report.explain.Explanation.Step;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An explanation as text, from the numbers to the reasons. */
final class ExplanationText {
    private static final int WIDEST = 48;
    private static final int DIGITS = 12;

    private final PrintWriter out;
    private final int misses;

    /** @param misses how many near misses are shown at most */
    ExplanationText(PrintWriter out, int misses) {
        this.out = out;
        this.misses = misses;
    }

    /** The lines that can be asked for. */
    void list(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Line", "Scenario", "Usage", "Meter", "Cost"));
        for (Line each : lines) {
            rows.add(List.of(
                    String.valueOf(each.number()),
                    each.scenario(),
                    each.usageId(),
                    each.meter(),
                    Console.money(each.cost().base(), 2)));
        }
        table(rows, "");
    }

    void print(Explanation explanation) {
        Line line = explanation.line();
        out.println("Line " + line.number() + ": "
                + joined(
                        ", ",
                        line.scenario(),
                        line.usageId(),
                        line.activity(),
                        line.provider(),
                        line.model(),
                        line.meter()));
        out.println("Costs " + plain(line.cost().base()) + " " + explanation.currency() + range(line.cost()));
        out.println();
        if (!explanation.inputs().isEmpty()) {
            out.println("From the workbook");
            table(
                    explanation.inputs().stream()
                            .map(each -> List.of(each.name(), grouped(each.value()), each.where()))
                            .toList(),
                    "  ");
            out.println();
        }
        out.println("Arithmetic");
        table(explanation.steps().stream().map(ExplanationText::row).toList(), "  ");
        out.println();
        because(explanation.because());
        nearMisses(explanation.nearMisses());
    }

    private static List<String> row(Step step) {
        String sign = switch (step.kind()) {
            case QUANTITY, TERM -> "";
            case QUANTITY_FACTOR, PRICE, PRICE_FACTOR -> "x ";
            case PER -> "/ ";
            case FREE -> "- ";
            case FEE -> "+ ";
            case COST -> "= ";
        };
        String unit = step.unit().isEmpty() ? "" : " " + step.unit();
        String rule = step.rule().isEmpty() ? "" : step.rule() + " ";
        String where = step.where().isEmpty() ? "" : "[" + step.where() + "]";
        ThreePoint range = step.range();
        String cases = range == null ? "" : range(range).strip();
        String number = step.kind() == Kind.COST ? plain(step.value()) : grouped(step.value());
        return List.of(sign + number + unit, joined(" ", rule + step.name(), cases, where));
    }

    private void because(List<Because> because) {
        if (because.isEmpty()) {
            return;
        }
        out.println("Because");
        for (Because each : because) {
            Decision decision = each.decision();
            head(decision.by());
            out.println("      " + Printable.of(decision.words()));
            conditions(each.conditions());
        }
        out.println();
    }

    private void head(RuleRef rule) {
        out.println("  " + Printable.of(rule.id() + "  " + rule.title()) + "  [" + rule.at() + "]");
        if (!rule.source().isEmpty() || !rule.owner().isEmpty()) {
            out.println("      "
                    + joined(
                            "; ",
                            rule.source().isEmpty() ? "" : "source: " + rule.source(),
                            rule.owner().isEmpty() ? "" : "owner: " + rule.owner()));
        }
    }

    private void conditions(List<Condition> conditions) {
        List<List<String>> rows = conditions.stream()
                .filter(each -> !each.text().isEmpty() || each.outcome() != Outcome.HOLDS)
                .map(each ->
                        List.of(mark(each) + " " + (each.text().isEmpty() ? each.fact() : each.text()), each.actual()))
                .toList();
        table(rows, "      ");
    }

    private static String mark(Condition condition) {
        return switch (condition.outcome()) {
            case HOLDS -> "holds";
            case FAILS -> "FAILS";
            case UNCLEAR -> "?    ";
        };
    }

    private void nearMisses(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        out.println("Nearly: these rules failed on one condition");
        trials.stream().limit(misses).forEach(each -> {
            head(each.rule());
            conditions(each.conditions());
        });
        if (trials.size() > misses) {
            out.println("  … and " + (trials.size() - misses) + " more; --all shows them");
        }
        out.println();
    }

    /** Those that say something, safe for a terminal. */
    private static String joined(String between, String... texts) {
        return Stream.of(texts)
                .filter(each -> !each.isEmpty())
                .map(Printable::of)
                .collect(Collectors.joining(between));
    }

    private void table(List<List<String>> texts, String indent) {
        List<List<String>> rows = texts.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(Math.max(0, widths[i] - row.get(i).length()) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String range(ThreePoint value) {
        return value.isFixed() ? "" : " (low " + plain(value.low()) + ", high " + plain(value.high()) + ")";
    }

    /** Exact where it is short, else its first digits. */
    private static String plain(BigDecimal number) {
        BigDecimal shown = number.scale() > DIGITS ? number.setScale(DIGITS, RoundingMode.HALF_UP) : number;
        return Exact.text(Exact.normal(shown)) + (shown.compareTo(number) == 0 ? "" : "…");
    }

    /** {@code 1,234,567.5}. */
    private static String grouped(BigDecimal number) {
        String text = plain(number);
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : text.substring(point));
    }
}
