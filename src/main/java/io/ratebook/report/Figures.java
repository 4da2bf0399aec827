package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Expectation.As;
import io.ratebook.domain.Expectation.Measure;
import io.ratebook.domain.Expectation.Selector;
import io.ratebook.domain.Metric;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks a figure up in the answers, as an Expected row selects it. */
final class Figures {
    private final Answers answers;

    Figures(Answers answers) {
        this.answers = answers;
    }

    /** The figure; empty where the row selects nothing, or divides by zero. */
    Optional<BigDecimal> find(Selector selector) {
        Optional<BigDecimal> figure = switch (selector.as()) {
            case VALUE -> value(selector, selector.scenario());
            case SHARE -> share(selector);
            case DIFFERENCE -> pair(selector, As.DIFFERENCE);
            case REDUCTION -> pair(selector, As.REDUCTION);
            case RATIO -> pair(selector, As.RATIO);
        };
        BigDecimal per = selector.per();
        if (per == null) {
            return figure.map(Exact::normal);
        }
        return per.signum() == 0 ? Optional.empty() : figure.map(each -> Exact.quotient(each, per));
    }

    /** True where the result has what the row names, with a value or without. */
    boolean selects(Selector selector) {
        boolean other = selector.against().isEmpty()
                || !List.of(As.DIFFERENCE, As.REDUCTION, As.RATIO).contains(selector.as())
                || has(selector, selector.against());
        return has(selector, selector.scenario()) && other;
    }

    private boolean has(Selector selector, String scenario) {
        return switch (selector.measure()) {
            case COST, COST_BEFORE_CREDITS, QUANTITY, UNIT_PRICE ->
                !lines(selector, scenario).isEmpty();
            case ASSUMPTION -> assumption(selector).isPresent();
            case METRIC -> metric(selector, scenario).isPresent();
            default ->
                answers.comparisons().stream()
                        .anyMatch(each -> each.question().name().equalsIgnoreCase(selector.item()));
        };
    }

    private Optional<BigDecimal> share(Selector selector) {
        Selector whole = new Selector(
                selector.measure(),
                selector.item(),
                selector.scenario(),
                selector.which(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                selector.month(),
                As.VALUE,
                "",
                null,
                selector.with());
        return quotient(value(selector, selector.scenario()), value(whole, selector.scenario()));
    }

    private Optional<BigDecimal> pair(Selector selector, As how) {
        Optional<BigDecimal> one = value(selector, selector.scenario());
        Optional<BigDecimal> other = value(selector, selector.against());
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return switch (how) {
            case DIFFERENCE -> Optional.of(one.get().subtract(other.get()));
            case REDUCTION -> quotient(Optional.of(other.get().subtract(one.get())), other);
            default -> quotient(one, other);
        };
    }

    private static Optional<BigDecimal> quotient(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isEmpty() || other.isEmpty() || other.get().signum() == 0
                ? Optional.empty()
                : Optional.of(Exact.quotient(one.get(), other.get()));
    }

    private Optional<BigDecimal> value(Selector selector, String scenario) {
        return switch (selector.measure()) {
            case COST -> sum(selector, scenario, true);
            case COST_BEFORE_CREDITS -> sum(selector, scenario, false);
            case QUANTITY -> quantity(selector, scenario);
            case UNIT_PRICE -> quotient(counted(selector, scenario), quantity(selector, scenario));
            case ASSUMPTION -> assumption(selector);
            case METRIC -> metric(selector, scenario);
            default -> compared(selector);
        };
    }

    private Optional<BigDecimal> sum(Selector selector, String scenario, boolean withCredits) {
        List<Line> lines = lines(selector, scenario).stream()
                .filter(each -> withCredits || each.category() != Category.CREDIT)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = selector.month();
        return Optional.of(
                month == null ? Totals.cost(lines).at(selector.which()) : inMonth(lines, month, selector.which()));
    }

    private BigDecimal inMonth(List<Line> lines, YearMonth month, Case which) {
        return Months.of(answers.requests(), lines).stream()
                .filter(each -> each.month().equals(month))
                .map(each -> each.cost().at(which))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the counted lines cost: neither credits nor adjustments have a unit. */
    private Optional<BigDecimal> counted(Selector selector, String scenario) {
        List<Line> lines = lines(selector, scenario).stream()
                .filter(each -> each.basis() != null)
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Totals.cost(lines).at(selector.which()));
    }

    private Optional<BigDecimal> quantity(Selector selector, String scenario) {
        List<Line> lines = lines(selector, scenario).stream()
                .filter(each -> each.basis() != null)
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .map(each -> each.quantity().at(selector.which()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The selected lines; a credit belongs to the line that it pays for. */
    private List<Line> lines(Selector selector, String scenario) {
        List<Line> lines = answers.lines().stream()
                .filter(each -> scenario.isEmpty() || each.scenario().equals(scenario))
                .toList();
        lines = selected(lines, selector.phases(), Line::phase);
        lines = selected(lines, selector.activities(), Line::activity);
        lines = selected(lines, selector.providers(), Line::provider);
        lines = selected(lines, selector.models(), Line::model);
        return selected(lines, selector.meters(), each -> paid(each).meter());
    }

    /** Those that one of the wanted words names; none where a word names nothing, so that a misspelt one doesn't pass. */
    private static List<Line> selected(List<Line> lines, List<String> wanted, Function<Line, String> text) {
        if (wanted.isEmpty()) {
            return lines;
        }
        boolean allKnown = wanted.stream()
                .allMatch(
                        word -> lines.stream().anyMatch(each -> text.apply(each).equalsIgnoreCase(word)));
        return allKnown
                ? lines.stream()
                        .filter(each -> wanted.stream().anyMatch(text.apply(each)::equalsIgnoreCase))
                        .toList()
                : List.of();
    }

    private Line paid(Line line) {
        return line.paidLine() > 0 ? answers.lines().get(line.paidLine() - 1) : line;
    }

    private Optional<BigDecimal> assumption(Selector selector) {
        return answers.request(selector.which()).assumptions().stream()
                .filter(each -> each.name().equalsIgnoreCase(selector.item()))
                .map(Assumption::value)
                .findFirst();
    }

    private Optional<BigDecimal> metric(Selector selector, String scenario) {
        return answers.request(selector.which()).metrics().stream()
                .filter(each -> each.name().equalsIgnoreCase(selector.item())
                        && each.scenario().equals(scenario))
                .map(Metric::value)
                .findFirst();
    }

    private Optional<BigDecimal> compared(Selector selector) {
        return answers.comparisons().stream()
                .filter(each -> each.question().name().equalsIgnoreCase(selector.item()))
                .findFirst()
                .map(each -> part(each, selector.measure()))
                .map(each -> each.at(selector.which()));
    }

    private static @Nullable ThreePoint part(Compared compared, Measure measure) {
        return switch (measure) {
            case BASELINE_COST -> compared.baselineCost();
            case ALTERNATIVE_COST -> compared.alternativeCost();
            case SAVING -> compared.saving();
            case SAVING_SHARE -> compared.savingShare();
            case SAVING_PER_UNIT -> compared.savingPerUnit();
            case ONE_TIME_COST -> compared.oneTimeCost();
            case BREAK_EVEN -> compared.breakEvenUnits();
            case RETURN -> compared.returnMultiple();
            case PAYBACK -> compared.paybackMonths();
            default -> throw new IllegalArgumentException(measure + " is no part of a comparison");
        };
    }
}
