package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.CacheLife;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.Header;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Measure.Share;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Stage;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.report.About;
import io.ratebook.report.Category;
import io.ratebook.report.Compared;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;
import io.ratebook.report.LineFactor;
import io.ratebook.report.MetricPair;
import io.ratebook.report.Reasons;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Verdict;
import io.ratebook.report.sensitivity.MonteCarlo;
import io.ratebook.report.sensitivity.OneWay;
import io.ratebook.report.sensitivity.Outcome;
import io.ratebook.report.sensitivity.Sampling;
import io.ratebook.report.sensitivity.Sensitivities;
import io.ratebook.report.sensitivity.Swing;
import io.ratebook.report.sensitivity.TwoWay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report made by hand, over the workbook of {@link InputFixture}: every kind of quantity, price, band and line, each number
 * computed here from the case's own numbers and not from what the result writes.
 */
final class ResultFixture {
    static final String PLANNED = "As planned";
    static final String BATCH = "Batch overnight";
    static final Currency USD = Currency.getInstance("USD");

    private static final String FILE = "budget.xlsx";
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final Unit TOKEN = Unit.TOKEN;
    private static final RuleRef EFFORT = rule("MET-020", "Reasoning by effort", Stage.METER);
    private static final RuleRef HALF = rule("ADJ-010", "Batch requests cost half", Stage.ADJUST);
    private static final RuleRef NEGOTIATED = rule("NEG-010", "A negotiated discount", Stage.ADJUST);
    private static final RuleRef FITS = rule("ADV-010", "Scenarios against budgets", Stage.ADVISE);

    private final List<Line> lines = new ArrayList<>();
    private final boolean selector;

    private final String batch;

    private ResultFixture(boolean selector, String batch) {
        this.selector = selector;
        this.batch = batch;
    }

    /** @param selector whether the input has a case selector of its own */
    static Report report(boolean selector) {
        return new ResultFixture(selector, BATCH).report();
    }

    /** The same with another name for the second scenario. */
    static Report report(String batch) {
        return new ResultFixture(true, batch).report();
    }

    static About about() {
        return new About(
                "0.1.0",
                FILE,
                "rules",
                Map.of(),
                Map.of(FILE, "0f".repeat(32), "rules/10-meter/a.drl", "1e".repeat(32)));
    }

    /** The calls of the row "generate": ten an atom. */
    private static BigDecimal calls(Case which) {
        return switch (which) {
            case LOW -> dec("400");
            case BASE -> dec("500");
            case HIGH -> dec("600");
        };
    }

    private Report report() {
        for (String scenario : List.of(PLANNED, batch)) {
            charges(scenario);
            credits(scenario);
            contingency(scenario);
        }
        List<ScenarioTotal> totals =
                List.of(total(PLANNED, "Everything at once"), total(batch, "=Everything overnight"));
        return new Report(
                request(),
                lines,
                Reasons.NONE,
                totals,
                List.of(),
                List.of(PLANNED, batch).stream().map(this::creditUse).toList(),
                List.of(compared()),
                List.of(),
                List.of(latency()),
                sensitivities(totals),
                List.of(),
                new RuleReads(Map.of(), Set.of(), Set.of(), false, false),
                List.of(new Decision.Fit(
                        new Total(scenario(batch, ""), usd("1"), usd("1"), usd("1")),
                        budgets().get(1),
                        "in the base case",
                        FITS)),
                verdicts(),
                List.of(
                        Finding.warning("RB-TEST-ONE", cell("Usage", 2, 8), "-the prefix is short", "lengthen it"),
                        Finding.info("RB-TEST-TWO", cell("Usage", 3, 1), "a remark", null)));
    }

    private Sensitivities sensitivities(List<ScenarioTotal> totals) {
        ThreePoint one = three(which -> dec("1"));
        ThreePoint values = ThreePoint.of("40", "50", "60");
        List<Swing> swings = totals.stream()
                .map(each -> new Swing(each.scenario().name(), "atoms", "atom", values, each.cost()))
                .toList();
        List<Outcome> outcomes = totals.stream()
                .map(each -> Outcome.of(
                        each.scenario().name(),
                        each.cost().base(),
                        List.of(
                                each.cost().low(),
                                each.cost().base(),
                                each.cost().high()),
                        budgets()))
                .toList();
        return new Sensitivities(
                List.of(new OneWay(
                        "atoms", "atom", dec("50"), List.of(new OneWay.Point(dec("10"), Map.of(PLANNED, one))))),
                List.of(new TwoWay(
                        new TwoWay.Axis("atoms", "atom", dec("50"), List.of(dec("10"), dec("20"))),
                        new TwoWay.Axis("=slots", "", dec("3"), List.of(dec("0.5"))),
                        Map.of(PLANNED, List.of(List.of(dec("1")), List.of(dec("2")))))),
                swings,
                new MonteCarlo(new Sampling(3, -5), List.of(new MonteCarlo.Varied("atoms", "atom", values)), outcomes));
    }

    private void charges(String scenario) {
        List<LineFactor> price = scenario.equals(batch)
                ? List.of(new LineFactor(ThreePoint.of("0.5", "0.5", "0.5"), "batch", HALF))
                : List.of();
        Usage generate = InputFixture.generate(scenario);
        Function<Case, BigDecimal> twice = which -> calls(which).multiply(dec("2"));
        Rate input = rate("input", "1.25");
        tokens(
                generate,
                "input",
                UsageField.INPUT_TOKENS,
                Calls.EVERY,
                which -> twice.apply(which).multiply(input(which)),
                List.of(input, input, rate("input", "2.5")),
                price);
        tokens(
                generate,
                "input",
                UsageField.PREFIX_TOKENS,
                Calls.MISSES,
                which -> dec("2600"),
                List.of(input, input, input),
                price);
        Rate cached = rate("cached input", "0.125");
        add(
                generate,
                "cached input",
                Measure.cached(Calls.HITS, Share.STEPPED, dec("128"), CacheLife.ENDLESS),
                three(which -> later(which).multiply(dec("1280"))),
                List.of(cached, cached, cached),
                null,
                price);
        add(
                generate,
                "input",
                Measure.cached(Calls.HITS, Share.REST, dec("128"), CacheLife.ENDLESS),
                three(which -> later(which).multiply(dec("20"))),
                List.of(input, input, input),
                null,
                price);
        Rate output = rate("output", "10");
        List<LineFactor> effort = new ArrayList<>(price);
        effort.add(new LineFactor(ThreePoint.of("1.3", "1.65", "2"), "effort low", EFFORT));
        tokens(
                generate,
                "output",
                UsageField.OUTPUT_TOKENS,
                Calls.EVERY,
                which -> twice.apply(which).multiply(dec("300")),
                List.of(output, output, output),
                effort);
        // Cached in the high case only: a rule says so.
        tokens(
                generate,
                "cache write",
                UsageField.PREFIX_TOKENS,
                Calls.MISSES,
                which -> which == Case.HIGH ? dec("2600") : BigDecimal.ZERO,
                List.of(output, output, output),
                price);
        stated(scenario);
        tiers(scenario);
    }

    private static BigDecimal later(Case which) {
        return calls(which).subtract(BigDecimal.ONE).multiply(dec("2"));
    }

    private static BigDecimal input(Case which) {
        return switch (which) {
            case LOW -> dec("800");
            case BASE -> dec("1000");
            case HIGH -> dec("1200");
        };
    }

    private void stated(String scenario) {
        Usage bought = InputFixture.bought(scenario);
        List<Rate> rates = List.of(flat("40"), flat("50"), flat("60"));
        add(
                bought,
                "purchase",
                Measure.of(UsageField.QUANTITY, Calls.COUNTED),
                ThreePoint.of(dec("3")),
                rates,
                null,
                List.of());
    }

    private void tiers(String scenario) {
        Usage hosting = InputFixture.quantity(scenario, "host", 4, "1500", "3");
        Rate hour =
                Rate.of("vast", "", "gpu-hour", "standard", "", perUnit("0.05", "hour"), null, null, "vast", line(7));
        List<Rate> hours = List.of(hour, hour, hour);
        ThreePoint all = ThreePoint.of(dec("4500"));
        band(
                hosting,
                all,
                ThreePoint.of(dec("1000")),
                hours,
                bounds(TierKind.GRADUATED, dec("0"), dec("1000"), dec("0.05"), dec("0"), dec("1")));
        band(
                hosting,
                all,
                ThreePoint.of(dec("3500")),
                hours,
                bounds(TierKind.GRADUATED, dec("1000"), null, dec("0.02"), dec("0"), dec("1")));
        Usage packed = InputFixture.quantity(scenario, "pack", 5, "1400", null);
        ThreePoint pack = ThreePoint.of(dec("1400"));
        band(
                packed,
                pack,
                ThreePoint.of(dec("2000")),
                hours,
                bounds(TierKind.PACKAGE, dec("0"), null, dec("0.01"), dec("1.5"), dec("1000")));
        Usage volume = InputFixture.quantity(scenario, "volume", 6, "1000", null);
        ThreePoint reached = three(which -> calls(which).multiply(dec("2")));
        band(
                volume,
                reached,
                three(which -> which == Case.LOW ? dec("800") : dec("0")),
                hours,
                bounds(TierKind.VOLUME, dec("0"), dec("1000"), dec("0.1"), dec("0"), dec("1")));
        band(
                volume,
                reached,
                three(which -> which == Case.LOW ? dec("0") : reached.at(which)),
                hours,
                bounds(TierKind.VOLUME, dec("1000"), null, dec("0.08"), dec("5"), dec("1")));
    }

    /** From inclusive, up to exclusive. */
    private static Band bounds(
            TierKind kind,
            BigDecimal from,
            @Nullable BigDecimal upTo,
            BigDecimal price,
            BigDecimal flat,
            BigDecimal size) {
        TierBand bounds = new TierBand(kind, TierMeasure.PROMPT_TOKENS, TierScope.PERIOD, from, true, upTo, flat, size);
        return new Band(bounds, ThreePoint.of(price), ThreePoint.ONE, null);
    }

    private void tokens(
            Usage usage,
            String meter,
            UsageField field,
            Calls calls,
            Function<Case, BigDecimal> metered,
            List<Rate> rates,
            List<LineFactor> factors) {
        add(usage, meter, Measure.of(field, calls), three(metered), rates, null, factors);
    }

    /** @param part what is charged in the band: whole packages */
    private void band(Usage usage, ThreePoint all, ThreePoint part, List<Rate> rates, Band band) {
        List<LineFactor> factors = band.kind() == TierKind.VOLUME
                ? List.of(new LineFactor(ThreePoint.of(dec("0.8")), "Volume agreement", NEGOTIATED))
                : List.of();
        ThreePoint cost = part.mapped(each -> each.multiply(band.price().base())
                        .add(each.signum() > 0 ? band.bounds().flat() : BigDecimal.ZERO))
                .times(product(factors, false));
        Metered basis = new Metered(
                usage,
                "gpu-hour",
                Measure.of(UsageField.QUANTITY, Calls.COUNTED),
                new Quantity(all.base(), new Unit("hour")));
        put(Category.USAGE, usage, basis, all, part, rates, band, factors, cost, null, 0);
    }

    private void add(
            Usage usage,
            String meter,
            Measure measure,
            ThreePoint metered,
            List<Rate> rates,
            @Nullable Band band,
            List<LineFactor> factors) {
        ThreePoint quantity = metered.times(product(factors, true));
        ThreePoint cost = new ThreePoint(
                        cost(quantity.low(), rates.get(0)),
                        cost(quantity.base(), rates.get(1)),
                        cost(quantity.high(), rates.get(2)))
                .times(product(factors, false));
        Metered basis = new Metered(
                usage,
                meter,
                measure,
                new Quantity(metered.base(), rates.get(0).unitRate().unit()));
        Category category = basis.purchase() ? Category.PURCHASE : Category.USAGE;
        put(category, usage, basis, metered, quantity, rates, band, factors, cost, null, 0);
    }

    private static BigDecimal cost(BigDecimal quantity, Rate rate) {
        return Exact.quotient(
                quantity.multiply(rate.unitRate().price().amount()),
                rate.unitRate().per());
    }

    private static ThreePoint product(List<LineFactor> factors, boolean onQuantity) {
        return factors.stream()
                .filter(each -> each.onQuantity() == onQuantity)
                .map(LineFactor::value)
                .reduce(ThreePoint.ONE, ThreePoint::times);
    }

    private void put(
            Category category,
            Usage usage,
            @Nullable Metered basis,
            ThreePoint metered,
            ThreePoint quantity,
            List<Rate> rates,
            @Nullable Band band,
            List<LineFactor> factors,
            ThreePoint cost,
            Line.@Nullable Term term,
            int paid) {
        List<Decision> decisions = new ArrayList<>();
        factors.forEach(each -> decisions.add(new Decision.Factor(
                usage,
                null,
                null,
                each.value(),
                each.by().equals(NEGOTIATED) ? discount() : null,
                each.why(),
                each.by())));
        lines.add(new Line(
                lines.size() + 1,
                category,
                usage.scenario(),
                usage.id(),
                usage.phase(),
                usage.activity(),
                usage.provider(),
                usage.model(),
                basis == null ? "" : basis.meter(),
                basis == null ? category.word() : basis.measure().words(),
                basis,
                basis == null ? null : usage.day(),
                metered,
                quantity,
                rates.isEmpty() ? TOKEN : rates.get(0).unitRate().unit(),
                basis == null ? ThreePoint.ONE : ThreePoint.of(usage.months()),
                basis == null ? ThreePoint.ONE : ThreePoint.of(usage.months()),
                rates,
                band,
                factors,
                cost,
                List.of(),
                term,
                paid,
                decisions));
    }

    /** One credit of 3 that may pay for the fresh input and then for the output. */
    private void credits(String scenario) {
        ThreePoint left = ThreePoint.of(dec("3"));
        List<Line> payable = lines.stream()
                .filter(each ->
                        each.scenario().equals(scenario) && each.usageId().equals("generate"))
                .filter(each ->
                        each.part().startsWith("input tokens") || each.meter().equals("output"))
                .toList();
        for (Line line : payable) {
            ThreePoint paid = line.cost().combined(left, BigDecimal::min);
            Line.Term term = new Line.Term(credit(), null, left, ThreePoint.ONE, List.of());
            left = left.minus(paid);
            put(
                    Category.CREDIT,
                    Objects.requireNonNull(line.basis()).usage(),
                    null,
                    ThreePoint.ZERO,
                    ThreePoint.ZERO,
                    List.of(),
                    null,
                    List.of(),
                    ThreePoint.ZERO.minus(paid),
                    term,
                    line.number());
        }
    }

    private void contingency(String scenario) {
        Usage nobody = Usage.at(cell("Request", 7, 2))
                .text(Usage.Text.SCENARIO, scenario)
                .text(Usage.Text.PHASE, "Contingency")
                .build();
        ThreePoint cost = costOf(scenario, "").times(ThreePoint.of(dec("0.1")));
        put(
                Category.ADJUSTMENT,
                nobody,
                null,
                ThreePoint.ZERO,
                ThreePoint.ZERO,
                List.of(),
                null,
                List.of(),
                cost,
                null,
                0);
    }

    private ThreePoint costOf(String scenario, String phase) {
        return lines.stream()
                .filter(each -> each.scenario().equals(scenario)
                        && (phase.isEmpty() || each.phase().equals(phase)))
                .map(Line::cost)
                .reduce(ThreePoint.ZERO, ThreePoint::plus);
    }

    private ThreePoint creditsOf(String scenario) {
        return lines.stream()
                .filter(each -> each.scenario().equals(scenario) && each.category() == Category.CREDIT)
                .map(Line::cost)
                .reduce(ThreePoint.ZERO, ThreePoint::plus);
    }

    private ScenarioTotal total(String name, String description) {
        Map<String, ThreePoint> byPhase = new LinkedHashMap<>();
        for (String phase : lines.stream().map(Line::phase).distinct().toList()) {
            ThreePoint cost = lines.stream()
                    .filter(each -> each.scenario().equals(name) && each.phase().equals(phase))
                    .map(Line::cost)
                    .reduce(ThreePoint.ZERO, ThreePoint::plus);
            byPhase.put(phase, cost);
        }
        ThreePoint cost = costOf(name, "");
        return new ScenarioTotal(scenario(name, description), cost, cost.minus(creditsOf(name)), byPhase);
    }

    private CreditUse creditUse(String scenario) {
        ThreePoint used = ThreePoint.ZERO.minus(creditsOf(scenario));
        return new CreditUse(credit(), scenario, used, ThreePoint.of(dec("3")).minus(used));
    }

    private Compared compared() {
        Comparison question = new Comparison(
                "Overnight",
                PLANNED,
                batch,
                dec("1000"),
                "row",
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                Map.of(),
                cell("Compare", 2, 1));
        ThreePoint before = sum(PLANNED, true);
        ThreePoint after = sum(batch, true);
        ThreePoint saving = before.minus(after);
        return new Compared(
                question,
                before,
                after,
                saving,
                before.equals(ThreePoint.ZERO) ? null : saving.dividedBy(before),
                saving.dividedBy(ThreePoint.of(dec("1000"))),
                sum(batch, false).minus(sum(PLANNED, false)),
                null,
                null,
                null);
    }

    /** What of a scenario recurs, in a month, or happens once; the contingency is neither. */
    private ThreePoint sum(String scenario, boolean recurring) {
        ThreePoint sum = ThreePoint.ZERO;
        for (Line line : lines) {
            Line subject = line.paidLine() > 0 ? lines.get(line.paidLine() - 1) : line;
            boolean contingency = line.category() == Category.ADJUSTMENT && line.term() == null;
            if (line.scenario().equals(scenario) && !contingency && subject.recurring() == recurring) {
                sum = sum.plus(recurring ? line.cost().dividedBy(subject.rowMonths()) : line.cost());
            }
        }
        return sum;
    }

    private MetricPair latency() {
        Metric before = new Metric("latency", PLANNED, dec("2"), "s", false, cell("Metrics", 2, 1));
        Metric after = new Metric("latency", batch, dec("0.5"), "s", false, cell("Metrics", 3, 1));
        return new MetricPair(before, after, dec("-1.5"), dec("0.75"));
    }

    private List<Verdict> verdicts() {
        BigDecimal found = costOf(PLANNED, "").base();
        return List.of(
                new Verdict(expectation("X1", 2, dec("1")), found, Verdict.Status.AGREES, "agrees"),
                new Verdict(expectation("X2", 3, dec("1")), found, Verdict.Status.DIFFERS, "differs"),
                new Verdict(expectation("X3", 4, null), null, Verdict.Status.NOT_FOUND, "selects nothing"));
    }

    private static Expectation expectation(String id, int row, @Nullable BigDecimal expected) {
        Expectation.Selector selector = new Expectation.Selector(
                Expectation.Measure.COST,
                "",
                PLANNED,
                Case.BASE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Expectation.As.VALUE,
                "",
                null,
                Map.of());
        return new Expectation(id, "", expected, BigDecimal.ZERO, selector, "", cell("Expected", row, 1));
    }

    private Request request() {
        Header header = new Header(
                "Question generation 2027",
                "Finance, A. Person",
                LocalDate.of(2026, 11, 20),
                USD,
                Percent.of("10"),
                cell("Request", 7, 2),
                Rounding.CENTS,
                List.of(),
                budgets(),
                selector ? cell("Request", 6, 2) : null);
        return new Request(
                header,
                List.of(scenario(PLANNED, ""), scenario(batch, "")),
                List.of(new Assumption(
                        "atoms", dec("50"), ThreePoint.of("40", "50", "60"), "atom", "", cell("Assumptions", 2, 5))),
                List.of(),
                List.of(credit(), discount()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Budget> budgets() {
        return List.of(new Budget(usd("300"), cell("Request", 8, 2)), new Budget(usd("600"), cell("Request", 9, 2)));
    }

    private static Contract credit() {
        return Contract.of(
                "Start-up credit", "credit", "openai", "", "", usd("3"), null, null, null, cell("Contract", 2, 3));
    }

    private static Contract discount() {
        return Contract.of(
                "Volume agreement",
                "discount",
                "vast",
                "",
                "",
                null,
                Percent.of("20"),
                null,
                null,
                cell("Contract", 3, 4));
    }

    private static Scenario scenario(String name, String description) {
        return new Scenario(name, description, Map.of(), cell("Scenarios", 2, 1));
    }

    private static Rate rate(String meter, String price) {
        UnitRate unitRate = new UnitRate(usd(price), MILLION, TOKEN);
        return Rate.of(
                "openai",
                "gpt-5.1",
                meter,
                "standard",
                "",
                unitRate,
                LocalDate.of(2026, 1, 1),
                null,
                "price list",
                line(3));
    }

    private static Rate flat(String price) {
        return Rate.of(
                "",
                "",
                "purchase",
                "standard",
                "",
                perUnit(price, "licence"),
                null,
                null,
                "the workbook",
                cell("Usage", 3, 16));
    }

    private static UnitRate perUnit(String price, String unit) {
        return new UnitRate(usd(price), BigDecimal.ONE, new Unit(unit));
    }

    private static Location line(int number) {
        return Location.ofLine("rules/rate-cards/openai.csv", number);
    }

    private static RuleRef rule(String id, String title, Stage stage) {
        return new RuleRef(
                id,
                title,
                "the provider's page",
                "pricing",
                stage,
                Location.ofLine("rules/" + stage.folder() + "/x.drl", 4));
    }

    static Origin in(String sheet, int row, int column) {
        return new Origin.InCell(cell(sheet, row, column));
    }

    static Location cell(String sheet, int row, int column) {
        return Location.ofCell(FILE, sheet, row, column);
    }

    static ThreePoint three(Function<Case, BigDecimal> number) {
        return new ThreePoint(number.apply(Case.LOW), number.apply(Case.BASE), number.apply(Case.HIGH));
    }

    private static Money usd(String amount) {
        return new Money(dec(amount), USD);
    }

    static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }
}
