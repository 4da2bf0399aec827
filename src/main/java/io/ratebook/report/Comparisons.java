package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Percent;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Header.DiscountRate;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two scenarios side by side: what recurs is scaled to the question's volume, what happens once is paid once a copy. */
final class Comparisons {
    /** Fifty years. */
    private static final int MOST_MONTHS = 600;

    private final Map<Case, Request> requests;
    private final List<Line> lines;

    /** @param requests of each case: a question's volume may differ by case */
    Comparisons(Map<Case, Request> requests, List<Line> lines) {
        this.requests = requests;
        this.lines = lines;
    }

    List<Compared> answers() {
        List<Compared> answers = new ArrayList<>();
        List<Comparison> questions = at(Case.BASE);
        for (int i = 0; i < questions.size(); i++) {
            answers.add(answer(i));
        }
        return answers;
    }

    private List<Comparison> at(Case which) {
        Request request = requests.get(which);
        return request == null ? List.of() : request.comparisons();
    }

    private Compared answer(int index) {
        Comparison question = at(Case.BASE).get(index);
        ThreePoint units = question(index, Comparison::units);
        ThreePoint copies = question(index, Comparison::copies);
        ThreePoint volume = question(index, Comparison::asked);
        ThreePoint scaled = volume.times(question(index, Comparison::months)).times(copies);
        ThreePoint baseline = monthly(question.baseline());
        ThreePoint alternative = monthly(question.alternative());
        ThreePoint baselineCost = share(baseline.times(scaled), units);
        ThreePoint alternativeCost = share(alternative.times(scaled), units);
        ThreePoint saving = baselineCost.minus(alternativeCost);
        ThreePoint perUnit = share(baseline.minus(alternative), units);
        ThreePoint once = oneTime(question.alternative()).minus(oneTime(question.baseline()));
        ThreePoint breakEven = breakEven(once, perUnit);
        return new Compared(
                question,
                baselineCost,
                alternativeCost,
                saving,
                quotient(saving, baselineCost),
                perUnit,
                once.times(copies),
                breakEven,
                gains(saving, once) ? quotient(saving, once.times(copies)) : null,
                breakEven == null ? null : quotient(breakEven, volume));
    }

    private ThreePoint question(int index, Function<Comparison, BigDecimal> part) {
        return new ThreePoint(
                part.apply(at(Case.LOW).get(index)),
                part.apply(at(Case.BASE).get(index)),
                part.apply(at(Case.HIGH).get(index)));
    }

    /** What a scenario costs in a month, as the mean of its rows' months; credits that pay for recurring lines count. */
    private ThreePoint monthly(String scenario) {
        ThreePoint sum = ThreePoint.ZERO;
        for (Line line : lines) {
            Line subject = line.paidLine() > 0 ? lines.get(line.paidLine() - 1) : line;
            if (line.scenario().equals(scenario) && subject.recurring()) {
                sum = sum.plus(share(line.cost(), subject.rowMonths()));
            }
        }
        return sum;
    }

    private ThreePoint oneTime(String scenario) {
        ThreePoint sum = ThreePoint.ZERO;
        for (Line line : lines) {
            Line subject = line.paidLine() > 0 ? lines.get(line.paidLine() - 1) : line;
            boolean contingency = line.category() == Category.ADJUSTMENT && line.term() == null;
            boolean spent = line.scenario().equals(scenario) && !contingency;
            sum = spent && !subject.recurring() ? sum.plus(line.cost()) : sum;
        }
        return sum;
    }

    private static ThreePoint share(ThreePoint whole, ThreePoint parts) {
        return whole.combined(
                parts, (one, other) -> other.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(one, other));
    }

    private static @Nullable ThreePoint quotient(ThreePoint one, ThreePoint other) {
        boolean possible = other.low().signum() != 0
                && other.base().signum() != 0
                && other.high().signum() != 0;
        return possible ? one.dividedBy(other) : null;
    }

    /** True where something is spent once, and saved ever after, in every case. */
    private static boolean gains(ThreePoint saving, ThreePoint once) {
        return Stream.of(Case.values())
                .allMatch(each -> saving.at(each).signum() > 0 && once.at(each).signum() > 0);
    }

    static @Nullable ThreePoint breakEven(ThreePoint once, ThreePoint saving) {
        for (Case which : Case.values()) {
            if (saving.at(which).signum() <= 0) {
                return null;
            }
        }
        return once.combined(
                saving,
                (cost, each) -> cost.signum() <= 0 ? BigDecimal.ZERO : cost.divide(each, 0, RoundingMode.CEILING));
    }

    /**
     * The flows of each comparison that lasts longer than a month, and of each pair of scenarios where the request itself does.
     *
     * @param months what each phase of each scenario costs month by month
     */
    List<Returns> returns(List<MonthCost> months) {
        List<Returns> returns = new ArrayList<>();
        List<Compared> answers = answers();
        Map<String, Compared> pairs = new LinkedHashMap<>();
        answers.forEach(each -> pairs.putIfAbsent(
                each.question().baseline() + "\n" + each.question().alternative(), each));
        List<YearMonth> plan =
                months.stream().map(MonthCost::month).distinct().sorted().toList();
        if (plan.size() > 1) {
            pairs.values().forEach(each -> returns.add(new Returns(each, true, plan(each, plan, months), discount())));
        }
        for (int i = 0; i < answers.size(); i++) {
            if (question(i, Comparison::months).high().compareTo(BigDecimal.ONE) > 0) {
                returns.add(new Returns(answers.get(i), false, flows(i), discount()));
            }
        }
        return returns;
    }

    private Percent discount() {
        Request request = requests.get(Case.BASE);
        DiscountRate rate = request == null ? null : request.header().discountRate();
        return rate == null ? Percent.NONE : rate.yearly();
    }

    private static List<Returns.Flow> plan(Compared pair, List<YearMonth> some, List<MonthCost> months) {
        List<Returns.Flow> flows = new ArrayList<>();
        YearMonth last = some.get(some.size() - 1);
        for (YearMonth month = some.get(0); !month.isAfter(last); month = month.plusMonths(1)) {
            flows.add(new Returns.Flow(
                    month,
                    inMonth(months, pair.question().baseline(), month),
                    inMonth(months, pair.question().alternative(), month)));
        }
        return flows;
    }

    private static ThreePoint inMonth(List<MonthCost> months, String scenario, YearMonth month) {
        return months.stream()
                .filter(each -> each.scenario().equals(scenario) && each.month().equals(month))
                .map(MonthCost::cost)
                .reduce(ThreePoint.ZERO, ThreePoint::plus);
    }

    /** What is spent once today, and then the months, each as large as the question says. */
    private List<Returns.Flow> flows(int index) {
        Comparison question = at(Case.BASE).get(index);
        ThreePoint copies = question(index, Comparison::copies);
        ThreePoint months = question(index, Comparison::months);
        ThreePoint volume = question(index, Comparison::asked);
        ThreePoint units = question(index, Comparison::units);
        ThreePoint baseline = share(monthly(question.baseline()).times(volume).times(copies), units);
        ThreePoint alternative =
                share(monthly(question.alternative()).times(volume).times(copies), units);
        List<Returns.Flow> flows = new ArrayList<>();
        flows.add(new Returns.Flow(
                null,
                oneTime(question.baseline()).times(copies),
                oneTime(question.alternative()).times(copies)));
        int last = Stream.of(Case.values())
                .mapToInt(each ->
                        months.at(each).setScale(0, RoundingMode.CEILING).intValue())
                .max()
                .orElse(1);
        for (int i = 0; i < last && i < MOST_MONTHS; i++) {
            BigDecimal before = BigDecimal.valueOf(i);
            ThreePoint part = months.combined(
                    ThreePoint.ZERO,
                    (whole, none) -> whole.subtract(before).min(BigDecimal.ONE).max(BigDecimal.ZERO));
            flows.add(new Returns.Flow(null, baseline.times(part), alternative.times(part)));
        }
        return flows;
    }

    /** Each pair of scenarios once, as facts for advice; the first question of a pair lends its attributes. */
    List<Contrast> contrasts() {
        Map<String, Contrast> pairs = new LinkedHashMap<>();
        for (Compared each : answers()) {
            Comparison question = each.question();
            boolean recurs = monthly(question.baseline()).base().signum() != 0;
            pairs.putIfAbsent(
                    question.baseline() + "\n" + question.alternative(),
                    new Contrast(
                            question.name(),
                            question.baseline(),
                            question.alternative(),
                            question.units(),
                            recurs ? question.units() : null,
                            each.savingPerUnit().base(),
                            oneTime(question.alternative())
                                    .minus(oneTime(question.baseline()))
                                    .base(),
                            each.breakEvenUnits() == null
                                    ? null
                                    : each.breakEvenUnits().base(),
                            question.attrs(),
                            question.where()));
        }
        return List.copyOf(pairs.values());
    }

    /** Each metric that both scenarios of a pair have. */
    List<MetricPair> metrics() {
        List<MetricPair> pairs = new ArrayList<>();
        for (Contrast pair : contrasts()) {
            for (Metric metric : metricsOf(pair.baseline())) {
                metricsOf(pair.alternative()).stream()
                        .filter(each -> each.name().equals(metric.name()))
                        .findFirst()
                        .ifPresent(each -> pairs.add(pair(metric, each)));
            }
        }
        return pairs;
    }

    private List<Metric> metricsOf(String scenario) {
        return Optional.ofNullable(requests.get(Case.BASE)).map(Request::metrics).orElse(List.of()).stream()
                .filter(each -> each.scenario().equals(scenario))
                .toList();
    }

    private static MetricPair pair(Metric baseline, Metric alternative) {
        BigDecimal difference = Exact.normal(alternative.value().subtract(baseline.value()));
        BigDecimal gain = baseline.higherIsBetter() ? difference : difference.negate();
        BigDecimal improvement = baseline.value().signum() == 0
                ? null
                : Exact.quotient(gain, baseline.value().abs());
        return new MetricPair(baseline, alternative, difference, improvement);
    }
}
