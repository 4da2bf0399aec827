package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Usage;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Draw;
import io.ratebook.rating.Rated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charges of three cases, laid side by side: a line for each charge that some case has, in the order of the sheet. */
final class Lines {
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private Lines() {}

    static List<Line> of(Rated rated) {
        Lines all = new Lines();
        merged(rated, each -> each.charges().stream(), Charge::key).values().forEach(all::addCharge);
        merged(
                        rated,
                        each -> each.draws().stream(),
                        each -> each.by().contract().id() + "\n" + each.paid().key())
                .values()
                .forEach(all::addDraw);
        all.addContingency(rated);
        return List.copyOf(all.lines);
    }

    /**
     * The parts of all cases by key, in one order that holds for each case: what only one case has stands where that case has
     * it, so that credits are used up line by line as the engine uses them.
     */
    private static <T> Map<String, EnumMap<Case, T>> merged(
            Rated rated, Function<CaseCharges, Stream<T>> parts, Function<T, String> key) {
        List<String> order = new ArrayList<>();
        Map<String, EnumMap<Case, T>> found = new HashMap<>();
        for (Case which : List.of(Case.BASE, Case.LOW, Case.HIGH)) {
            int at = 0;
            for (T part : parts.apply(rated.at(which)).toList()) {
                String name = key.apply(part);
                boolean here = at < order.size() && order.get(at).equals(name);
                if (!here && found.containsKey(name)) {
                    at = order.indexOf(name);
                } else if (!here) {
                    order.add(at, name);
                }
                found.computeIfAbsent(name, each -> new EnumMap<>(Case.class)).put(which, part);
                at++;
            }
        }
        Map<String, EnumMap<Case, T>> merged = new LinkedHashMap<>();
        order.forEach(each -> merged.put(each, found.getOrDefault(each, new EnumMap<>(Case.class))));
        return merged;
    }

    private void addCharge(EnumMap<Case, Charge> charges) {
        Charge shown = shown(charges);
        Metered basis = shown.counted().metered();
        Usage usage = basis.usage();
        int number = lines.size() + 1;
        numbers.put(shown.key(), number);
        lines.add(new Line(
                number,
                basis.purchase() ? Category.PURCHASE : Category.USAGE,
                usage.scenario(),
                usage.id(),
                usage.phase(),
                usage.activity(),
                usage.provider(),
                usage.model(),
                basis.meter(),
                basis.measure().words(),
                basis,
                points(charges, each -> each.counted().base()),
                points(charges, Charge::quantity),
                basis.quantity().unit(),
                points(charges, each -> each.counted().metered().usage().months()),
                rates(charges, shown),
                band(shown.tier()),
                factors(charges),
                points(charges, each -> each.cost().amount()),
                null,
                0,
                decisions(charges)));
    }

    private void addDraw(EnumMap<Case, Draw> draws) {
        Draw shown = shown(draws);
        int paid = numbers.getOrDefault(shown.paid().key(), 0);
        Line line = lines.get(paid - 1);
        lines.add(other(
                Category.CREDIT,
                line,
                "credit",
                shown.by().contract().id() + " pays line " + paid,
                points(draws, each -> each.amount().amount().negate()),
                shown.by().contract(),
                paid,
                List.of(shown.by())));
    }

    /** A line a scenario: its share of everything else that the scenario costs. */
    private void addContingency(Rated rated) {
        ThreePoint share = contingency(rated);
        if (share.equals(ThreePoint.ZERO)) {
            return;
        }
        Map<String, List<Line>> byScenario = new LinkedHashMap<>();
        lines.forEach(each -> byScenario
                .computeIfAbsent(each.scenario(), name -> new ArrayList<>())
                .add(each));
        byScenario.forEach((scenario, its) -> {
            ThreePoint cost = its.stream().map(Line::cost).reduce(ThreePoint.ZERO, ThreePoint::plus);
            String words = Exact.text(share.base().movePointRight(2)) + "% of the scenario's other lines";
            lines.add(other(
                    Category.ADJUSTMENT, its.get(0), "contingency", words, cost.times(share), null, 0, List.of()));
        });
    }

    private static ThreePoint contingency(Rated rated) {
        return new ThreePoint(share(rated, Case.LOW), share(rated, Case.BASE), share(rated, Case.HIGH));
    }

    private static BigDecimal share(Rated rated, Case which) {
        return rated.at(which).request().header().contingency().fraction();
    }

    private Line other(
            Category category,
            Line like,
            String meter,
            String part,
            ThreePoint cost,
            @Nullable Contract contract,
            int paid,
            List<Decision> decisions) {
        boolean credit = category == Category.CREDIT;
        return new Line(
                lines.size() + 1,
                category,
                like.scenario(),
                credit ? like.usageId() : "",
                credit ? like.phase() : "Contingency",
                credit ? like.activity() : "Contingency",
                credit ? like.provider() : "",
                credit ? like.model() : "",
                meter,
                part,
                null,
                ThreePoint.ZERO,
                ThreePoint.ZERO,
                new Unit(meter),
                ThreePoint.ONE,
                List.of(),
                null,
                List.of(),
                cost,
                contract,
                paid,
                decisions);
    }

    private static <T> T shown(EnumMap<Case, T> cases) {
        T base = cases.get(Case.BASE);
        return base != null ? base : cases.values().iterator().next();
    }

    private static <T> ThreePoint points(EnumMap<Case, T> cases, Function<T, BigDecimal> value) {
        return new ThreePoint(
                point(cases.get(Case.LOW), value),
                point(cases.get(Case.BASE), value),
                point(cases.get(Case.HIGH), value));
    }

    private static <T> BigDecimal point(@Nullable T one, Function<T, BigDecimal> value) {
        return one == null ? BigDecimal.ZERO : value.apply(one);
    }

    private static List<Rate> rates(EnumMap<Case, Charge> charges, Charge shown) {
        return Stream.of(Case.values())
                .map(each -> charges.getOrDefault(each, shown).rate())
                .toList();
    }

    private static Line.@Nullable Band band(Decision.@Nullable Tier tier) {
        return tier == null
                ? null
                : new Line.Band(tier.kind(), tier.from(), tier.upTo(), tier.price(), tier.flat(), tier.size());
    }

    /** Each factor of any case once; 1 in the cases in which it doesn't hold. */
    private static List<LineFactor> factors(EnumMap<Case, Charge> charges) {
        record Key(RuleRef by, String why) {}
        Map<Key, EnumMap<Case, BigDecimal>> values = new LinkedHashMap<>();
        charges.forEach((which, charge) -> Stream.concat(charge.counted().factors().stream(), charge.factors().stream())
                .forEach(factor -> values.computeIfAbsent(
                                new Key(factor.by(), factor.why()), key -> new EnumMap<>(Case.class))
                        .merge(which, factor.value().at(which), BigDecimal::multiply)));
        List<LineFactor> factors = new ArrayList<>();
        values.forEach((key, cases) -> factors.add(new LineFactor(
                new ThreePoint(
                        cases.getOrDefault(Case.LOW, BigDecimal.ONE),
                        cases.getOrDefault(Case.BASE, BigDecimal.ONE),
                        cases.getOrDefault(Case.HIGH, BigDecimal.ONE)),
                key.why(),
                key.by())));
        return factors;
    }

    /** The decisions of the case shown, then those that only another case has. */
    private static List<Decision> decisions(EnumMap<Case, Charge> charges) {
        Set<String> seen = new LinkedHashSet<>();
        List<Decision> all = new ArrayList<>();
        for (Case which : List.of(Case.BASE, Case.LOW, Case.HIGH)) {
            Charge charge = charges.get(which);
            for (Decision each : charge == null ? List.<Decision>of() : charge.decisions()) {
                if (seen.add(each.by().id() + each.words())) {
                    all.add(each);
                }
            }
        }
        return all;
    }
}
