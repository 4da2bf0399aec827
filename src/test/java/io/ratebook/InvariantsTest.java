package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.amount.Money;
import io.ratebook.amount.ThreePoint;
import io.ratebook.finding.Checked;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Draw;
import io.ratebook.rating.Rated;
import io.ratebook.report.BrokenInvariantException;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Invariants;
import io.ratebook.report.Line;
import io.ratebook.report.MonthCost;
import io.ratebook.report.Report;
import io.ratebook.report.Reporter;
import io.ratebook.report.Reruns;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A result in which one number is made wrong is noticed, whichever it is; a sound one passes. */
@TestInstance(Lifecycle.PER_CLASS)
final class InvariantsTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Rulebook rulebook =
            RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();
    private final CaseCharges charges = charges();
    private final Report report = report(rated(charges));

    @AfterAll
    void close() {
        rulebook.close();
    }

    @Test
    void aSoundResultPasses() {
        assertThat(report.credits()).isNotEmpty();
        assertThat(charges.draws()).isNotEmpty();
        assertThatCode(() -> Invariants.check(rated(charges), report)).doesNotThrowAnyException();
    }

    @Test
    void aRowWithoutAChargeIsNoticed() {
        String gone = charges.charges().get(0).counted().metered().usage().id();
        List<Charge> others = charges.charges().stream()
                .filter(each -> !each.counted().metered().usage().id().equals(gone))
                .toList();
        broken(with(others, charges.draws()), report, "case low: isn't priced: ");
    }

    @Test
    void aChargeThatStandsTwiceIsNoticed() {
        List<Charge> twice = new ArrayList<>(charges.charges());
        twice.add(twice.get(3));
        broken(with(twice, charges.draws()), report, "is priced twice: ");
    }

    @Test
    @SuppressWarnings("NullAway") // a charge may have no tier
    void aQuantityThatIsLostIsNoticed() {
        List<Charge> less = new ArrayList<>(charges.charges());
        Charge charge = less.get(0);
        less.set(
                0,
                new Charge(
                        charge.counted(),
                        charge.rate(),
                        charge.tier(),
                        charge.price(),
                        charge.free(),
                        charge.quantity().subtract(BigDecimal.ONE),
                        charge.fees(),
                        charge.factors(),
                        charge.cost(),
                        charge.decisions()));
        broken(with(less, charges.draws()), report, " are charged as ");
    }

    @Test
    void aChargeThatIsNoLineIsNoticed() {
        List<Line> fewer = report.lines().subList(1, report.lines().size());
        broken(
                charges,
                report(fewer, report.totals(), report.months(), report.credits()),
                "charges of ",
                "are lines of ");
    }

    @Test
    void aCreditThatPaysMoreThanIsDueIsNoticed() {
        List<Draw> draws = changed(
                charges.draws(),
                each -> !each.isCap(),
                each -> new Draw(
                        each.paid(),
                        each.by(),
                        each.month(),
                        each.left(),
                        each.left().plus(new Money(CENT, each.left().currency()))));
        broken(with(charges.charges(), draws), report, " takes ", " off ");
    }

    @Test
    void aTotalThatIsNotItsLinesIsNoticed() {
        List<ScenarioTotal> totals = changed(
                report.totals(),
                each -> true,
                each -> new ScenarioTotal(
                        each.scenario(), more(each.cost()), more(each.beforeCredits()), each.byPhase()));
        broken(charges, report(report.lines(), totals, report.months(), report.credits()), "the lines of ", "come to");
        List<ScenarioTotal> before = changed(
                report.totals(),
                each -> true,
                each -> new ScenarioTotal(each.scenario(), each.cost(), more(each.beforeCredits()), each.byPhase()));
        broken(charges, report(report.lines(), before, report.months(), report.credits()), "the lines without credits");
    }

    @Test
    void phasesThatArentTheTotalAreNoticed() {
        List<ScenarioTotal> totals = changed(report.totals(), each -> true, each -> {
            Map<String, ThreePoint> phases = new LinkedHashMap<>(each.byPhase());
            phases.replaceAll((name, cost) -> more(cost));
            return new ScenarioTotal(each.scenario(), each.cost(), each.beforeCredits(), phases);
        });
        broken(charges, report(report.lines(), totals, report.months(), report.credits()), "the phases of ", "come to");
    }

    @Test
    void monthsThatArentTheTotalAreNoticed() {
        List<MonthCost> months = changed(
                report.months(),
                each -> true,
                each -> new MonthCost(each.scenario(), each.phase(), each.month(), more(each.cost())));
        broken(charges, report(report.lines(), report.totals(), months, report.credits()), "the months of ", "come to");
    }

    @Test
    void aCreditOfWhichLessThanNothingIsLeftIsNoticed() {
        List<CreditUse> credits = changed(
                report.credits(),
                each -> true,
                each -> new CreditUse(
                        each.contract(),
                        each.scenario(),
                        each.used().plus(each.unused()).plus(ThreePoint.of(CENT)),
                        ThreePoint.of(CENT.negate())));
        broken(
                charges,
                report(report.lines(), report.totals(), report.months(), credits),
                "of the credit ",
                "are left");
    }

    private void broken(CaseCharges wrong, Report told, String... words) {
        assertThatThrownBy(() -> Invariants.check(rated(wrong), told))
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageContainingAll(words);
    }

    private static ThreePoint more(ThreePoint cost) {
        return cost.plus(ThreePoint.of(CENT));
    }

    /** The first that is meant, changed. */
    private static <T> List<T> changed(List<T> all, java.util.function.Predicate<T> which, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (which.test(changed.get(i))) {
                changed.set(i, change.apply(changed.get(i)));
                return changed;
            }
        }
        throw new AssertionError("there is none to be changed");
    }

    private CaseCharges with(List<Charge> others, List<Draw> draws) {
        return new CaseCharges(
                charges.request(), others, draws, charges.trueUps(), charges.ranges(), charges.findings());
    }

    private Report report(
            List<Line> lines, List<ScenarioTotal> totals, List<MonthCost> months, List<CreditUse> credits) {
        return new Report(
                report.request(),
                lines,
                report.reasons(),
                totals,
                months,
                credits,
                report.comparisons(),
                report.returns(),
                report.metrics(),
                report.sensitivities(),
                report.standings(),
                report.reads(),
                report.fits(),
                report.verdicts(),
                report.findings());
    }

    private static Rated rated(CaseCharges all) {
        return new Rated(all, all, all);
    }

    /** A plan with terms of every kind. */
    private CaseCharges charges() {
        for (long seed = 1; ; seed++) {
            RandomPlan plan = new RandomPlan(new Random(seed));
            plan.use(60, true);
            plan.agreePrices();
            plan.agreeSums();
            CaseCharges all = PlainRows.rate(rulebook, plan.prices, plan.uses, plan.terms, plan.exchange);
            boolean pays = all.draws().stream().anyMatch(each -> !each.isCap());
            if (pays
                    && all.charges().get(0).tier() == null
                    && all.charges().get(0).rate().roundUpTo() == null) {
                return all;
            }
        }
    }

    private Report report(Rated rated) {
        return new Reporter(rulebook, new Reruns() {
                    @Override
                    public Rated everyCase(Map<String, BigDecimal> settings) {
                        return rated;
                    }

                    @Override
                    public Checked<Optional<CaseCharges>> baseCase(Map<String, BigDecimal> settings) {
                        return Checked.of(Optional.of(rated.base()));
                    }
                })
                .report(rated, Optional.empty(), samples -> {});
    }
}
